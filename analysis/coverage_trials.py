#!/usr/bin/env python3
"""Do the intervals of `lichtung compare` keep their promise, and what does pairing gain? Real runs of a tiny town.

    coverage_trials.py same      a scenario against itself with other chance: replicates of one seed, never the same ones
    coverage_trials.py seeds     a scenario against itself with another seed, so that other people are invented as well
    coverage_trials.py people    the same, where every replicate has people of its own
    coverage_trials.py pairing   variance of a difference with common random numbers against independent replicates and seeds

    Options: --lichtung build/release/sim/lichtung  --trials 200  --replicates 5  --days 2  --work FOLDER
             --base FILE --plan FILE (pairing: other scenarios than the tiny town's)
"""
import argparse
import json
import math
import os
import pathlib
import statistics
import subprocess
import tempfile

FIGURES = [("expected_per_100k.damage", "expected"), ("expected_per_100k.assault", "expected"),
           ("expected_per_100k.bicycle_theft", "expected"), ("incidents_per_100k.damage", "true"),
           ("night_walks_unsafe_share", ""), ("avoided_share_of_dark_tours", ""), ("footfall_night_mean", ""),
           ("detour_mean_m", ""), ("patrol_hours_per_day", ""), ("trips_per_person_day", "")]
LEVELS = {"offence.base.burglary": -9.8945, "offence.base.robbery": -9.3895, "offence.base.assault": -8.2798,
          "offence.base.bicycle_theft": -9.3498, "offence.base.damage": -7.0919, "fear.level": -4.9073}


def tiny_town(path, blocks=5, side_m=90.0):
    """A grid of streets with a house on both sides of each, a bar, a shop and a school, as OpenStreetMap XML."""
    lat0, lon0 = 52.37, 9.75
    metre_lat, metre_lon = 1 / 111_320, 1 / (111_320 * math.cos(math.radians(lat0)))
    nodes, ways = [], []

    def node(x, y, tags=""):
        nodes.append(f'<node id="{len(nodes) + 1}" version="1" lat="{lat0 + y * metre_lat:.7f}" '
                     f'lon="{lon0 + x * metre_lon:.7f}">{tags}</node>')
        return len(nodes)

    def way(refs, **tags):
        inner = "".join(f'<nd ref="{r}"/>' for r in refs) + "".join(f'<tag k="{k}" v="{v}"/>' for k, v in tags.items())
        ways.append(f'<way id="{len(ways) + 1}" version="1">{inner}</way>')

    def house(x, y, kind):
        corners = [node(x + dx, y + dy) for dx, dy in ((-8, -6), (8, -6), (8, 6), (-8, 6))]
        way(corners + corners[:1], building=kind, **{"building:levels": "3"})

    grid = [[node(i * side_m, j * side_m) for j in range(blocks + 1)] for i in range(blocks + 1)]
    for k in range(blocks + 1):
        kind = "tertiary" if k == 2 else "residential"
        lit = "no" if k == 4 else "yes"
        way([grid[i][k] for i in range(blocks + 1)], highway=kind, name=f"Querweg {k + 1}", lit=lit)
        way([grid[k][j] for j in range(blocks + 1)], highway=kind, name=f"Langer Weg {k + 1}", lit=lit)
    for i in range(blocks):
        for j in range(blocks + 1):
            house((i + 0.3) * side_m, j * side_m + 14, "apartments" if (i + j) % 2 else "house")
            house((i + 0.7) * side_m, j * side_m - 14, "apartments" if (i + j) % 3 else "retail")
    for i, j, tags in ((1, 2, '<tag k="amenity" v="bar"/>'), (3, 2, '<tag k="shop" v="supermarket"/>'),
                       (2, 4, '<tag k="amenity" v="school"/>'), (4, 1, '<tag k="office" v="company"/>')):
        node((i + 0.5) * side_m, j * side_m + 6, tags)
    path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n' + "\n".join(nodes + ways) + "\n</osm>\n",
                    encoding="utf-8")


def scenario(folder, name, days, police="", edit=""):
    levels = "\n".join(f'"{key}" = {value}' for key, value in LEVELS.items())
    path = folder / f"{name}.toml"
    path.write_text(f'schema = 1\nname = "{name}"\n[map]\nosm = "tiny.osm"\n[time]\nstart = 2026-11-02\ndays = {days}\n'
                    f'[police]\n{police}\nshifts = ["06:00-14:00", "14:00-22:00", "22:00-06:00"]\n[random]\nseed = 1\nreplicates = 1\n'
                    f'[parameters]\n{levels}\n{edit}', encoding="utf-8")
    return path


