#!/usr/bin/env python3
"""A planner's story in a real window on a virtual display: open, play, scrub back, switch layer, difference, click a
street, relight it, save the plan, run it, compare, export, close; and what happens on the first page and with bad input.
Driven by xdotool. What has happened is read from the viewer's trace (see viz/app/trace.hpp) and from the pixels of the
map, never guessed from the time that has passed.

usage: story.py LICHTUNG_VIEW LICHTUNG MAKE_GRID_OUTCOME [FOLDER FOR SCREENSHOTS]

Exit code 77 (skipped) if Xvfb, xdotool or import are not installed.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from story_window import HEIGHT, LICHTUNG, MAKE, PATIENCE, SHOTS, VIEW, WIDTH, Display, Window, apart, missing

SCENARIO = """schema = 1
name = "Kleinstadt"
[map]
synthetic = "kleinstadt"
[time]
start = 2026-11-02
days = 2
[random]
seed = 7
replicates = 2
[outcome]
record_days = [0]
"""
DARKER = """schema = 1
name = "Kleinstadt, gedimmt"
base = "town.toml"
[[edit]]
kind = "lighting"
where = "town"
flux_factor = 0.3
"""


class WithDisplay(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="lichtung-story-"))
        cls.display = Display()

    @classmethod
    def tearDownClass(cls):
        cls.display.close()
        shutil.rmtree(cls.folder)

    def open(self, *arguments):
        window = Window(self.display, Path(tempfile.mkdtemp(dir=self.folder)), *arguments)
        self.addCleanup(window.end)
        return window


class Story(WithDisplay):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.folder / "town.toml").write_text(SCENARIO)
        (cls.folder / "darker.toml").write_text(DARKER)
        for scenario, results in (("town", "before"), ("darker", "after")):
            subprocess.run([LICHTUNG, "run", str(cls.folder / f"{scenario}.toml"), "-o", str(cls.folder / results)],
                           check=True, capture_output=True)

    def test_from_opening_to_a_compared_plan_and_a_picture_for_the_report(self):
        w = self.open("--time", "12:05", self.folder / "before", self.folder / "after")
        self.play_and_scrub(w)
        self.layers_and_difference(w)
        self.click_a_street_and_relight_it(w)
        self.save_run_and_compare(w)
        self.help_and_export(w)
        self.assertEqual(w.leave(), 0)
        self.assertTrue((w.home / "config" / "lichtung" / "view.toml").is_file(), "the state is remembered per user")
        self.assertEqual(w.said(), "")
        names = sorted(p.name for p in (self.folder / "before").iterdir() if p.name != ".lichtung-lock")
        self.assertEqual(names, ["index.csv", "replicate-0000.h5", "replicate-0001.h5", "summary.h5"], "results are left as they were")

    def test_another_town_is_refused_as_second_scenario(self):
        subprocess.run([MAKE, str(self.folder / "grid")], check=True)
        w = self.open(self.folder / "before", self.folder / "grid" / "before")
        said = w.until("a message", lambda s: s["says"])["says"]
        self.assertIn("Kleinstadt", said)
        self.assertIn(said, w.said())
        self.assertEqual(w.state()["b"], "")
        self.assertEqual(w.leave(), 65)

    def play_and_scrub(self, w):
        first = w.until("two scenarios", lambda s: s["a"] == "Kleinstadt" and s["b"] == "Kleinstadt, gedimmt")
        start = w.still()
        w.shot("01-open")
        w.key("space")
        w.until("the clock going", lambda s: s["playing"] and s["time"] > first["time"] + 60)
        w.until_picture("people moving", lambda now: apart(start, now) > 0.0003)
        w.key("space")
        paused = w.until("a pause", lambda s: not s["playing"])
        w.key("semicolon", "semicolon", "semicolon")
        w.until("three hours back", lambda s: abs(s["time"] - (paused["time"] - 3 * 3600)) < 1)
        w.shot("02-scrubbed-back")

    def layers_and_difference(self, w):
        plain = w.still()
        w.key("Tab", "Tab", "Tab")
        w.until("the third layer", lambda s: s["layer"] == "fear")
        after = w.until_picture("a layer on the streets", lambda now: apart(plain, now) > 0.01)
        after = w.still()
        w.shot("03-layer")
        w.run("xdotool", "keydown", "b")
        w.until("before, while B is held", lambda s: s["before_held"])
        w.until_picture("before in the map", lambda now: apart(after, now) > 0.001)
        w.run("xdotool", "keyup", "b")
        w.until("after again", lambda s: not s["before_held"])
        w.until_picture("after in the map", lambda now: apart(after, now) < 0.001)
        last = after
        for key, mode in (("d", "difference"), ("s", "swipe"), ("2", "side")):
            w.key(key)
            w.until(mode, lambda s: s["mode"] == mode)
            w.until_picture(f"{mode} in the map", lambda now: apart(last, now) > 0.001)
            last = w.still()
            w.shot(f"04-{mode}")
        w.key("1")
        w.until("one map", lambda s: s["mode"] == "single")

    def click_a_street_and_relight_it(self, w):
        # Where the search leads, a street is in the middle of the map.
        w.key("ctrl+f")
        w.until("the cursor in the search field", lambda s: s["typing"])
        w.type("hauptstr")
        w.key("Return")
        found = w.until("a street found by its name", lambda s: s["street"] == "Hauptstraße" and not s["typing"])
        w.key("Escape")
        w.until("nothing chosen", lambda s: s["chosen"] == 0)
        w.key("plus", "plus")
        panel = (900, 160, 370, 440)
        empty = w.still(panel)
        w.still()
        w.click(at=w.state()["at"]["a_street"])
        one = w.until("one street chosen", lambda s: s["chosen"] == 1)
        w.until_picture("facts of the clicked street", lambda now: apart(empty, now) > 0.01, panel)
        self.assertGreater(found["chosen"], 1)
        w.shot("05-street")
        w.click("relight")
        s = w.until("lighting in the plan", lambda s: s.get("edits") == 1)
        self.assertEqual(s["edit"], "1 street · Lighting class P3")
        self.assertEqual(s["problems"], 0)
        w.until("electricity and costs of the plan", lambda s: s["estimated"] and s["complaint"] == "")
        w.key("ctrl+z")
        w.until("undone", lambda s: s["edits"] == 0)
        w.key("ctrl+y")
        w.until("done again", lambda s: s["edits"] == 1)
        w.until("worked out again", lambda s: s["estimated"])
        w.shot("06-plan")
        self.assertEqual(one["chosen"], 1)

    def save_run_and_compare(self, w):
        w.key("ctrl+s")
        s = w.until("a saved plan", lambda s: s["plan_file"] and not s["unsaved"])
        plan = Path(s["plan_file"])
        self.assertRegex(plan.read_text(), re.compile(r'kind = "lighting"\nwhere.segment = \[\d+\]\nclass = "P3"'))
        checked = subprocess.run([LICHTUNG, "check", str(plan)], capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stderr)
        w.click("run")
        w.until("a run under way", lambda s: s["running"])
        w.shot("07-run")
        w.until("the comparison with the plan", lambda s: not s["running"] and s["mode"] == "difference" and s["b"] == "Kleinstadt, plan")
        results = self.folder / "before-plan"
        self.assertTrue((results / "summary.h5").is_file())
        w.still()
        w.shot("08-compared")

    def help_and_export(self, w):
        w.key("F1")
        w.until("help", lambda s: s["dialogue"] == "help")
        w.still()
        w.shot("09-help")
        w.key("Escape")
        w.until("no help", lambda s: s["dialogue"] == "")
        w.key("ctrl+e")
        w.until("the export", lambda s: s["dialogue"] == "export")
        w.shot("10-export")
        w.click("export_save")
        picture = w.home / "lichtung.png"
        w.wait("the saved picture", picture.exists)
        self.assertEqual(picture.read_bytes()[:8], b"\x89PNG\r\n\x1a\n")
        w.until("the dialogue gone", lambda s: s["dialogue"] == "")
        if SHOTS is not None:
            shutil.copy(picture, SHOTS / "11-exported.png")


class Doors(WithDisplay):
    """The first page, what can't be opened, and leaving."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        subprocess.run([MAKE, str(cls.folder)], check=True)

    def test_without_arguments_the_first_page_explains_and_errors_are_told(self):
        w = self.open()
        w.still((0, 0, WIDTH, HEIGHT))
        w.shot("12-first-page")
        self.assertIn("demo", w.state()["at"], "the demonstration is offered")
        for path, said in ((self.folder / "nothing", "no such file or folder"), (Path(__file__), "not an outcome file"),
                           (self.folder / "before", "")):
            w.key("ctrl+o")
            w.until("a field for the path", lambda s: s["dialogue"] == "open" and s["typing"])
            w.type(str(path))
            w.key("Return")
            if said:
                w.until(f"the message for {path}", lambda s: s["dialogue"] == "" and path.name in s["says"])
                self.assertIn(path.name, w.said())
            w.until("the dialogue gone", lambda s: s["dialogue"] == "")
        w.until("the town", lambda s: s["a"] == "Gitterstadt")
        w.shot("13-message")
        self.assertEqual(w.leave(), 0)

    def test_bad_input_is_told_in_the_window_and_by_the_exit_code(self):
        whole = (self.folder / "before" / "replicate-0000.h5").read_bytes()
        bad = self.folder / "bad.h5"
        bad.write_bytes(whole[:5000])
        w = self.open(bad)
        self.assertIn("bad.h5", w.until("a message", lambda s: s["says"])["says"])
        self.assertIn("bad.h5", w.said())
        w.shot("14-bad")
        self.assertEqual(w.leave(), 65)

    def test_a_plan_that_is_not_saved_is_not_lost_by_closing(self):
        w = self.open(self.folder / "before")
        w.until("the town", lambda s: s["a"] == "Gitterstadt")
        w.key("ctrl+f")
        w.until("the cursor in the search field", lambda s: s["typing"])
        w.type("zeile 2")
        w.key("Return")
        w.until("a street chosen by keyboard", lambda s: s["chosen"] == 5 and not s["typing"])
        w.key("Return")
        w.until("the street in the middle, where the search has led", lambda s: s["chosen"] == 1)
        w.click("relight")
        w.until("a plan", lambda s: s.get("edits") == 1)
        w.key("ctrl+q")
        w.until("the question", lambda s: s["dialogue"] == "close")
        w.shot("15-close")
        w.key("Escape")
        w.until("the window again", lambda s: s["dialogue"] == "")
        w.key("ctrl+q")
        w.click("discard")
        self.assertEqual(w.process.wait(PATIENCE), 0)


