#!/usr/bin/env python3
"""Makes docs/levers.md: every lever against the baseline, in paired runs, beside what is published about it.

For each row of levers_published.py the plan scenarios/library/levers/<plan>.toml and its baseline are run with the same
seed and replicates by `lichtung run`, so that differences come from the plan. Misses stay in the table. What is done is
kept in the work folder: the same command goes on where it stopped.

    analysis/lever_table.py [--town mittelstadt] [--replicates 30] [--days 28] [--only light-off,cleaning] [-o docs/levers.md]
"""
import argparse
import dataclasses
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys

import h5py
import numpy as np
from scipy import stats

import levers_published
from levers_published import LEVERS, PLAN_OF

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIBRARY = ROOT / "scenarios" / "library"
KINDS = ("burglary", "robbery", "assault", "bicycle_theft", "damage")
FOCUS_SHARE = 0.5           # of the added patrol minutes: the fewest streets that get so much of them
STREET_WORDS = ("motorway", "primary", "secondary", "tertiary", "residential", "living_street", "pedestrian", "service",
                "track", "footway", "cycleway", "path", "steps", "platform")
SMALLEST = 0.005            # %: below it nothing is shown
NULL_TOLERANCE = 5.0        # %: smaller changes count as "no effect" where a source gives no interval
GRADES = {"C": "experiment", "Q": "before–after with control", "K": "correlation", "A": "assumed"}

# key → label, unit of the baseline column; in the order of the tables.
OUTCOMES = {
    "all": ("all offences, expected", "/100 000 a"), "burglary": ("burglary, expected", "/100 000 a"),
    "robbery": ("street robbery, expected", "/100 000 a"), "assault": ("assault, expected", "/100 000 a"),
    "bicycle_theft": ("bicycle theft, expected", "/100 000 a"), "damage": ("damage, expected", "/100 000 a"),
    "night_violence": ("robbery and assault in the dark, expected", "/night"),
    "reported": ("reported, sampled", "/100 000 a"), "discovered": ("discovered, sampled", "/100 000 a"),
    "cleared": ("cleared, sampled", "/100 000 a"),
    "unsafe_survey": ("unsafe at night in the own area (survey)", ""), "unsafe_walks": ("night walks felt unsafe", ""),
    "avoided": ("tours in the dark avoided", ""), "footfall": ("people per street and day", ""),
    "footfall_night": ("people per street and night", ""), "disorder": ("disorder", ""),
    "response": ("response time, median", "s"), "response_p90": ("response time, 90th percentile", "s"),
    "cost": ("cost of lamps, upkeep, security, police …", "€/a"),
    "focus_all": ("all offences at the places of the lever, expected", "/100 000 a"),
    "elsewhere_all": ("all offences elsewhere, expected", "/100 000 a"),
}
TABLES = (("Offences, expected", ("all", "burglary", "robbery", "assault", "bicycle_theft", "damage", "night_violence")),
          ("Ledgers and police", ("reported", "discovered", "cleared", "response", "response_p90")),
          ("Safety and streets", ("unsafe_survey", "unsafe_walks", "avoided", "footfall", "footfall_night", "disorder")))


@dataclasses.dataclass
class Result:
    """Figures by outcome and replicate; expected offences and patrol minutes by replicate and street."""
    figures: dict
    expected: np.ndarray
    patrol: np.ndarray
    streets: dict               # kind, name, district by street


# --- running --------------------------------------------------------------------------------------------------------

def base_text(options, switches):
    """The town's scenario without recorded walks, for so many days, with these switches."""
    text = (LIBRARY / f"{options.town}.toml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^record_days\s*=.*$", "record_days = []", text)
    text = re.sub(r"(?m)^days\s*=.*$", f"days = {options.days}", text)
    lines = "".join(f'"{key}" = {value}\n' for key, value in switches.items())
    if lines and "[parameters]\n" in text:
        return text.replace("[parameters]\n", "[parameters]\n" + lines)
    return text + ("\n[parameters]\n" + lines if lines else "")


def write_plan(folder, base, plan):
    """base.toml and, if there is one, plan.toml on it; returns what to run."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "base.toml").write_text(base, encoding="utf-8")
    if plan is None:
        return folder / "base.toml"
    text = re.sub(r'(?m)^base\s*=.*$', 'base = "base.toml"', plan.read_text(encoding="utf-8"))
    for other in plan.parent.glob("*.geojson"):
        shutil.copy(other, folder / other.name)
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    return folder / "plan.toml"


def run(options, name, base, plan):
    """Result of one row, from the work folder if it is there; a text instead if the plan doesn't run."""
    folder = options.work / options.town / name
    scenario = write_plan(folder, base, plan)
    key = hashlib.sha256()
    for part in (scenario.read_bytes(), base.encode(), options.program, f"{options.replicates}".encode()):
        key.update(hashlib.sha256(part).digest())
    kept = folder / f"{key.hexdigest()[:24]}.npz"
    if not kept.exists():
        runs = folder / f"runs-{key.hexdigest()[:8]}"
        command = [options.lichtung, "run", str(scenario), "-o", str(runs), "--replicates", str(options.replicates)]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            errors = [l for l in done.stderr.splitlines() if "error" in l.lower() or "Fehler" in l]
            return (errors or done.stderr.splitlines() or ["no message"])[0].split("/")[-1]
        save(harvest(runs, options.replicates), kept)
        if not options.keep:
            shutil.rmtree(runs)
    return load(kept)


