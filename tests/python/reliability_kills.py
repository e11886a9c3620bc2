"""Kills and stops at random moments of a sweep, and of a run."""

import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import threading
import time

import small_town
from reliability_tools import Folder, Row, contents, run

SWEEP = """schema = 1
scenario = "town.toml"
replicates = 2
[design]
method = "lhs"
points = {points}
seed = {seed}
[[factor]]
key = "fear.light"
low = 1
high = 3
"""

POINTS = 6


def whole_files(program, folder):
    """Names of outcome files under final names, and those of them that don't verify."""
    status = run(program, folder, "--json", "status", "out", "--verify")
    if status.returncode != 0:   # killed before the sweep was described
        return set(), set()
    damaged = set(json.loads(status.stdout)["damaged"])
    names = {str(p.relative_to(folder / "out")) for p in (folder / "out" / "runs").glob("*/replicate-*.h5")}
    return names - damaged, damaged


def locks(out):
    """Locks of runs as they lie in the folder of a sweep: name and time, so that a lock taken anew is another one."""
    found = set()
    for path in (out / "locks").glob("*.lock"):
        try:
            found.add((path.name, path.stat().st_mtime_ns))
        except FileNotFoundError:   # given back meanwhile
            pass
    return found


def write_sweep(folder, seed):
    (folder / "sweep.toml").write_text(SWEEP.format(points=POINTS, seed=seed))


def kill_trials(program, trials, seed, at_once=1):
    """kill -9 after a random time; every completed run is still there and never computed again, no broken file has a final
    name, and the sweep that is left at last equals the one in a single go."""
    row = Row("kill -9 at random moments in a sweep: runs lost 0, unreadable files under final names 0, runs wrongly skipped 0", trials)
    rng = random.Random(seed)
    killed = done = sweeps = hit = 0
    with Folder() as folder:
        small_town.write(folder)
        reference = None
        while killed < trials:
            sweeps += 1
            shutil.rmtree(folder / "out", ignore_errors=True)
            write_sweep(folder, seed)
            if reference is None:
                start = time.monotonic()
                run(program, folder, "sweep", "sweep.toml", "-o", "out")
                whole_time = time.monotonic() - start
                reference = contents(folder / "out")
                shutil.rmtree(folder / "out")
            kept, stamps, held = set(), {}, set()
            while killed < trials:
                processes = [subprocess.Popen([program, "sweep", "sweep.toml", "-o", "out"], cwd=folder, stderr=subprocess.DEVNULL)
                             for _ in range(at_once)]
                time.sleep(rng.uniform(0.0, whole_time * 0.8))
                ended = [p.poll() is not None for p in processes]
                for p in processes:
                    p.kill()
                    p.wait()
                if all(ended):
                    break
                killed += 1
                hit += bool(locks(folder / "out") - held)   # a dead process leaves the locks of what it was doing
                held = locks(folder / "out")
                whole, damaged = whole_files(program, folder)
                now = {name: (folder / "out" / name).stat().st_mtime_ns for name in whole}
                if damaged:
                    row.failures.append(f"trial {killed}: unreadable {sorted(damaged)}")
                if kept - whole:
                    row.failures.append(f"trial {killed}: lost {sorted(kept - whole)}")
                again = [name for name in kept & whole if now[name] != stamps[name]]
                if again:
                    row.failures.append(f"trial {killed}: computed again {again}")
                done += len(whole - kept)
                kept, stamps = whole, now
            answer = run(program, folder, "sweep", "sweep.toml", "-o", "out")
            if answer.returncode != 0 or contents(folder / "out") != reference:
                row.failures.append(f"after {killed} kills the folder differs from one in a single go: {answer.stderr[-300:]}")
    row.note = (f"{sweeps} sweeps of {POINTS * 2} runs, {hit} kills while runs were under way, {done} runs completed between kills; "
                "the folders at the end equal byte for byte")
    return row


STOP_COMMANDS = {"sweep": ["sweep", "sweep.toml"], "run": ["run", "town.toml", "--replicates", "4"]}
DAYS = 200   # long enough that living them takes most of the time, not reading and writing


