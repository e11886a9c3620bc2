#!/usr/bin/env python3
"""Patterns that emerge from runs, beside published ones: the table of docs/validation.md.

Reads outcome files only (docs/outcome-format.md); knows nothing of the simulator. Every row has a verdict:
calibrated (a base level was set to it), emergent (nothing was set to it, and it lies in the published band), missed
(it doesn't), or "no band" where no published figure measures the same thing. Nothing here is ever fitted.

usage: validate_patterns.py RUNS [--boost-off RUNS] [--repeats-off RUNS] [--walks RUNS]

RUNS is a folder of `lichtung run`. --boost-off: the same scenario with "offence.boost_repeat" = 0 and
"offence.boost_near" = 0; --repeats-off: also "offence.search_return" = 0 and "offence.search_bias" = 0. --walks: a run with about ten record_days, from whose search walks the homes of resident
offenders are read (an outcome has no table of offenders).

Needs python3-h5py, python3-numpy, python3-pandas. Random numbers (null models, permutations) have a fixed seed.
"""

import argparse
import pathlib
import tomllib

import h5py
import numpy as np
import pandas as pd

KINDS = ("burglary", "robbery", "assault", "bicycle_theft", "damage")
PERMUTATIONS = 999
NULL_DRAWS = 200
SEED = 20261102