def harvest(folder, replicates):
    paths = [folder / f"replicate-{r:04d}.h5" for r in range(replicates)]
    rows, expected, patrol = [], [], []
    for path in paths:
        with h5py.File(path) as file:
            rows.append(figures_of(file))
            _, edge = np.unique(file["edge_segment"][...], return_index=True)
            expected.append(sum(file[f"expected_{k}"][...].sum(axis=0)[edge] for k in KINDS).astype(np.float32))
            patrol.append(file["patrol_minutes"][...].sum(axis=0)[edge].astype(np.float32))
            rows[-1]["night_violence"] = float(file["night_offences"][...][edge].sum())
    figures = {key: np.array([row[key] for row in rows]) for key in rows[0]}
    with h5py.File(paths[0]) as file:
        table, districts = file["segments"], file["districts"]["name"].asstr()[:]
        streets = {"kind": np.array(STREET_WORDS)[table["kind"][:]], "name": table["name"].asstr()[:].astype(str),
                   "district": np.append(districts, "").astype(str)[table["district"][:]]}
    return Result(figures, np.array(expected), np.array(patrol), streets)


def figures_of(file):
    table = file["totals"]
    totals = {(m, l): v for m, l, v in zip(table["metric"].asstr()[:], table["ledger"].asstr()[:], table["value"][:])}
    one = lambda metric, ledger="": float(totals[(metric, ledger)])
    kinds = lambda pattern, ledger: sum(one(pattern.format(k), ledger) for k in KINDS)
    row = {k: one(f"expected_per_100k.{k}", "expected") for k in KINDS}
    row |= {"all": sum(row.values()), "reported": kinds("incidents_per_100k.{}", "reported"),
            "discovered": kinds("incidents_per_100k.{}", "discovered"), "cleared": kinds("cleared_per_100k.{}", "recorded"),
            "unsafe_survey": one("survey_unsafe_share"), "unsafe_walks": one("night_walks_unsafe_share"),
            "avoided": one("avoided_share_of_dark_tours"), "footfall": one("footfall_mean"),
            "footfall_night": one("footfall_night_mean"), "disorder": one("disorder_mean"),
            "response": one("response_time_median_s"), "response_p90": one("response_time_p90_s"),
            "cost": sum(v for (m, _), v in totals.items() if m.endswith("_cost_per_year_eur")),
            "residents": one("residents"), "days": float(file.attrs["days"])}
    return row


def save(result, path):
    partial = path.with_name(path.name + ".partial.npz")
    np.savez_compressed(partial, expected=result.expected, patrol=result.patrol,
                        **{f"f_{k}": v for k, v in result.figures.items()}, **{f"s_{k}": v for k, v in result.streets.items()})
    partial.rename(path)


def load(path):
    with np.load(path) as data:
        columns = lambda prefix: {k[2:]: data[k] for k in data if k.startswith(prefix)}
        return Result(columns("f_"), data["expected"], data["patrol"], columns("s_"))


# --- comparing ------------------------------------------------------------------------------------------------------

def add_places(lever, baseline, plan):
    """Offences at the streets that the lever reaches most, and elsewhere: chosen by the lever, not by its effect."""
    if not lever.focus:
        return
    mask = np.zeros(baseline.patrol.shape[1], bool)
    if lever.focus == "patrol":
        gain = np.maximum(0.0, (plan.patrol - baseline.patrol).mean(axis=0))
        order = np.argsort(-gain, kind="stable")
        mask[order[:1 + np.searchsorted(gain[order].cumsum(), FOCUS_SHARE * gain.sum())]] = True
    else:
        for column, words in lever.focus.items():
            mask |= np.isin(baseline.streets[column], words)
    if not mask.any():
        return
    for result in (baseline, plan):
        factor = 1e5 * 365 / result.figures["residents"] / result.figures["days"]
        result.figures["focus_all"] = result.expected[:, mask].sum(axis=1) * factor
        result.figures["elsewhere_all"] = result.expected[:, ~mask].sum(axis=1) * factor


