#!/usr/bin/env python3
"""Map of a run: how unsafe people feel at night, how bright the streets are, or where offences are expected.

Reads an outcome file only (docs/outcome-format.md): a replicate, or a summary, whose incidents are means. The mesh
is drawn edge by edge, in metres, with a scale bar; colours are readable without colour vision (viridis family).

usage: plot_outcome.py OUTCOME.h5 MAP.png [--show fear_night|illuminance_mean|expected] [--incidents] [--lang de|en]

--incidents puts the run's sampled incidents on the map, one sign per kind; only replicates have them.

Needs python3-h5py, python3-numpy, python3-matplotlib.
"""

import argparse

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import BoundaryNorm, LogNorm, Normalize

KINDS = ("burglary", "robbery", "assault", "bicycle_theft", "damage")
SIGNS = ("s", "X", "D", "^", "o")
COLOURS = ("#1f6fb4", "#111111", "#c02020", "#2e8b57", "#8a8a8a")
WORDS = {
    "de": {"fear_night": "empfundene Unsicherheit der Menschen, die nachts hier gehen (0 = keine, 1 = größte)",
           "illuminance_mean": "mittlere Beleuchtungsstärke mit allen Leuchten, lx",
           "expected": "erwartete Straftaten je 100 m und Jahr", "nobody": "nachts niemand unterwegs",
           "kinds": ("Wohnungseinbruch", "Straßenraub", "Körperverletzung", "Fahrraddiebstahl", "Sachbeschädigung"),
           "note": "Modellexperiment, keine Prognose; alle Menschen erfunden"},
    "en": {"fear_night": "perceived unsafety of people who walk here at night (0 none, 1 greatest)",
           "illuminance_mean": "mean illuminance with all lamps on, lx",
           "expected": "expected offences per 100 m and year", "nobody": "nobody about at night",
           "kinds": ("residential burglary", "street robbery", "assault", "bicycle theft", "damage to property"),
           "note": "A model experiment, not a forecast; all people invented"},
}


def lines_of(file):
    """Edges of the mesh as (edge, 2, 2), m."""
    nodes = np.stack([file["node_x"][...], file["node_y"][...]], axis=1)
    return nodes[file["edge_nodes"][...]]


def segment_length(file, lines):
    """Length of each edge's whole segment, m."""
    segment = file["edge_segment"][...]
    metres = np.hypot(*(lines[:, 1] - lines[:, 0]).T)
    return np.maximum(np.bincount(segment, metres)[segment], 1.0)


def values_of(file, show, lines):
    """One value per edge; NaN where there is none."""
    if show == "expected":
        total = sum(file[f"expected_{kind}"][...].sum(axis=0) for kind in KINDS)
        return total / segment_length(file, lines) * 100 * 365 / int(file.attrs["days"])
    values = file[show][...]
    if show == "fear_night":  # frames weigh by the people who felt it
        people = file["footfall_night"][...]
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(people.sum(axis=0) > 0, (values * people).sum(axis=0) / people.sum(axis=0), np.nan)
    return values


def scale_of(show, values):
    """Colour map and its scale: perceived unsafety in steps, so that a printed map can be read."""
    if show == "fear_night":
        top = np.ceil(np.nanquantile(values, 0.98) * 20) / 20
        return plt.get_cmap("inferno_r"), BoundaryNorm(np.linspace(0, max(0.05, top), 6), 256, extend="max")
    if show == "illuminance_mean":
        return plt.get_cmap("cividis"), LogNorm(0.3, 30)
    return plt.get_cmap("viridis_r"), Normalize(0, np.nanquantile(values, 0.98))


def scale_bar(axes, lines):
    x0, y0 = lines[..., 0].min(), lines[..., 1].min() - 0.04 * np.ptp(lines[..., 1])
    metres = 500 if np.ptp(lines[..., 0]) < 8000 else 2000
    axes.plot([x0, x0 + metres], [y0, y0], color="black", lw=3, solid_capstyle="butt")
    axes.annotate(f"{metres} m", (x0 + metres / 2, y0), (0, 5), textcoords="offset points", ha="center", fontsize=8)


def add_incidents(file, axes, words):
    """Sampled incidents; several at one place are shaken apart by up to 12 m."""
    table = {name: file[f"incidents/{name}"][...] for name in ("x", "y", "kind")}
    shake = np.random.default_rng(1).uniform(-12, 12, (2, len(table["x"])))
    for k in range(len(KINDS)):
        mine = table["kind"] == k
        axes.scatter(table["x"][mine] + shake[0, mine], table["y"][mine] + shake[1, mine], s=26, marker=SIGNS[k],
                     color=COLOURS[k], edgecolors="white", linewidths=0.6, zorder=3,
                     label=f"{words['kinds'][k]} ({mine.sum()})")


def draw(path, target, show, incidents, language):
    words = WORDS[language]
    with h5py.File(path) as file:
        lines = lines_of(file)
        values = values_of(file, show, lines)
        colours, norm = scale_of(show, values)
        figure, axes = plt.subplots(figsize=(8.5, 8.5))
        empty = np.isnan(values)
        axes.add_collection(LineCollection(lines[empty], colors="#d0d0d0", linewidths=0.8, label=words["nobody"] if empty.any() else None))
        drawn = LineCollection(lines[~empty], cmap=colours, norm=norm, linewidths=2.2, capstyle="round")
        drawn.set_array(values[~empty])
        axes.add_collection(drawn)
        if incidents:
            if "incidents" not in file:
                raise SystemExit(f"{path}: found no incidents; a summary has none, use a replicate")
            add_incidents(file, axes, words)
        title = file.attrs["title"]
        title = title.decode() if isinstance(title, bytes) else title
        days = int(file.attrs["days"])
    axes.autoscale()
    axes.set_aspect("equal")
    axes.set_axis_off()
    scale_bar(axes, lines)
    axes.set_title(f"{title}, {days} {'Tage' if language == 'de' else 'days'}", loc="left", fontsize=12)
    figure.colorbar(drawn, ax=axes, orientation="horizontal", fraction=0.035, pad=0.03).set_label(words[show], fontsize=9)
    if incidents or empty.any():
        axes.legend(loc="upper right", fontsize=7.5, frameon=True)
    figure.text(0.99, 0.01, words["note"], ha="right", fontsize=7, color="#555555")
    figure.savefig(target, dpi=110, bbox_inches="tight", metadata={"Software": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outcome")
    parser.add_argument("picture")
    parser.add_argument("--show", choices=("fear_night", "illuminance_mean", "expected"), default="fear_night")
    parser.add_argument("--incidents", action="store_true")
    parser.add_argument("--lang", choices=("de", "en"), default="de")
    options = parser.parse_args()
    draw(options.outcome, options.picture, options.show, options.incidents, options.lang)


if __name__ == "__main__":
    main()
