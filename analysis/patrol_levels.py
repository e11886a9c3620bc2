#!/usr/bin/env python3
"""Presence, response, crime, displacement and costs under levels and strategies of patrol, as in docs/police-levers.md.

Runs `lichtung run` for a bundled town and for plans with half, twice and four times its patrols (or the bundled police
plans of Kleinstadt), with the same seed and replicates, so that differences come from the plans, and reads the outcomes.
± is half the 95 % interval over replicates: of a level itself, or of the paired difference to the baseline. Usage:

    analysis/patrol_levels.py [--town kleinstadt] [--replicates 8] [--days 28] [--plans] [--work FOLDER]
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

import h5py
import numpy as np

LIBRARY = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "library"
KINDS = ["burglary", "robbery", "assault", "bicycle_theft", "damage"]
PLANS = [("streife-doppelt", "twice the patrols"), ("brennpunkte", "+2 foot, hot spots"), ("alarm", "near-repeat alerts"),
         ("aussenbezirke", "+1 bicycle, outlying"), ("ein-mann", "2 × 1 officer"), ("wache-zu", "station closed"),
         ("abzug", "half away at weekends"), ("ordnungsdienst", "+2 order service")]
T975 = [0, 12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045]


def half_width(x):
    n = len(x)
    return float("nan") if n < 2 else (T975[n - 1] if n <= 30 else 1.96) * np.std(x, ddof=1) / n ** 0.5


def shown(x, digits=4):
    """Mean ± half width, the latter with two digits."""
    return f"{np.mean(x):.{digits}g}" if len(x) < 2 or np.ptp(x) == 0 else f"{np.mean(x):.{digits}g} ± {half_width(x):.2g}"


def run(lichtung, scenario, replicates):
    folder = scenario.with_suffix("")
    subprocess.run([lichtung, "run", str(scenario), "-o", str(folder), "--replicates", str(replicates)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return read(folder)


def read(folder):
    """By replicate: totals by (metric, ledger), expected offences and patrol minutes by street."""
    rows = []
    for path in sorted(folder.glob("replicate-*.h5")):
        with h5py.File(path) as file:
            t = file["totals"]
            totals = dict(zip(zip(t["metric"].asstr()[:], t["ledger"].asstr()[:]), t["value"][:]))
            edge = file["edge_segment"][:]
            first = np.unique(edge, return_index=True)[1]   # one edge of each street

            def by_street(name):
                return file[name][:].reshape(-1, len(edge))[:, first].sum(axis=0).astype(float)
            rows.append((totals, sum(by_street(f"expected_{k}") for k in KINDS), by_street("patrol_minutes")))
    return rows


def offences(totals, ledger):
    prefix = "expected_per_100k" if ledger == "expected" else "incidents_per_100k"
    return sum(totals[(f"{prefix}.{k}", ledger)] for k in KINDS)


def spread(base, plan):
    """Paired: change of expected offences on the tenth of streets that gained most presence, on the rest, per run."""
    near, far = [], []
    gain = sum(p[2] - b[2] for b, p in zip(base, plan))
    chosen = gain >= np.quantile(gain, 0.9)
    for b, p in zip(base, plan):
        change = p[1] - b[1]
        near.append(change[chosen].sum())
        far.append(change[~chosen].sum())
    return np.array(near), np.array(far)


def metric(name, factor=1.0):
    return lambda rows: np.array([r[0].get((name, ""), float("nan")) for r in rows]) * factor


def levels_table(results):
    names = list(results)
    print("| figure | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    lines = [("units on duty", metric("police_units_on_duty")), ("police on the street, h a day", metric("patrol_hours_per_day")),
             ("… on foot, min a run", metric("patrol_minutes.foot")),
             ("response time, median, s", metric("response_time_median_s")), ("response time, 90 %, s", metric("response_time_p90_s")),
             ("calls nobody came to", metric("calls_unanswered")), ("police busy with calls, %", metric("police_busy_share", 100)),
             ("night walks felt unsafe, %", metric("night_walks_unsafe_share", 100)),
             ("police, 1000 € a year", metric("police_cost_per_year_eur", 1e-3)),
             ("order service, 1000 € a year", metric("order_service_cost_per_year_eur", 1e-3)),
             ("patrols against offences by district (0 … 1)", lambda rows: np.array([r[0].get(("patrol_district_bias", "expected"), float("nan")) for r in rows]))]
    for ledger in ("true", "reported", "discovered", "recorded", "expected"):
        lines.append((f"offences per 100 000 and year, {ledger}", lambda rows, l=ledger: np.array([offences(r[0], l) for r in rows])))
    for label, figure in lines:
        print(f"| {label} | " + " | ".join(shown(figure(results[n])) for n in names) + " |")


def difference_table(results, baseline, days):
    base, names = results[baseline], [n for n in results if n != baseline]
    print("\n| difference to " + baseline + " | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    rows = {label: [] for label in ("expected offences, %", "discovered offences, %", "expected on the tenth of streets that gained most presence, a year",
                                    "expected elsewhere, a year", "cost of the plan, 1000 € a year", "€ per prevented offence")}
    for n in names:
        plan = results[n]
        for ledger, label in (("expected", "expected offences, %"), ("discovered", "discovered offences, %")):
            before = np.array([offences(r[0], ledger) for r in base])
            after = np.array([offences(r[0], ledger) for r in plan])
            rows[label].append(shown(100 * (after - before) / before.mean(), 3))
        near, far = (x * 365 / days for x in spread(base, plan))
        rows["expected on the tenth of streets that gained most presence, a year"].append(shown(near, 3))
        rows["expected elsewhere, a year"].append(shown(far, 3))
        money = sum(metric(m)(plan) - metric(m)(base) for m in ("police_cost_per_year_eur", "order_service_cost_per_year_eur"))
        rows["cost of the plan, 1000 € a year"].append(shown(money * 1e-3, 3))
        prevented = -(near + far)
        sure = prevented.mean() > half_width(prevented)
        rows["€ per prevented offence"].append(f"{money.mean() / prevented.mean():.3g}" if sure and money.mean() > 0 else "no detectable prevention" if not sure else "saves")
    for label, cells in rows.items():
        print(f"| {label} | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lichtung", default="build/release/sim/lichtung")
    parser.add_argument("--town", default="kleinstadt")
    parser.add_argument("--replicates", type=int, default=8)
    parser.add_argument("--days", type=int, default=28)
    parser.add_argument("--plans", action="store_true", help="the bundled police plans of Kleinstadt instead of levels")
    parser.add_argument("--work", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.work or pathlib.Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        town = (LIBRARY / f"{arguments.town}.toml").read_text()
        town = re.sub(r"(?m)^record_days = .*$", "record_days = []", re.sub(r"(?m)^days = \d+", f"days = {arguments.days}", town))
        base = work / f"{arguments.town}.toml"
        base.write_text(town)
        results = {}
        if arguments.plans:
            results["baseline"] = run(arguments.lichtung, base, arguments.replicates)
            for plan, label in PLANS:
                copy = work / f"kleinstadt-{plan}.toml"   # beside the town with other days, which it changes
                copy.write_text((LIBRARY / copy.name).read_text())
                results[label] = run(arguments.lichtung, copy, arguments.replicates)
        else:
            for factor in (0.5, 1, 2, 4):
                plan = work / f"level-{factor:g}.toml"
                plan.write_text(f'schema = 1\nbase = "{base.name}"\n[[edit]]\nkind = "patrol"\nfactor = {factor}\n')
                results[f"{factor:g}×"] = run(arguments.lichtung, base if factor == 1 else plan, arguments.replicates)
        levels_table(results)
        difference_table(results, "baseline" if arguments.plans else "1×", arguments.days)


if __name__ == "__main__":
    sys.exit(main())
