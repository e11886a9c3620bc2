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
    return f"{np.mean(x):.{digits}g}" if len(x) < 2 or np.ptp(x) <= 1e-9 * abs(np.mean(x)) else f"{np.mean(x):.{digits}g} ± {half_width(x):.2g}"


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
            p = file["parameters"]
            totals.update(expected_discovered(totals, dict(zip(p["key"].asstr()[:], p["value"][:]))))
            edge = file["edge_segment"][:]
            first = np.unique(edge, return_index=True)[1]   # one edge of each street

            def by_street(name):
                return file[name][:].reshape(-1, len(edge))[:, first].sum(axis=0).astype(float)
            rows.append((totals, sum(by_street(f"expected_{k}") for k in KINDS), by_street("patrol_minutes")))
    return rows


def expected_discovered(totals, parameters):
    """Expected offences that units discover, from those recorded: recorded = r·all + (1 − r)·discovered, r the share reported."""
    found = {}
    for k in KINDS:
        report = parameters[f"police.report.{k}"]
        everything = totals[(f"expected_per_100k.{k}", "expected")]
        found[(f"expected_discovered.{k}", "")] = (totals[(f"expected_recorded_per_100k.{k}", "expected")] - report * everything) / (1 - report)
    return found


def offences(totals, ledger):
    if ledger == "expected_discovered":
        return sum(totals[(f"expected_discovered.{k}", "")] for k in KINDS)
    prefix = "expected_per_100k" if ledger == "expected" else "incidents_per_100k"
    return sum(totals[(f"{prefix}.{k}", ledger)] for k in KINDS)


def spread(base, plan):
    """Paired: change of expected offences on the tenth of streets whose presence changed most, and on the rest."""
    near, far = [], []
    change = sum(p[2] - b[2] for b, p in zip(base, plan))
    most = change if change.sum() >= 0 else -change
    chosen = np.argsort(-most, kind="stable")[:max(1, len(most) // 10)]
    for b, p in zip(base, plan):
        difference = p[1] - b[1]
        near.append(difference[chosen].sum())
        far.append(difference.sum() - near[-1])
    return np.array(near), np.array(far)


def per_offence(money, prevented):
    """Costs over offences prevented, or savings over offences more; only where the sign of both is sure."""
    if abs(prevented.mean()) <= half_width(prevented) or abs(money.mean()) <= half_width(money):
        return "no detectable difference"
    ratio = money.mean() / prevented.mean()
    if ratio < 0:
        return "cheaper and fewer" if money.mean() < 0 else "dearer and more"
    return f"{ratio:.3g}" if money.mean() > 0 else f"{ratio:.3g} saved per further offence"


def metric(name, factor=1.0):
    return lambda rows: np.array([r[0].get((name, ""), float("nan")) for r in rows]) * factor


def levels_table(results):
    names = list(results)
    print("| figure | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    lines = [("units on duty", metric("police_units_on_duty")), ("police on the street, h a day", metric("patrol_hours_per_day")),
             ("… of which foot patrols, min a run", metric("patrol_minutes.foot")),
             ("response time, median, s", metric("response_time_median_s")), ("response time, 90 %, s", metric("response_time_p90_s")),
             ("calls nobody came to", metric("calls_unanswered")), ("police busy with calls, %", metric("police_busy_share", 100)),
             ("night walks felt unsafe, %", metric("night_walks_unsafe_share", 100)),
             ("police, 1000 € a year", metric("police_cost_per_year_eur", 1e-3)),
             ("order service, 1000 € a year", metric("order_service_cost_per_year_eur", 1e-3)),
             ("patrols against offences by district (0 … 1)", lambda rows: np.array([r[0].get(("patrol_district_bias", "expected"), float("nan")) for r in rows]))]
    for ledger in ("true", "reported", "discovered", "recorded", "expected"):
        lines.append((f"offences per 100 000 and year, {ledger}", lambda rows, l=ledger: np.array([offences(r[0], l) for r in rows])))
    lines.append(("… of these discovered", lambda rows: np.array([offences(r[0], "expected_discovered") for r in rows])))
    for label, figure in lines:
        print(f"| {label} | " + " | ".join(shown(figure(results[n])) for n in names) + " |")


def difference_table(results, baseline, days):
    base, names = results[baseline], [n for n in results if n != baseline]
    print("\n| difference to " + baseline + " | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    rows = {}
    for n in names:
        plan = results[n]
        expected = [np.array([offences(r[0], "expected") for r in rows_]) for rows_ in (base, plan)]
        near, far = (x * 365 / days for x in spread(base, plan))
        money = sum(metric(m)(plan) - metric(m)(base) for m in ("police_cost_per_year_eur", "order_service_cost_per_year_eur"))
        cells = {"expected offences, %": shown(100 * (expected[1] - expected[0]) / expected[0].mean(), 3)}
        found = [np.array([offences(r[0], "expected_discovered") for r in rows_]) for rows_ in (base, plan)]
        cells["expected discovered, per 100 000 and year"] = shown(found[1] - found[0], 3)
        for ledger in ("true", "reported", "discovered", "recorded"):
            counts = [np.array([offences(r[0], ledger) for r in rows_]) for rows_ in (base, plan)]
            cells[f"{ledger}, per 100 000 and year"] = shown(counts[1] - counts[0], 3)
        cells["expected a year on the tenth of streets whose presence changed most"] = shown(near, 3)
        cells["expected a year elsewhere"] = shown(far, 3)
        cells["cost, 1000 € a year"] = shown(money * 1e-3, 3)
        cells["€ per prevented offence"] = per_offence(money, -(near + far))
        for label, cell in cells.items():
            rows.setdefault(label, []).append(cell)
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
