"""Kills and stops at random moments of a sweep, and of a run."""

import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import time

import small_town
from reliability_tools import Folder, Row, contents, run

SWEEP = """schema = 1
scenario = "town.toml"
replicates = 2
[design]
method = "lhs"
points = {points}
seed = {seed}
[[factor]]
key = "fear.light"
low = 1
high = 3
"""

POINTS = 6


def whole_files(program, folder):
    """Names of outcome files under final names, and those of them that don't verify."""
    status = run(program, folder, "--json", "status", "out", "--verify")
    if status.returncode != 0:   # killed before the sweep was described
        return set(), set()
    damaged = set(json.loads(status.stdout)["damaged"])
    names = {str(p.relative_to(folder / "out")) for p in (folder / "out" / "runs").glob("*/replicate-*.h5")}
    return names - damaged, damaged


def locks(folder):
    """Locks of runs as they lie in the folder of a sweep: name and time, so that a lock taken anew is another one."""
    return {(p.name, p.stat().st_mtime_ns) for p in (folder / "out" / "locks").glob("*.lock")}


def write_sweep(folder, seed):
    (folder / "sweep.toml").write_text(SWEEP.format(points=POINTS, seed=seed))


def kill_trials(program, trials, seed, at_once=1):
    """kill -9 after a random time; every completed run is still there and never computed again, no broken file has a final
    name, and the sweep that is left at last equals the one in a single go."""
    row = Row("kill -9 at random moments in a sweep: runs lost 0, unreadable files under final names 0, runs wrongly skipped 0", trials)
    rng = random.Random(seed)
    killed = done = sweeps = hit = 0
    with Folder() as folder:
        small_town.write(folder)
        reference = None
        while killed < trials:
            sweeps += 1
            shutil.rmtree(folder / "out", ignore_errors=True)
            write_sweep(folder, seed)
            if reference is None:
                start = time.monotonic()
                run(program, folder, "sweep", "sweep.toml", "-o", "out")
                whole_time = time.monotonic() - start
                reference = contents(folder / "out")
                shutil.rmtree(folder / "out")
            kept, stamps, held = set(), {}, set()
            while killed < trials:
                processes = [subprocess.Popen([program, "sweep", "sweep.toml", "-o", "out"], cwd=folder, stderr=subprocess.DEVNULL)
                             for _ in range(at_once)]
                time.sleep(rng.uniform(0.0, whole_time * 0.8))
                ended = [p.poll() is not None for p in processes]
                for p in processes:
                    p.kill()
                    p.wait()
                if all(ended):
                    break
                killed += 1
                hit += bool(locks(folder) - held)   # a dead process leaves the locks of what it was doing
                held = locks(folder)
                whole, damaged = whole_files(program, folder)
                now = {name: (folder / "out" / name).stat().st_mtime_ns for name in whole}
                if damaged:
                    row.failures.append(f"trial {killed}: unreadable {sorted(damaged)}")
                if kept - whole:
                    row.failures.append(f"trial {killed}: lost {sorted(kept - whole)}")
                again = [name for name in kept & whole if now[name] != stamps[name]]
                if again:
                    row.failures.append(f"trial {killed}: computed again {again}")
                done += len(whole - kept)
                kept, stamps = whole, now
            answer = run(program, folder, "sweep", "sweep.toml", "-o", "out")
            if answer.returncode != 0 or contents(folder / "out") != reference:
                row.failures.append(f"after {killed} kills the folder differs from one in a single go: {answer.stderr[-300:]}")
    row.note = (f"{sweeps} sweeps of {POINTS * 2} runs, {hit} kills while runs were under way, {done} runs completed between kills; "
                "the folders at the end equal byte for byte")
    return row


def stop_trials(program, trials, seed):
    """SIGINT or SIGTERM at a random moment ends with 75 (or 0 at the very end), and the same command completes to the same bytes."""
    row = Row("stop (SIGINT, SIGTERM) at any moment and resume ≡ uninterrupted", trials)
    rng = random.Random(seed)
    codes = {}
    with Folder() as folder:
        small_town.write(folder, days=6)
        write_sweep(folder, seed)
        start = time.monotonic()
        run(program, folder, "sweep", "sweep.toml", "-o", "whole")
        sweep_time = time.monotonic() - start
        start = time.monotonic()
        run(program, folder, "run", "town.toml", "-o", "whole-run", "--replicates", "4")
        run_time = time.monotonic() - start
        for trial in range(trials):
            single = trial % 3 == 2
            whole, out = (("whole-run", "out-run") if single else ("whole", "out"))
            command = ["run", "town.toml", "--replicates", "4"] if single else ["sweep", "sweep.toml"]
            shutil.rmtree(folder / out, ignore_errors=True)
            process = subprocess.Popen([program, *command, "-o", out], cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            # Before the first thread exists nobody listens, as with any program; stop once its folder is there.
            while not (folder / out).exists() and process.poll() is None:
                time.sleep(0.005)
            time.sleep(rng.uniform(0.0, (run_time if single else sweep_time) * 0.8))
            process.send_signal(rng.choice([signal.SIGINT, signal.SIGTERM]))
            code = process.wait(timeout=300)
            codes[code] = codes.get(code, 0) + 1
            if code not in (0, 75):
                row.failures.append(f"trial {trial}: ended with {code}")
            answer = run(program, folder, *command, "-o", out)
            if answer.returncode != 0 or contents(folder / out) != contents(folder / whole):
                row.failures.append(f"trial {trial}: resumed differs: {answer.stderr[-300:]}")
    row.note = "exit codes of the stopped: " + ", ".join(f"{n} × {code}" for code, n in sorted(codes.items()))
    return row
