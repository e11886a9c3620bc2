#!/usr/bin/env python3
"""Fear, footfall, avoidance and electricity under lighting plans, as the tables of docs/lighting.md.

Runs `lichtung run` for the bundled scenario and its lighting plans with the same seed and replicates, so that
differences come from the plans, and reads the outcomes. Usage:

    analysis/lighting_experiments.py [--lichtung build/release/sim/lichtung] [--replicates 8] [--work FOLDER]
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np

LIBRARY = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "library"
PLANS = [("kleinstadt", "baseline"), ("kleinstadt-dimmen", "half the light, 1–5 h"),
         ("kleinstadt-angstraeume", "three places relit"), ("kleinstadt-hell", "minimum about 12 lx"),
         ("kleinstadt-licht-aus", "all lamps off")]
AGES = ["0–5", "6–13", "14–17", "18–24", "25–44", "45–64", "65–79", "80+"]
TOTALS = [("survey_unsafe_share", "unsafe at night in the own area (survey question)", 100, "%"),
          ("night_walks_unsafe_share", "night walks felt unsafe", 100, "%"),
          ("night_walks_unsafe_share.female", "… by women", 100, "%"),
          ("night_walks_unsafe_share.male", "… by men", 100, "%"),
          ("avoided_share_of_dark_tours", "tours in the dark avoided", 100, "%"),
          ("footfall_night_mean", "people per street and night", 1, ""),
          ("detour_mean_m", "detour per night walk", 1, "m"),
          ("lighting_energy_per_year_kwh", "electricity a year", 1e-3, "MWh"),
          ("lighting_cost_per_year_eur", "cost a year", 1e-3, "1000 €"),
          ("lamps", "lamps", 1, "")]


def run(lichtung, plan, folder, replicates):
    command = [lichtung, "run", str(LIBRARY / f"{plan}.toml"), "-o", str(folder), "--replicates", str(replicates)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def totals(folder):
    """Mean and half width of the 95 % interval over replicates, by metric and ledger."""
    values = {}
    for path in sorted(folder.glob("replicate-*.h5")):
        with h5py.File(path) as file:
            table = file["totals"]
            for metric, value in zip(table["metric"].asstr()[:], table["value"][:]):
                values.setdefault(metric, []).append(value)
    return values


def groups(folder):
    """Night walks, unsafe ones, avoided and dark tours by sex and age band, summed over replicates."""
    sums = {}
    for path in sorted(folder.glob("replicate-*.h5")):
        with h5py.File(path) as file:
            table = file["avoidance"]
            columns = {name: table[name][:] for name in table if table[name].ndim == 1}
            for i in range(len(columns["sex"])):
                row = sums.setdefault((int(columns["sex"][i]), int(columns["age_band"][i])), np.zeros(4))
                avoided = columns["avoided_cancelled"][i] + columns["avoided_shifted"][i] + columns["avoided_mode"][i]
                row += [columns["night_walks"][i], columns["fear_share"][i] * columns["night_walks"][i], avoided,
                        columns["night_trips"][i]]
    return sums


def print_totals(results):
    print("| figure | " + " | ".join(label for _, label in PLANS) + " |")
    print("|---|" + "---|" * len(PLANS))
    for metric, label, factor, unit in TOTALS:
        cells = []
        for plan, _ in PLANS:
            x = np.array(results[plan][0][metric]) * factor
            cells.append(f"{x.mean():.3g}" if len(x) < 2 or x.std() == 0
                         else f"{x.mean():.4g} ± {1.96 * x.std(ddof=1) / len(x) ** 0.5:.1g}")
        print(f"| {label}{', ' + unit if unit else ''} | " + " | ".join(cells) + " |")


def print_groups(results):
    print("\n| sex, age | " + " | ".join(f"{label}: unsafe / avoided, %" for _, label in PLANS) + " |")
    print("|---|" + "---|" * len(PLANS))
    for sex, name in ((0, "women"), (1, "men")):
        for age, band in list(enumerate(AGES))[2:]:   # the survey asks people aged 14 and over
            cells = []
            for plan, _ in PLANS:
                row = results[plan][1].get((sex, age))
                small = row is None or row[0] < 50 or row[3] < 50
                cells.append("–" if small else f"{100 * row[1] / row[0]:.1f} / {100 * row[2] / row[3]:.1f}")
            print(f"| {name}, {band} | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lichtung", default="build/release/sim/lichtung")
    parser.add_argument("--replicates", type=int, default=8)
    parser.add_argument("--work", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.work or pathlib.Path(temporary)
        results = {}
        for plan, _ in PLANS:
            run(arguments.lichtung, plan, work / plan, arguments.replicates)
            results[plan] = totals(work / plan), groups(work / plan)
        print_totals(results)
        print_groups(results)


if __name__ == "__main__":
    sys.exit(main())