class Runner:
    def __init__(self, lichtung):
        self.lichtung = lichtung

    def run(self, scenario_file, folder, replicates, seed=1, *more):
        subprocess.run([self.lichtung, "run", str(scenario_file), "-o", str(folder), "--replicates", str(replicates), "--seed", str(seed), *more],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def compare(self, a, b):
        answer = subprocess.run([self.lichtung, "compare", str(a), str(b), "--json", "--resamples", "0"], check=True, capture_output=True)
        found = json.loads(answer.stdout)
        return {(f["metric"], f["ledger"]): f["contrast"] for f in found["figures"]}


def covers(contrast):
    """Does the interval hold zero? None without an interval."""
    low, high = contrast["t"]["low"], contrast["t"]["high"]
    return None if low is None or high is None or contrast["sd"] == 0 else low <= 0 <= high


def print_coverage(trials):
    print("| figure | ledger | trials | interval holds zero, % | its standard error |\n|---|---|---|---|---|")
    hits = total = 0
    for metric, ledger in FIGURES:
        answers = [c for t in trials if (metric, ledger) in t and (c := covers(t[(metric, ledger)])) is not None]
        if not answers:
            continue
        share = sum(answers) / len(answers)
        hits, total = hits + sum(answers), total + len(answers)
        print(f"| {metric} | {ledger} | {len(answers)} | {100 * share:.1f} | {100 * math.sqrt(share * (1 - share) / len(answers)):.1f} |")
    print(f"| all of these | | {total} | {100 * hits / total:.1f} | |")


def same(args, work, runner):
    """Replicates 0 … n−1 against n … 2n−1, and so on: the same people, other days."""
    n, pool = args.replicates, work / "pool"
    runner.run(scenario(work, "tiny", args.days), pool, 2 * n * args.trials)
    trials = []
    for trial in range(args.trials):
        sides = [work / f"{side}{trial}" for side in "ab"]
        for k, side in enumerate(sides):
            side.mkdir()
            for r in range(n):
                name = f"replicate-{(2 * trial + k) * n + r:04d}.h5"
                os.link(pool / name, side / name)
        trials.append(runner.compare(*sides))
    print_coverage(trials)


def people(args, work, runner):
    seeds(args, work, runner, "--own-people")


def seeds(args, work, runner, *more):
    base = scenario(work, "tiny", args.days)
    trials = []
    for trial in range(args.trials):
        sides = [work / f"s{2 * trial + k + 1}" for k in range(2)]
        for k, side in enumerate(sides):
            runner.run(base, side, args.replicates, 2 * trial + k + 1, *more)
        trials.append(runner.compare(*sides))
    print_coverage(trials)


def over_seeds(runner, scenario_file, work, name, count):
    """The first replicate of many seeds: variance of every figure."""
    values = {}
    for seed in range(1001, 1001 + count):
        folder = work / f"{name}-{seed}"
        runner.run(scenario_file, folder, 1, seed=seed)
        for key, contrast in runner.compare(folder, folder).items():
            if contrast["mean_a"] is not None:
                values.setdefault(key, []).append(contrast["mean_a"])
    return {key: statistics.variance(v) for key, v in values.items() if len(v) > 1}


def pairing(args, work, runner):
    plans = {"light": ("", '[[edit]]\nkind = "lighting"\nwhere = "town"\nclass = "P1"\n'), "patrols doubled": ("foot = 2", "")}
    base = args.base or scenario(work, "tiny", args.days, "foot = 1")
    runner.run(base, work / "base", args.replicates)
    apart = over_seeds(runner, base, work, "base", args.trials) if args.trials else {}
    for name, (police, edit) in ({args.plan.stem: ("", "")} if args.plan else plans).items():
        plan = args.plan or scenario(work, name.split()[0], args.days, police or "foot = 1", edit)
        runner.run(plan, work / f"plan-{name}", args.replicates)
        other = over_seeds(runner, plan, work, f"plan-{name}", args.trials) if args.trials else {}
        figures = runner.compare(work / "base", work / f"plan-{name}")
        print(f"\n{name}, {args.replicates} pairs; independent seeds: {args.trials}\n\n| figure | ledger | against independent replicates | "
              "against independent seeds | correlation |\n|---|---|---|---|---|")
        for key in FIGURES:
            c = figures.get(key)
            if c is None or not c["sd"] or not c["variance_ratio"]:
                continue
            by_seed = (apart[key] + other[key]) / c["sd"] ** 2 if key in apart and key in other else float("nan")
            print(f"| {key[0]} | {key[1]} | {1 / c['variance_ratio']:.1f} | {by_seed:.1f} | {c['correlation'] or 0:.3f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["same", "seeds", "people", "pairing"])
    parser.add_argument("--lichtung", default="build/release/sim/lichtung")
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--replicates", type=int, default=5)
    parser.add_argument("--days", type=int, default=2)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--base", type=pathlib.Path)
    parser.add_argument("--plan", type=pathlib.Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = args.work or pathlib.Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        tiny_town(work / "tiny.osm")
        {"same": same, "seeds": seeds, "people": people, "pairing": pairing}[args.what](args, work, Runner(args.lichtung))


if __name__ == "__main__":
    main()
