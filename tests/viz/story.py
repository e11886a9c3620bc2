#!/usr/bin/env python3
"""A user's story in a real window on a virtual display: open, play, scrub back, switch layer, difference, click a street,
export, close; and what happens with bad input. Driven by xdotool; the window's pixels are looked at between the steps.

usage: story.py LICHTUNG_VIEW MAKE_GRID_OUTCOME [FOLDER FOR SCREENSHOTS]

Exit code 77 (skipped) if Xvfb, xdotool or import are not installed.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

VIEW, MAKE = sys.argv[1], sys.argv[2]
SHOTS = Path(sys.argv[3]) if len(sys.argv) > 3 else None
WIDTH, HEIGHT = 1280, 800
PATIENCE = 90  # seconds, on a busy machine


def missing():
    return [tool for tool in ("Xvfb", "xdotool", "import") if shutil.which(tool) is None]


class Display:
    """A virtual display of its own number, chosen by Xvfb itself."""

    def __init__(self):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = ":" + answer.readline().strip()

    def close(self):
        self.process.terminate()
        self.process.wait()


class Window:
    def __init__(self, display, home, *arguments):
        self.environment = dict(os.environ, DISPLAY=display.name, HOME=str(home), XDG_CONFIG_HOME=str(home / "config"),
                                XDG_DATA_HOME=str(home / "data"), LC_ALL="C.UTF-8")
        self.stderr = tempfile.TemporaryFile()
        self.process = subprocess.Popen([VIEW, "--size", f"{WIDTH}x{HEIGHT}", "--lang", "en", *map(str, arguments)],
                                        env=self.environment, stderr=self.stderr)

    def run(self, *command):
        return subprocess.run(command, env=self.environment, check=True, capture_output=True).stdout

    def key(self, *keys):
        for key in keys:
            self.run("xdotool", "key", "--delay", "120", key)

    def click(self, x, y):
        self.run("xdotool", "mousemove", str(x), str(y))
        time.sleep(0.25)
        self.run("xdotool", "mousedown", "1")
        time.sleep(0.2)
        self.run("xdotool", "mouseup", "1")

    def pixels(self, area=None):
        """The window as grey values, or a part of it (x, y, width, height)."""
        crop = [] if area is None else ["-crop", "{2}x{3}+{0}+{1}".format(*area)]
        return self.run("import", "-window", "root", *crop, "-depth", "8", "gray:-")

    def shot(self, name):
        if SHOTS is not None:
            SHOTS.mkdir(parents=True, exist_ok=True)
            self.run("import", "-window", "root", str(SHOTS / f"{name}.png"))

    def wait(self, condition, what):
        """Until the window shows it; the slower the machine, the longer."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the viewer ended early with {self.process.returncode}: {self.said()}")
            if condition():
                return
            time.sleep(0.25)
        raise AssertionError(f"not seen in {PATIENCE} s: {what}")

    def wait_change(self, before, area, what):
        self.wait(lambda: apart(before, self.pixels(area)) > 0.003, what)
        self.settle(area)

    def settle(self, area=None):
        last = self.pixels(area)
        for _ in range(40):
            time.sleep(0.3)
            now = self.pixels(area)
            if apart(last, now) < 0.0005:
                return now
            last = now
        return last

    def said(self):
        self.stderr.seek(0)
        return self.stderr.read().decode()

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def apart(a, b):
    """Share of pixels that differ visibly."""
    if len(a) != len(b):
        return 1.0
    if a == b:
        return 0.0
    return sum(1 for p, q in zip(a, b) if abs(p - q) > 12) / max(1, len(a))


MAP = (300, 60, 560, 500)          # inside the map whatever the text size
PANEL = (900, 50, 370, 500)
TIMELINE = (0, 650, 1280, 150)