class Watched:
    """The program at work, with what it has said of its progress: "40 %  run 4/12, day 960/2400"."""

    def __init__(self, program, folder, arguments):
        self.start, self.said = time.monotonic(), []   # (seconds, percent, day)
        self.process = subprocess.Popen([program, *arguments], cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
                                        env={**os.environ, "LANG": "C"})
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            if found := re.match(r" *(\d+) %.* (\d+)/\d+", line):
                self.said.append((time.monotonic() - self.start, int(found.group(1)), int(found.group(2))))

    def reached(self, percent):
        return any(p >= percent for _, p, _ in self.said)

    def wait(self):
        code = self.process.wait(timeout=300)
        self.reader.join()
        return code


def tenth_of_the_work(program, folder, kind):
    """Runs a command to its end into whole-KIND; seconds of a tenth of its days."""
    whole = Watched(program, folder, [*STOP_COMMANDS[kind], "-o", f"whole-{kind}"])
    whole.wait()
    return (whole.said[-1][0] - whole.said[0][0]) / max(1, len(whole.said) - 1)


def stop_at(watched, share, tenth, number):
    """Sends a signal when that share of the days is done, 0 … 1: the whole tenths by what it says, the rest by the clock."""
    tenths = int(share * 10)
    while watched.process.poll() is None and tenths > 0 and not watched.reached(tenths * 10):
        time.sleep(0.002)
    said = list(watched.said)
    if len(said) > 1:   # its own pace, when others slow it down
        tenth = (said[-1][0] - said[0][0]) / (len(said) - 1)
    time.sleep((share * 10 - tenths) * tenth)
    watched.process.send_signal(number)
    return max((day for _, _, day in watched.said), default=0)


def was_under_way(folder, kind, held, day):
    """Whether a stopped command gave up a run in the middle: of a sweep a run whose lock it held isn't there; of a run more days
    were lived than those of the replicates that are."""
    out = folder / f"out-{kind}"
    if kind == "run":
        return day > DAYS * len(list(out.glob("replicate-*.h5")))
    files = {f"{p.parent.name}-{p.stem.removeprefix('replicate-')}" for p in out.glob("runs/*/replicate-*.h5")}
    return bool({name.removesuffix(".lock") for name, _ in held} - files)


def stop_trials(program, trials, seed):
    """SIGINT or SIGTERM at any moment of the work ends with 75 (or 0 at the very end), and the same command completes to the same bytes."""
    row = Row("stop (SIGINT, SIGTERM) at any moment and resume ≡ uninterrupted", trials)
    rng = random.Random(seed)
    codes, middle = {}, 0
    with Folder() as folder:
        small_town.write(folder, days=DAYS)
        write_sweep(folder, seed)
        tenths = {kind: tenth_of_the_work(program, folder, kind) for kind in STOP_COMMANDS}
        wholes = {kind: contents(folder / f"whole-{kind}") for kind in STOP_COMMANDS}
        for trial in range(trials):
            kind = "run" if trial % 3 == 2 else "sweep"
            out = folder / f"out-{kind}"
            shutil.rmtree(out, ignore_errors=True)
            watched = Watched(program, folder, [*STOP_COMMANDS[kind], "-o", out.name])
            # Before the first thread exists nobody listens, as with any program; stop once its folder is there.
            while not out.exists() and watched.process.poll() is None:
                time.sleep(0.005)
            day = stop_at(watched, rng.uniform(0.0, 0.95), tenths[kind], rng.choice([signal.SIGINT, signal.SIGTERM]))
            held = locks(out)
            code = watched.wait()
            codes[code] = codes.get(code, 0) + 1
            if code not in (0, 75):
                row.failures.append(f"trial {trial}: ended with {code}")
            middle += code == 75 and was_under_way(folder, kind, held, day)
            answer = run(program, folder, *STOP_COMMANDS[kind], "-o", out.name)
            if answer.returncode != 0 or contents(out) != wholes[kind]:
                row.failures.append(f"trial {trial}: resumed differs: {answer.stderr[-300:]}")
    row.note = (f"{middle} gave up a run in the middle; exit codes of the stopped: " + ", ".join(f"{n} × {code}" for code, n in sorted(codes.items()))
                + "; one of three a run of four replicates, the others sweeps of twelve runs")
    return row