def difference(baseline, plan, outcome):
    """Mean paired difference and half its 95 % t interval, in % of the baseline's mean (cost: in €)."""
    if outcome not in baseline.figures:
        return None
    a, b = baseline.figures[outcome], plan.figures[outcome]
    fine = np.isfinite(a) & np.isfinite(b)
    d, n = (b - a)[fine], int(fine.sum())
    scale = 1.0 if outcome == "cost" else a[fine].mean() / 100.0
    if n < 2 or scale == 0.0:
        return None
    half = stats.t.ppf(0.975, n - 1) * d.std(ddof=1) / np.sqrt(n)
    return d.mean() / scale, half / abs(scale)


def verdict(finding, change):
    if levers_published.NO_SIZE in finding.text:
        return "not measured"
    if change is None:
        return "too rare to say"
    mean, half = change
    seen = abs(mean) > max(half, SMALLEST)
    if finding.wanted == 0:
        low, high = (finding.low, finding.high) if finding.low is not None else (-NULL_TOLERANCE, NULL_TOLERANCE)
        return "agree" if low <= mean <= high else "misses"
    if not seen:
        return "no detectable difference"
    if np.sign(mean) != finding.wanted:
        return "misses"
    if finding.size is None:
        return "sign agrees (no size published)"
    ends = sorted((finding.size / 2, finding.size * 2)) if finding.low is None else (finding.low, finding.high)
    return "agree" if mean + half >= ends[0] and mean - half <= ends[1] else "sign only"


# --- writing --------------------------------------------------------------------------------------------------------

def cell(change):
    if change is None:
        return "–"
    mean, half = change
    if abs(mean) < SMALLEST and half < SMALLEST:
        return "0"
    text = f"{mean:+.3g} ± {half:.2g} %"
    return f"**{text}**" if abs(mean) > half else text


def findings_table(rows, out):
    out.append("| lever | published | grade, source | model: outcome | model: difference | verdict |\n|---|---|---|---|---|---|")
    for lever, baseline, plan in rows:
        for finding in lever.findings:
            change = None if isinstance(plan, str) else difference(baseline, plan, finding.outcome)
            grade = ", ".join([GRADES[finding.grade]] + ["contested"] * finding.contested + [finding.source] * (finding.source != "–"))
            size = "" if finding.size is None or finding.low is not None else f" (counted as agreeing: {abs(finding.size) / 2:g} to {abs(finding.size) * 2:g} %)"
            shown = f"not run: {plan}" if isinstance(plan, str) else cell(change)
            out.append(f"| {lever.name} | {finding.text}{size} | {grade} | {OUTCOMES[finding.outcome][0]} | {shown} | "
                       f"{'not run' if isinstance(plan, str) else verdict(finding, change)} |")


def outcome_table(rows, title, keys, out, baseline=None):
    """Changes of these outcomes; a row of levels where all rows share one baseline."""
    rows = [r for r in rows if not isinstance(r[2], str) and all(k in r[1].figures for k in keys)]
    if not rows:
        return
    out.append(f"\n### {title}\n")
    out.append("| lever | " + " | ".join(OUTCOMES[k][0] for k in keys) + " |\n|---|" + "---|" * len(keys))
    if baseline is not None:
        level = lambda k: f"{np.nanmean(baseline.figures[k]):.4g} {OUTCOMES[k][1]}".strip()
        out.append("| *baseline* | " + " | ".join(f"*{level(k)}*" for k in keys) + " |")
    for lever, before, plan in rows:
        out.append(f"| {lever.name} | " + " | ".join(cell(difference(before, plan, k)) for k in keys) + " |")


def cost_table(rows, out):
    out.append("\n### Costs\n\n| lever | cost, € a year | offences prevented a year, expected | € per prevented offence |\n|---|---|---|---|")
    for lever, baseline, plan in rows:
        if isinstance(plan, str):
            continue
        cost, d = difference(baseline, plan, "cost"), difference(baseline, plan, "all")
        people = baseline.figures["residents"].mean() / 1e5
        mean, half = (-x / 100 * baseline.figures["all"].mean() * people for x in d)
        clear = mean > abs(half) and cost[0] > 0
        out.append(f"| {lever.name} | {cost[0]:+,.0f} ± {cost[1]:,.0f} | {mean:+.1f} ± {abs(half):.1f} | {f'{cost[0] / mean:,.0f}' if clear else '–'} |")