class Story(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="lichtung-story-"))
        subprocess.run([MAKE, str(cls.folder)], check=True)
        cls.display = Display()

    @classmethod
    def tearDownClass(cls):
        cls.display.close()
        shutil.rmtree(cls.folder)

    def open(self, *arguments):
        home = Path(tempfile.mkdtemp(dir=self.folder))
        window = Window(self.display, home, *arguments)
        self.addCleanup(window.end)
        window.home = home
        window.wait(lambda: len(set(window.pixels())) > 20, "a window with something in it")
        window.settle()
        return window

    def test_from_opening_to_a_picture_for_the_report(self):
        w = self.open("--time", "08:05", self.folder / "before", self.folder / "after")
        start = w.settle(MAP)
        w.shot("01-open")

        w.key("space")                       # play: people move
        w.wait(lambda: apart(start, w.pixels(MAP)) > 0.0004, "people moving")
        w.key("space")
        time.sleep(1.0)
        played = w.settle(MAP)
        time.sleep(1.0)
        self.assertLess(apart(played, w.pixels(MAP)), 0.0003, "pause stands still")

        before = w.settle(TIMELINE)
        w.key("semicolon", "semicolon", "semicolon")    # scrub back three hours
        w.wait_change(before, TIMELINE, "the clock going back")
        w.shot("02-scrubbed-back")

        before = w.settle(MAP)
        w.key("Tab", "Tab", "Tab")           # the third layer: fear
        w.wait_change(before, MAP, "a layer on the streets")
        w.shot("03-layer")

        after = w.settle(MAP)
        w.run("xdotool", "keydown", "b")     # hold: before
        w.wait_change(after, MAP, "the before while B is held")
        w.run("xdotool", "keyup", "b")
        w.wait(lambda: apart(after, w.pixels(MAP)) < 0.002, "the after again")

        w.key("d")
        w.wait_change(after, MAP, "the difference")
        w.shot("04-difference")
        before = w.settle(MAP)
        w.key("s")
        w.wait_change(before, MAP, "swiping")
        before = w.settle(MAP)
        w.key("2")
        w.wait_change(before, MAP, "side by side")
        w.shot("05-side-by-side")
        w.key("1")

        before = w.settle(PANEL)
        w.click(MAP[0] + MAP[2] // 2, MAP[1] + MAP[3] // 2)
        w.key("Return")                      # and by keyboard: the street in the middle
        w.wait_change(before, PANEL, "facts of a street")
        w.shot("06-street")

        w.key("F1")
        time.sleep(1)
        w.settle()
        w.shot("07-help")
        w.key("Escape")

        before = w.settle(MAP)
        w.key("ctrl+e")
        w.wait_change(before, MAP, "the export dialogue")
        w.shot("08-export")
        picture = w.home / "lichtung.png"
        # By keyboard alone the field is filled already; the button is found by the mouse.
        x, y = self.save_button(w)
        w.click(x, y)
        w.wait(picture.exists, "the saved picture")
        self.assertEqual(picture.read_bytes()[:8], b"\x89PNG\r\n\x1a\n")

        w.key("ctrl+q")
        self.assertEqual(w.process.wait(PATIENCE), 0)
        self.assertTrue((w.home / "config" / "lichtung" / "view.toml").is_file(), "the state is remembered per user")
        self.assertEqual(w.said(), "")
        names = sorted(p.name for p in (self.folder / "before").iterdir())
        self.assertEqual(names, ["index.csv", "replicate-0000.h5", "replicate-0001.h5", "replicate-0002.h5", "summary.h5"])

    def save_button(self, w):
        """The middle of the dialogue's lowest row of buttons: the dialogue is white with a border, centred."""
        return int(WIDTH / 2 - 540 / 2 + 24 + 40), int(self.dialogue_bottom(w) - 36)

    def dialogue_bottom(self, w):
        column = w.pixels((int(WIDTH / 2 - 540 / 2 + 10), 160, 1, HEIGHT - 330))
        ground = column[60]
        for i in range(60, len(column)):
            if abs(column[i] - ground) > 6:
                return 160 + i
        raise AssertionError("the dialogue's lower edge was not found")

    def test_without_arguments_the_first_page_explains(self):
        w = self.open()
        w.shot("09-first-page")
        w.key("ctrl+o")
        before = w.settle()
        w.run("xdotool", "type", "--delay", "40", str(self.folder / "nothing"))
        w.key("Return")
        w.wait_change(before, None, "a message")
        self.assertIn("no such file or folder", w.said())
        w.shot("10-message")
        w.key("ctrl+q")
        self.assertEqual(w.process.wait(PATIENCE), 0)

    def test_bad_input_is_told_in_the_window_and_by_the_exit_code(self):
        bad = self.folder / "bad.h5"
        bad.write_bytes((self.folder / "before" / "replicate-0000.h5").read_bytes()[:5000])
        w = self.open(bad)
        self.assertIn("bad.h5", w.said())
        w.key("ctrl+q")
        self.assertEqual(w.process.wait(PATIENCE), 65)


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