class Run:
    """All replicates of one folder; incidents in one table with a column `replicate`."""

    def __init__(self, folder):
        files = sorted(pathlib.Path(folder).glob("replicate-*.h5"))
        if not files:
            raise SystemExit(f"{folder}: found no replicate-*.h5")
        tables, totals, avoidance = [], [], []
        for number, path in enumerate(files):
            with h5py.File(path) as file:
                tables.append(columns(file["incidents"]).assign(replicate=number))
                totals.append(columns(file["totals"]))
                avoidance.append(columns(file["avoidance"]))
                if number == 0:
                    self.read_frame(file)
        self.replicates = len(files)
        self.incidents = pd.concat(tables, ignore_index=True)
        self.incidents["recorded"] = (self.incidents.reported + self.incidents.discovered) > 0
        self.incidents["hour"] = (4 + self.incidents.minute // 60) % 24
        # The civil day changes at midnight, the simulated one at 04:00.
        civil = self.incidents.day + (self.incidents.minute >= 20 * 60)
        self.incidents["weekday"] = (self.start.weekday() + civil) % 7
        self.incidents["month"] = (pd.to_datetime(str(self.start.date())) + pd.to_timedelta(civil, "D")).dt.month
        everything = pd.concat(totals)
        self.totals = everything.groupby(["metric", "ledger"]).value.mean()
        self.avoidance = pd.concat(avoidance).groupby(["sex", "age_band"]).mean(numeric_only=True)

    def read_frame(self, file):
        self.segments = int(file.attrs["segments"])
        self.days = int(file.attrs["days"])
        self.start = pd.Timestamp(text(file.attrs["start"]))
        self.scenario = tomllib.loads(text(file.attrs["scenario_toml"]))
        self.middle = middles(file)
        edge = first_edges(file)
        self.expected = {k: file[f"expected_{k}"][...].sum(axis=0)[edge] for k in KINDS}

    def kind(self, name):
        return self.incidents[self.incidents.kind == KINDS.index(name)]

    def total(self, metric, ledger=""):
        return float(self.totals[(metric, ledger)])


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def columns(group):
    """A table of an outcome as a DataFrame."""
    data = {}
    for name, column in group.items():
        if name == "row" or column.ndim != 1:
            continue
        values = column[...]
        data[name] = [text(v) for v in values] if values.dtype == object else values
    return pd.DataFrame(data)


def first_edges(file):
    """First mesh edge of each segment: edges of one segment carry the same value."""
    _, first = np.unique(file["edge_segment"][...], return_index=True)
    return first


def middles(file):
    """Middle of each segment (mean of its edges' middles, weighted by length), m."""
    nodes = np.stack([file["node_x"][...], file["node_y"][...]], axis=1)
    ends = file["edge_nodes"][...]
    a, b = nodes[ends[:, 0]], nodes[ends[:, 1]]
    length = np.maximum(np.hypot(*(b - a).T), 1e-9)
    segment = file["edge_segment"][...]
    weight = np.bincount(segment, length)
    return np.stack([np.bincount(segment, length * (a + b)[:, i] / 2) / weight for i in (0, 1)], axis=1)


# --- measures ------------------------------------------------------------------------------------------------------

def share_of_places(counts, part):
    """Smallest share of all segments that together hold `part` of the counts, 0 … 1."""
    ordered = np.sort(counts)[::-1].cumsum()
    if ordered[-1] <= 0:
        return np.nan
    return (np.searchsorted(ordered, part * ordered[-1]) + 1) / len(counts)


def generalised_gini(counts):
    """Gini for fewer events than places (Bernasco & Steenbeek 2017): 0 = as spread out as possible."""
    n, c = len(counts), counts.sum()
    if c == 0:
        return np.nan
    y = np.sort(counts) / c
    weighted = 2 * np.sum(np.arange(1, n + 1) * y) - n - 1
    return max(1 / c, 1 / n) * weighted - max(n / c, 1) + 1


def poisson_null(events, places, measure, rng):
    """Mean of `measure` when as many events fall on segments at random."""
    return np.mean([measure(rng.multinomial(events, np.full(places, 1 / places))) for _ in range(NULL_DRAWS)])


def knox(run, metres, days, rng, least=-1.0):
    """Knox ratio of burglaries, observed over expected close pairs; replicates are separate years. Times are
    permuted within each replicate. Pairs at most `least` apart are left out. Returns ratio, pairs, p."""
    observed, drawn = 0, np.zeros(PERMUTATIONS)
    for _, one in run.kind("burglary").groupby("replicate"):
        x, y, t = one.x.to_numpy(), one.y.to_numpy(), one.time_s.to_numpy() / 86400
        distance = np.hypot(x[:, None] - x, y[:, None] - y)
        i, j = np.nonzero(np.triu((distance <= metres) & (distance > least), 1))
        observed += int(np.sum(np.abs(t[i] - t[j]) <= days))
        for k in range(PERMUTATIONS):
            p = rng.permutation(t)
            drawn[k] += np.sum(np.abs(p[i] - p[j]) <= days)
    expected = drawn.mean()
    return observed / expected if expected > 0 else np.nan, observed, (1 + np.sum(drawn >= observed)) / (1 + PERMUTATIONS)


def homes_of_offenders(run_folder):
    """(replicate, offender) → segment where their search walks most often begin: the home of a resident offender.
    Travelling offenders, who have the last numbers, are left out."""
    homes = {}
    for number, path in enumerate(sorted(pathlib.Path(run_folder).glob("replicate-*.h5"))):
        with h5py.File(path) as file:
            totals = columns(file["totals"]).set_index("metric").value
            scenario = tomllib.loads(text(file.attrs["scenario_toml"]))
            outsiders = round(scenario["population"]["outsiders_per_1000"] / 1000 * totals["residents"])
            mine = file["walks/agent_kind"][...] == 1
            walks = pd.DataFrame({c: file[f"walks/{c}"][...][mine] for c in ("agent", "segment", "enter_s", "leave_s")})
        walks = walks.sort_values(["agent", "enter_s"], kind="stable")
        begins = (walks.enter_s - walks.groupby("agent").leave_s.shift()).abs().gt(1) | ~walks.agent.duplicated()
        starts = walks[begins & (walks.agent < totals["offenders"] - outsiders)]
        for agent, segments in starts.groupby("agent").segment:
            if len(segments) >= 3:
                homes[(number, int(agent))] = int(segments.mode()[0])
    return homes


def journeys(run, homes):
    """Straight distances home → offence of resident offenders, m."""
    rows = [(run.middle[homes[key]], (i.x, i.y)) for i in run.incidents.itertuples()
            if (key := (i.replicate, i.offender)) in homes]
    return np.array([np.hypot(a[0] - b[0], a[1] - b[1]) for a, b in rows])


# --- rows of the table ---------------------------------------------------------------------------------------------

class Table:
    def __init__(self):
        print("| pattern | here | by chance | published | verdict |\n|---|---|---|---|---|")

    def row(self, pattern, here, published, verdict, chance="–"):
        print(f"| {pattern} | {here} | {chance} | {published} | {verdict} |")

    def band(self, pattern, value, low, high, published, form="{:.3g}", chance="–"):
        self.row(pattern, form.format(value), published, "emergent" if low <= value <= high else "missed", chance)


def percent(x, digits=1):
    return f"{100 * x:.{digits}f} %"


def levels(run, table):
    target = {"burglary": 207, "robbery": 26.5, "assault": 290, "bicycle_theft": 500, "damage": 656}
    for k in KINDS:
        sampled = run.kind(k).recorded.sum() / run.replicates / run.total("residents") * 1e5 * 365 / run.days
        expected = run.total(f"expected_recorded_per_100k.{k}", "expected")
        good = abs(expected / target[k] - 1) < 0.1
        table.row(f"recorded per 100 000 and year: {k}", f"{expected:.0f} expected, {sampled:.0f} sampled",
                  f"{target[k]}", "calibrated" if good else "calibrated, missed by more than 10 %")
    table.row("feels unsafe at night in the own area", percent(run.total("survey_unsafe_share")), "22 % (DVS 2017, recalled)",
              "calibrated")


def concentration(run, table, rng):
    for name, counts in (("all offences", run.incidents), ("recorded offences", run.incidents[run.incidents.recorded])):
        pooled = np.bincount(counts.segment, minlength=run.segments)
        events, years = int(pooled.sum()), run.replicates * run.days / 365
        for part, low, high in ((0.5, 0.021, 0.06), (0.25, 0.004, 0.016)):
            value = share_of_places(pooled, part)
            null = poisson_null(events, run.segments, lambda c, part=part: share_of_places(c, part), rng)
            table.row(f"segments with {percent(part, 0)} of {name} ({events} in {years:.1f} years)", percent(value),
                      f"{percent(low)} – {percent(high)} (Weisburd 2015)",
                      "emergent" if low <= value <= high and value < 0.8 * null else "missed", percent(null))
        null = poisson_null(events, run.segments, generalised_gini, rng)
        table.row(f"generalised Gini of {name}", f"{generalised_gini(pooled):.2f}", "above chance (Bernasco & Steenbeek 2017)",
                  "emergent" if generalised_gini(pooled) > null + 0.05 else "missed", f"{null:.2f}")
    for k in KINDS:
        e = run.expected[k]
        table.row(f"segments with 50 % of expected offences: {k}", percent(share_of_places(e, 0.5)), "–", "no band", "50.0 %")


def near_repeats(run, boost_off, repeats_off, table, rng):
    ratio, pairs, p = knox(run, 200, 14, rng)
    table.row("Knox ratio of burglaries, ≤ 200 m and ≤ 14 days", f"{ratio:.2f} ({pairs} pairs, p = {p:.3f})",
              "> 1 (Johnson 2007)", "emergent" if ratio > 1 and p < 0.05 else "missed", "1")
    ratio, pairs, p = knox(run, 100, 7, rng)
    table.row("… ≤ 100 m and ≤ 7 days", f"{ratio:.2f} ({pairs} pairs, p = {p:.3f})", "2.83 (Malmö)",
              "emergent" if 1.8 <= ratio <= 4.5 else "missed", "1")
    if boost_off:
        ratio, pairs, p = knox(Run(boost_off), 200, 14, rng)
        table.row("… ≤ 200 m and ≤ 14 days, boost off", f"{ratio:.2f} ({pairs} pairs, p = {p:.3f})",
                  "lower than with boost", "no band", "1")
    if repeats_off:
        ratio, pairs, p = knox(Run(repeats_off), 200, 14, rng)
        table.row("… boost and returning offenders off", f"{ratio:.2f} ({pairs} pairs, p = {p:.3f})", "1, by logic",
                  "emergent" if p >= 0.05 and 0.7 < ratio < 1.3 else "missed", "1")


def hours(run, table):
    burglary, assault = run.kind("burglary"), run.kind("assault")
    day = burglary.hour.between(10, 19).mean()
    table.band("burglaries 10–20 h", 100 * day, 50, 75, "“mostly”; band assumed before the first run", "{:.1f} %", "41.7 %")
    night = ((burglary.hour >= 21) | (burglary.hour < 6)).mean()
    table.band("burglaries 21–6 h", 100 * night, 10, 19, "1 in 7", "{:.1f} %", "37.5 %")
    if run.days >= 360:
        winter = burglary.month.isin([10, 11, 12, 1, 2, 3]).mean()
        table.band("burglaries October to March", 100 * winter, 55, 70, "winter peak", "{:.1f} %", "50 %")
    late = (assault.hour >= 23) & assault.weekday.isin([4, 5]) | (assault.hour < 5) & assault.weekday.isin([5, 6])
    table.band("assaults Fri and Sat 23–5 h", 100 * late.mean(), 14, 40, "peak, at least twice chance", "{:.1f} %", "7.1 %")
    by_hour = assault.groupby("hour").size()
    table.row("busiest hour of assaults", f"{by_hour.idxmax()} h", "18–19 and 0–1 h",
              "emergent" if by_hour.idxmax() in (18, 19, 0, 1, 23) else "missed")


def journey(folder, table):
    if folder is None:
        table.row("journey to crime", "not measured (no --walks)", "half within about 1.6 km", "–")
        return
    run = Run(folder)
    metres = journeys(run, homes_of_offenders(folder))
    near, far = np.mean(metres < 500), np.mean((metres >= 500) & (metres < 1000))
    table.band(f"journey to crime, median ({len(metres)} offences of residents)", np.median(metres) / 1000, 0.5, 2.4,
               "about 1.6 km, in larger towns", "{:.2f} km")
    table.row("… share within 0–500 m and 500–1000 m", f"{percent(near)} and {percent(far)}", "decays with distance",
              "emergent" if near > far else "missed")


def fear(run, table):
    women, men = run.total("night_walks_unsafe_share.female"), run.total("night_walks_unsafe_share.male")
    table.row("perceived unsafety on night walks, women / men", f"{percent(women)} / {percent(men)}",
              "67 % / 40 % don't feel safe on night transit (SKiD 2020)", "order emergent, level missed" if women > men else "missed")
    a = run.avoidance.reset_index()
    adults = a[a.age_band >= 3]
    avoided = adults.assign(n=adults.avoided_cancelled + adults.avoided_shifted + adults.avoided_mode).groupby("sex")[["n", "night_trips"]].sum()
    share = avoided.n / avoided.night_trips
    table.row("tours after dark avoided, adult women / men", f"{percent(share[0])} / {percent(share[1])}",
              "40.7 % of women try not to go out at night (SKiD 2020: persons, not tours)",
              "order emergent, no band" if share[0] > share[1] else "missed")


def police(run, table):
    known = {"burglary": 0.214, "robbery": 0.43, "assault": 0.85, "bicycle_theft": 0.137, "damage": 0.25}
    for k in KINDS:
        recorded = run.kind(k)[run.kind(k).recorded]
        share, n = (recorded.cleared > 0).mean(), len(recorded)
        error = 1.96 * np.sqrt(share * (1 - share) / n) if n else np.nan
        near = abs(share - known[k]) <= error + 0.03
        table.row(f"cleared of recorded: {k}", f"{percent(share)} ± {percent(error)} ({n})", percent(known[k]),
                  "input (police.clearance) and arrests; " + ("fits" if near else "missed"))
    attempts = run.kind("burglary").attempted.mean()
    table.row("burglaries that stay attempts", percent(attempts), "40.2 % (Niedersachsen 2016)",
              "input" if abs(attempts - 0.402) < 0.05 else "input, missed")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs")
    parser.add_argument("--boost-off")
    parser.add_argument("--repeats-off")
    parser.add_argument("--walks")
    options = parser.parse_args()
    run = Run(options.runs)
    rng = np.random.default_rng(SEED)
    print(f"{run.replicates} replicates × {run.days} days, {run.segments} segments, "
          f"{run.total('residents'):.0f} residents, {len(run.incidents)} offences\n")
    table = Table()
    levels(run, table)
    concentration(run, table, rng)
    near_repeats(run, options.boost_off, options.repeats_off, table, rng)
    hours(run, table)
    journey(options.walks, table)
    fear(run, table)
    police(run, table)


if __name__ == "__main__":
    main()
