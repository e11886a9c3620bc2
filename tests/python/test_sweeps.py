"""Sweeps as users meet them: files in xarray, exit codes, shares at once, kills and stops at random moments.

usage: test_sweeps.py PROGRAM
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import small_town
from reliability_kills import kill_trials, stop_trials
from reliability_tools import contents, run

PROGRAM = os.path.abspath(sys.argv.pop(1))

FACTORS = """[[factor]]
key = "fear.light"
low = 1
high = 3
{levels}
[[factor]]
key = "police.foot"
name = "Streifen"
{foot}
"""


def sweep_text(design, levels="", foot="low = 0\nhigh = 4", replicates=2):
    return f'schema = 1\nscenario = "town.toml"\nreplicates = {replicates}\n[design]\n{design}\n' + FACTORS.format(levels=levels, foot=foot)


class Place(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lichtung-sweeps-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        small_town.write(self.folder)

    def sweep(self, text, *options, code=0):
        (self.folder / "sweep.toml").write_text(text)
        answer = run(PROGRAM, self.folder, "--json", "sweep", "sweep.toml", "-o", "out", *options)
        self.assertEqual(answer.returncode, code, answer.stderr)
        return json.loads(answer.stdout)


class Files(Place):
    def open(self):
        import xarray
        return xarray.open_dataset(self.folder / "out" / "results.h5").load()

    def test_a_grid_has_its_factors_as_dimensions(self):
        self.sweep(sweep_text('method = "grid"', "levels = 3", 'values = [0, 2]'))
        data = self.open()
        self.assertEqual(dict(data.sizes), {"fear.light": 3, "Streifen": 2, "replicate": 2})
        self.assertEqual(data["fear.light"].values.tolist(), [1.0, 2.0, 3.0])
        self.assertEqual(data["Streifen"].values.tolist(), [0.0, 2.0])
        unsafe = data["night_walks_unsafe_share"].mean("replicate")
        self.assertEqual(unsafe.dims, ("fear.light", "Streifen"))
        self.assertGreater(float(unsafe.sel({"fear.light": 3.0}).mean()), 0.0)

    def test_a_sobol_sweep_has_samples_and_matrices_and_its_sensitivity_is_told(self):
        self.sweep(sweep_text('method = "sobol"\npoints = 4', replicates=1))
        data = self.open()
        self.assertEqual(dict(data.sizes), {"sample": 4, "matrix": 4, "replicate": 1})
        self.assertEqual(data["matrix"].values.tolist(), ["A", "AB1", "AB2", "B"])
        light = data["fear.light"]
        self.assertEqual(light.dims, ("sample", "matrix"))
        self.assertTrue((light.sel(matrix="AB1") == light.sel(matrix="B")).all())
        self.assertTrue((light.sel(matrix="AB2") == light.sel(matrix="A")).all())
        answer = run(PROGRAM, self.folder, "--json", "sensitivity", "out", "--plots", "plots", "--figure", "night_walks_unsafe_share")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        figure = json.loads(answer.stdout)["figures"][0]
        self.assertEqual([f["factor"] for f in figure["factors"]], ["fear.light", "Streifen"])
        self.assertEqual([p.name for p in (self.folder / "plots").iterdir()], ["night_walks_unsafe_share.svg"])

    def test_a_morris_sweep_has_trajectories_and_steps(self):
        self.sweep(sweep_text('method = "morris"\ntrajectories = 3', replicates=1))
        data = self.open()
        self.assertEqual(dict(data.sizes), {"trajectory": 3, "step": 3, "replicate": 1})
        answer = run(PROGRAM, self.folder, "sensitivity", "out")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertIn("mu*", answer.stdout)

    def test_the_index_reads_as_a_table_and_names_every_file(self):
        import pandas
        self.sweep(sweep_text('method = "lhs"\npoints = 3'))
        table = pandas.read_csv(self.folder / "out" / "index.csv")
        self.assertEqual(len(table), 6)
        self.assertEqual(table[["point", "replicate"]].values.tolist(), [[p, r] for p in range(3) for r in range(2)])
        for name in table["file"]:
            self.assertTrue((self.folder / "out" / name).exists())


class Command(Place):
    def test_a_dry_run_estimates_and_writes_nothing(self):
        document = self.sweep(sweep_text('method = "lhs"\npoints = 5'), "--dry-run")
        self.assertEqual((document["points"], document["runs"], document["open"]), (5, 10, 10))
        for key in ("total_s", "total_bytes", "memory_bytes", "prepare_s", "run_s"):
            self.assertGreater(document[key], 0.0)
        self.assertFalse((self.folder / "out").exists())

    def test_failing_runs_are_told_and_end_with_1(self):
        text = sweep_text('method = "grid"', "levels = 2", "values = [60, 19000000]", 1).replace('"police.foot"', '"population.residents"')
        document = self.sweep(text, code=1)
        self.assertEqual(document["computed"], 2)
        self.assertEqual(len(document["failed"]), 2)
        self.assertIn("19000000", document["failed"][0]["message"])
        self.assertTrue(document["collected"])
        status = json.loads(run(PROGRAM, self.folder, "--json", "status", "out").stdout)
        self.assertEqual((status["done"], len(status["failed"])), (2, 2))

    def test_another_sweep_in_the_folder_is_refused(self):
        self.sweep(sweep_text('method = "lhs"\npoints = 2', replicates=1))
        self.sweep(sweep_text('method = "lhs"\npoints = 3', replicates=1), code=65)
        self.sweep(sweep_text('method = "lhs"\npoints = 3', replicates=1), "--force")

    def test_calls_that_cannot_be_understood(self):
        (self.folder / "sweep.toml").write_text(sweep_text('method = "lhs"\npoints = 2'))
        for wrong in (["--shard", "0/3"], ["--shard", "4/3"], ["--shard", "x"], ["--submit"], ["--lease", "0"]):
            self.assertEqual(run(PROGRAM, self.folder, "sweep", "sweep.toml", "-o", "out", *wrong).returncode, 64, wrong)
        self.assertEqual(run(PROGRAM, self.folder, "sweep", "nix.toml", "-o", "out").returncode, 66)
        self.assertEqual(run(PROGRAM, self.folder, "status", "nix").returncode, 66)
        self.assertEqual(run(PROGRAM, self.folder, "sensitivity", "nix").returncode, 66)

    def test_shares_collect_when_the_last_one_ends(self):
        text = sweep_text('method = "lhs"\npoints = 3')
        self.assertFalse(self.sweep(text, "--shard", "1/2")["collected"])
        self.assertEqual(self.sweep(text, "--collect", code=75)["missing"], 3)
        self.assertTrue(self.sweep(text, "--shard", "2/2")["collected"])

    def test_processes_at_once_on_one_folder_do_each_run_once_and_give_the_folder_of_one(self):
        text = sweep_text('method = "lhs"\npoints = 6')
        self.sweep(text)
        command = [PROGRAM, "--json", "sweep", "sweep.toml", "-o", "many"]
        processes = [subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for _ in range(3)]
        documents = [json.loads(p.communicate(timeout=300)[0]) for p in processes]
        self.assertEqual([d["exit"] for d in documents], [0, 0, 0])
        self.assertEqual(sum(d["computed"] for d in documents), 12)
        self.assertEqual(contents(self.folder / "many"), contents(self.folder / "out"))
        self.assertFalse((self.folder / "many" / "locks").exists())


class Promises(unittest.TestCase):
    """Short versions of what tests/run-long.sh tries a thousand times."""

    def test_kill_9_at_random_moments_loses_nothing(self):
        row = kill_trials(PROGRAM, trials=12, seed=1)
        self.assertEqual(row.failures, [])

    def test_stop_at_any_moment_and_resume_is_the_same_as_one_go(self):
        row = stop_trials(PROGRAM, trials=6, seed=1)
        self.assertEqual(row.failures, [])


if __name__ == "__main__":
    unittest.main()
