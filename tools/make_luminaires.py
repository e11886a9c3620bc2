#!/usr/bin/env python3
"""Writes the built-in luminaires, assets/luminaires/*.ldt (EULUMDAT), from formulas.

The shapes are assumptions (grade: assumed), not catalogue data: smooth curves with few parameters, each of which says
something about the optic. docs/luminaires.md explains them. A test compares the files with what this script writes.

Usage: tools/make_luminaires.py [FOLDER]     default: assets/luminaires
"""
import math
import pathlib
import sys
from dataclasses import dataclass

C_STEP, GAMMA_STEP = 5.0, 2.5  # degrees


def fall(x, begin, end):
    """1 up to `begin`, 0 from `end` on, half a cosine wave between."""
    if x <= begin:
        return 1.0
    if x >= end:
        return 0.0
    return (1.0 + math.cos(math.pi * (x - begin) / (end - begin))) / 2.0


def wing(angle, power, peak, end):
    """Grows as cos^-power up to `peak`, then falls to 0 at `end`: evens out the light on the ground."""
    return math.cos(math.radians(min(angle, peak))) ** -power * fall(angle, peak, end)


@dataclass(frozen=True)
class StreetOptic:
    """Batwing along the street, thrown forward over it, mirrored left and right.

    A direction is split into its angles from straight down in the plane along the street (a) and in the plane across
    it (b, positive away from the pole): tan a = tan gamma cos C, tan b = tan gamma sin C. I ~ along(a) * across(b).
    """
    along_power: float  # how much stronger towards the far end of the throw than straight down
    along_peak: float   # degrees: the throw along the street
    along_end: float    # degrees: no light beyond
    front_power: float
    front_peak: float   # degrees: the throw across the street
    front_end: float
    back_end: float     # degrees: no light behind the pole beyond

    def at(self, c, gamma):
        if gamma >= 90.0:
            return 0.0
        along = math.tan(math.radians(gamma)) * math.cos(math.radians(c))
        across = math.tan(math.radians(gamma)) * math.sin(math.radians(c))
        a, b = math.degrees(math.atan(abs(along))), math.degrees(math.atan(across))
        over = wing(b, self.front_power, self.front_peak, self.front_end) if b >= 0.0 else fall(-b, 0.0, self.back_end)
        return wing(a, self.along_power, self.along_peak, self.along_end) * over

    def text(self):
        return (f"a: cos^-{self.along_power} to {self.along_peak:g}, 0 at {self.along_end:g}; b: cos^-{self.front_power} to "
                f"{self.front_peak:g}, 0 at {self.front_end:g}, back {self.back_end:g}")


@dataclass(frozen=True)
class Ring:
    """Light to the sides all around, as from a ring under a lid: I ~ sin gamma, cut off towards the horizontal."""
    peak: float  # degrees
    end: float

    def at(self, _, gamma):
        return math.sin(math.radians(gamma)) * fall(gamma, self.peak, self.end)

    def text(self):
        return f"I ~ sin gamma to {self.peak:g}, 0 at {self.end:g} degrees"


@dataclass(frozen=True)
class Lantern:
    """Glass on all sides on a post that shades the ground below, under a roof that shades the sky."""
    nadir: float  # intensity straight down over that to the side
    roof: float   # degrees: the roof's edge seen from the lamp

    def at(self, _, gamma):
        if gamma <= 90.0:
            return self.nadir + (1.0 - self.nadir) * math.sin(math.radians(gamma))
        return fall(gamma, 90.0, self.roof)

    def text(self):
        return f"I ~ {self.nadir} + {1.0 - self.nadir:.1f} sin gamma, above 90 degrees falling to 0 at the roof's {self.roof:g}"


@dataclass(frozen=True)
class Luminaire:
    key: str
    name: str
    kelvin: int
    output: float  # light output ratio; 1 for LED, which is rated by the luminaire's flux
    shape: object


LUMINAIRES = [
    Luminaire("mast_led", "LED mast head", 3000, 1.0, StreetOptic(1.2, 62.0, 80.0, 0.7, 30.0, 72.0, 40.0)),
    Luminaire("bollard", "LED bollard", 3000, 1.0, Ring(65.0, 90.0)),
    Luminaire("historical", "historical lantern", 2700, 0.65, Lantern(0.4, 120.0)),
    Luminaire("mast_hps", "sodium mast head", 2000, 0.75, StreetOptic(0.8, 55.0, 86.0, 0.3, 25.0, 84.0, 75.0)),
]


def zonal_flux(gammas, means, limit):
    """CIE 190: solid angle of each zone times the mean of the intensities at its edges."""
    flux = 0.0
    for low, high, i_low, i_high in zip(gammas, gammas[1:], means, means[1:]):
        if high <= limit:
            flux += 2.0 * math.pi * (math.cos(math.radians(low)) - math.cos(math.radians(high))) * (i_low + i_high) / 2.0
    return flux


def grid(luminaire):
    """Isym, all C angles, those stored, gammas."""
    axial = not isinstance(luminaire.shape, StreetOptic)
    gammas = [i * GAMMA_STEP for i in range(int(180 / GAMMA_STEP) + 1)]
    if not any(luminaire.shape.at(0.0, gamma) > 0.0 for gamma in gammas if gamma > 90.0):
        gammas = [gamma for gamma in gammas if gamma <= 90.0]
    if axial:
        return 1, [0.0], [0.0], gammas
    planes = [i * C_STEP for i in range(int(360 / C_STEP))]
    quarter = len(planes) // 4
    return 3, planes, planes[3 * quarter:] + planes[:quarter + 1], gammas  # from C270 through C0 to C90


def eulumdat(luminaire):
    isym, planes, stored, gammas = grid(luminaire)
    table = [[luminaire.shape.at(c, gamma) for gamma in gammas] for c in stored]
    # Mirrored planes: the trapezoid rule over the stored half circle is that over the whole.
    weights = [1.0] if isym == 1 else [0.5] + [1.0] * (len(stored) - 2) + [0.5]
    means = [sum(w * row[g] for w, row in zip(weights, table)) / sum(weights) for g in range(len(gammas))]
    scale = 1000.0 * luminaire.output / zonal_flux(gammas, means, 180.0)
    down = zonal_flux(gammas, means, 90.0) / zonal_flux(gammas, means, 180.0)
    head = ["Lichtung, made by formula: tools/make_luminaires.py", 1 if isym == 1 else 3, isym, len(planes),
            0 if isym == 1 else f"{C_STEP:g}", len(gammas), f"{GAMMA_STEP:g}", luminaire.shape.text(),
            luminaire.name, luminaire.key, f"{luminaire.key}.ldt", "assumed shape, no catalogue data"]
    sizes = [0] * 9
    light = [f"{100.0 * down:.2f}", f"{100.0 * luminaire.output:.1f}", 1, 0]
    lamps = [1, 1, "any; flux and power are those of the lamp in the town", 0, luminaire.kelvin, "", 0]
    lines = head + sizes + light + lamps + [0] * 10
    lines += [f"{c:g}" for c in planes] + [f"{gamma:g}" for gamma in gammas]
    lines += [f"{scale * value:.2f}" for row in table for value in row]
    assert all(len(str(line)) <= 78 for line in lines), luminaire.key
    return "".join(f"{line}\n" for line in lines)


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else root / "assets" / "luminaires"
    folder.mkdir(parents=True, exist_ok=True)
    for luminaire in LUMINAIRES:
        (folder / f"{luminaire.key}.ldt").write_bytes(eulumdat(luminaire).encode("ascii"))


if __name__ == "__main__":
    main()
