"""A window of the viewer on a virtual display, driven by xdotool and read from its trace: for story.py."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

VIEW, LICHTUNG, MAKE = sys.argv[1:4]
SHOTS = Path(sys.argv[4]) if len(sys.argv) > 4 else None
WIDTH, HEIGHT = 1280, 800
PATIENCE = 90  # seconds for one step on a busy machine; nothing waits longer than it needs
MAP = (300, 100, 560, 540)  # inside the map, beside its tools


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
        self.home = home
        self.environment = dict(os.environ, DISPLAY=display.name, HOME=str(home), XDG_CONFIG_HOME=str(home / "config"),
                                XDG_DATA_HOME=str(home / "data"), LC_ALL="C.UTF-8")
        self.stderr = tempfile.TemporaryFile()
        self.trace = home / "trace.json"
        self.process = subprocess.Popen([VIEW, "--size", f"{WIDTH}x{HEIGHT}", "--lang", "en", "--trace", str(self.trace),
                                         *map(str, arguments)], env=self.environment, stderr=self.stderr)
        self.until("a first picture", lambda s: "mode" in s)

    def run(self, *command):
        return subprocess.run(command, env=self.environment, check=True, capture_output=True).stdout

    def key(self, *keys):
        self.run("xdotool", "key", "--delay", "60", *keys)

    def type(self, words):
        self.run("xdotool", "type", "--delay", "20", words)

    def state(self):
        try:
            return json.loads(self.trace.read_text())
        except FileNotFoundError:
            return {}

    def wait(self, what, condition):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the viewer ended early with {self.process.returncode}: {self.said()}")
            found = condition()
            if found:
                return found
            time.sleep(0.05)
        self.shot("failed")
        raise AssertionError(f"not seen in {PATIENCE} s: {what}; {self.state()}")

    def until(self, what, condition):
        """Waits until the window says so; gives what it says."""
        def seen():
            state = self.state()
            return state if condition(state) else None
        return self.wait(what, seen)

    def click(self, name=None, at=None, button="1"):
        if at is None:
            at = self.until(f"the button {name}", lambda s: name in s.get("at", {}))["at"][name]
        # Down and up apart: a frame may take long, and both in one would be no click.
        self.run("xdotool", "mousemove", str(at[0]), str(at[1]), "mousedown", button, "sleep", "0.1", "mouseup", button)

    def pixels(self, area=MAP):
        """A part of the window (x, y, width, height) as grey values."""
        return self.run("import", "-window", "root", "-crop", "{2}x{3}+{0}+{1}".format(*area), "-depth", "8", "gray:-")

    def until_picture(self, what, condition, area=MAP):
        def seen():
            now = self.pixels(area)
            return now if condition(now) else None
        return self.wait(what, seen)

    def still(self, area=MAP):
        """The picture once it has stopped changing."""
        last = [self.pixels(area)]

        def same():
            now, before = self.pixels(area), last[0]
            last[0] = now
            return now if apart(now, before) < 0.0005 else None
        return self.wait("a picture that stands still", same)

    def shot(self, name):
        if SHOTS is not None:
            SHOTS.mkdir(parents=True, exist_ok=True)
            self.run("import", "-window", "root", str(SHOTS / f"{name}.png"))

    def said(self):
        self.stderr.seek(0)
        return self.stderr.read().decode()

    def leave(self):
        self.key("ctrl+q")
        return self.process.wait(PATIENCE)

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.stderr.close()


def apart(a, b):
    """Share of pixels that differ visibly."""
    if len(a) != len(b):
        return 1.0
    if a == b:
        return 0.0
    return sum(1 for p, q in zip(a, b) if abs(p - q) > 12) / max(1, len(a))