def page(options, rows, baseline):
    count = {}
    for lever, baseline, plan in rows:
        for f in lever.findings:
            v = "not run" if isinstance(plan, str) else verdict(f, difference(baseline, plan, f.outcome))
            count[v] = count.get(v, 0) + 1
    out = ["# Levers against published findings", "",
           f"Made by `analysis/lever_table.py` from {options.replicates} paired replicates of {options.days} days of the generated "
           f"town {options.town} ({options.version}): same seed, same draws, so that differences come from the plan. "
           "Not edited by hand; misses stay. No effect of a lever was fitted to any of these findings.", "",
           "*Wirkung aller Stellschrauben in gepaarten Läufen neben dem, was darüber veröffentlicht ist; erzeugt, nicht von Hand geschrieben.*", "",
           "Differences are plan minus baseline in % of the baseline, ± half the 95 % t interval of the paired differences; bold where "
           "the interval leaves out zero. Offences are expected numbers, given where everyone is, unless \"sampled\" is said. "
           "Findings compare other places and other times with each other than this table does: they are set side by side, not tested.", "",
           "Verdicts: *agree*: sign and size (within the source's interval, or half to twice its size where it gives none); *sign only*: size differs; "
           f"*no detectable difference*: the interval holds zero where an effect was found; *misses*: the other sign, or more than {NULL_TOLERANCE:g} % where none was found; "
           "*not measured*: nothing is published to compare with; *too rare to say*: it didn't happen in the baseline.", "",
           "Verdicts here: " + ", ".join(f"{n} × {v}" for v, n in sorted(count.items())) + ".", "",
           "## Beside the published finding", ""]
    findings_table(rows, out)
    out.append("\n## Every lever and outcome")
    for title, keys in TABLES:
        outcome_table(rows, title, keys, out, baseline)
    outcome_table(rows, "At the places of the lever, and elsewhere", ("focus_all", "elsewhere_all"), out)
    out.append("\nPlaces: where a lever acts, as its plan says; of patrols the fewest streets that get half of the added minutes. They are chosen by the lever, not by its effect.")
    cost_table(rows, out)
    out.append("\nCosts are the sum of all rows `…_cost_per_year_eur` of /totals; unit costs are parameters with grade and source, several only assumed.")
    switched = [l for l, _, p in rows if l.switches and not isinstance(p, str)]
    if switched:
        out.append("\nRows with a contested effect switched on, in plan and baseline: " +
                   "; ".join(f"{l.name} ({', '.join(f'{k} = {v:g}' for k, v in l.switches.items())})" for l in switched) + ". All others run with every such switch off.")
    return "\n".join(out) + "\n"


def options_of(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lichtung", default=str(ROOT / "build/release/sim/lichtung"))
    parser.add_argument("--town", default="mittelstadt", help="a scenario of scenarios/library")
    parser.add_argument("--replicates", type=int, default=30)
    parser.add_argument("--days", type=int, default=28)
    parser.add_argument("--only", default="", help="these plans only, separated by commas")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "levers", help="what is done is kept here")
    parser.add_argument("--keep", action="store_true", help="keep all outcome files")
    parser.add_argument("-o", "--output", type=pathlib.Path, help="default: docs/levers.md; with --only to the terminal")
    options = parser.parse_args(arguments)
    if options.replicates < 2:
        parser.error("at least 2 replicates are needed for an interval")
    options.program = pathlib.Path(options.lichtung).read_bytes()
    options.version = subprocess.run([options.lichtung, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return options


def plan_file(plan):
    return LIBRARY / "levers" / f"{plan}.toml"


def must_run(options, name, base, plan):
    result = run(options, name, base, plan)
    if isinstance(result, str):
        raise SystemExit(f"{name} doesn't run: {result}")
    return result


def main(arguments=None):
    options = options_of(arguments)
    wanted = [w for w in options.only.split(",") if w]
    unknown = set(wanted) - {l.plan for l in LEVERS}
    if unknown:
        raise SystemExit(f"no such lever: {', '.join(sorted(unknown))}; there are: {', '.join(l.plan for l in LEVERS)}")
    plain = must_run(options, "baseline", base_text(options, {}), None)
    rows = []
    for lever in LEVERS:
        if wanted and lever.plan not in wanted:
            continue
        base = base_text(options, lever.switches)
        name = lever.against or "baseline" + "".join(f"-{k}-{v:g}" for k, v in sorted(lever.switches.items()))
        before = must_run(options, name, base, plan_file(lever.against) if lever.against else None)
        path = plan_file(PLAN_OF.get(lever.plan, lever.plan))
        plan = run(options, lever.plan, base, path) if path.exists() else f"no plan {path.name}"
        if not isinstance(plan, str):
            add_places(lever, before, plan)
        rows.append((lever, before, plan))
        print(f"{lever.plan}: {plan if isinstance(plan, str) else 'all offences ' + cell(difference(before, plan, 'all'))}", file=sys.stderr, flush=True)
    text = page(options, rows, plain)
    if wanted and options.output is None:
        print(text)
        return 0
    output = options.output or ROOT / "docs" / "levers.md"
    partial = output.with_name(output.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    partial.rename(output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