class Headless(unittest.TestCase):
    """Pictures without any display."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="lichtung-headless-"))
        subprocess.run([MAKE, str(cls.folder)], check=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def view(self, *arguments):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment["LC_ALL"] = "C.UTF-8"
        return subprocess.run([VIEW, *map(str, arguments)], env=environment, capture_output=True, text=True)

    def test_a_picture(self):
        out = self.folder / "a.png"
        done = self.view("--export", out, "--layer", "fear", "--compare", self.folder / "after", self.folder / "before", "--size", "640x480")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(out.is_file())
        again = self.view("--export", out, self.folder / "before")
        self.assertEqual(again.returncode, 73)
        self.assertIn("a.png", again.stderr)

    def test_a_film_has_its_frames(self):
        out = self.folder / "film"
        done = self.view("--film", out, "--from", "08:00", "--to", "08:20", "--step", "10", "--size", "480x480", self.folder / "before")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(list(out.glob("frame-*.png"))), 3)

    def test_errors_have_their_codes(self):
        before = self.folder / "before"
        out = self.folder / "b.png"
        for arguments, code in [(["--export", out], 64), (["--export", out, "--layer", "feer", before], 64),
                                (["--export", out, "--time", "noon", before], 64), (["--export", out, "--size", "10x10", before], 64),
                                (["--export", out, "--scale", "9", before], 64), (["--no-such-option"], 64),
                                (["--export", out, self.folder / "nothing"], 66), (["--export", self.folder / "no" / "b.png", before], 66),
                                (["--export", out, __file__], 65)]:
            done = self.view(*arguments)
            self.assertEqual(done.returncode, code, f"{arguments}: {done.stderr}")
            self.assertNotEqual(done.stderr, "", arguments)
            self.assertFalse(out.exists())

    def test_help_in_both_languages(self):
        self.assertIn("Modellexperiment", self.view("--help", "--lang", "de").stdout)
        self.assertIn("model experiment", self.view("--help", "--lang", "en").stdout)


if __name__ == "__main__":
    absent = missing()
    if absent:
        print("SKIPPED: the viewer's story needs " + ", ".join(absent))
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
