"""Tries the promises that make results trustworthy, and prints them as a table (docs/reliability.md).

usage: reliability.py PROGRAM BUILD [--long] [--only NAME] [--other NAME=PROGRAM …]
BUILD: folder of the build, for the test programs. Without --long few trials of each.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import time

from reliability_evil import evil_trials
from reliability_faults import fault_trials, memory_trials
from reliability_identity import identity_trials, trace_trials
from reliability_kills import kill_trials, stop_trials
from reliability_tools import Folder, Row

HERE = pathlib.Path(__file__).resolve().parent


def shim(folder):
    """The library that makes calls fail, compiled; nothing without a compiler."""
    library = folder / "failing_calls.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, HERE.parent / "support/failing_calls.c", "-ldl"], check=True)
    return str(library)


def bit_trials(build, every_bit):
    row = Row("every single-bit flip of a small outcome file is noticed on reading", 4000)
    env = {**os.environ, **({"LICHTUNG_ALL_BITS": "1"} if every_bit else {})}
    answer = subprocess.run([build / "tests/test_outcome", "every single-bit flip*"], env=env, capture_output=True, text=True)
    if answer.returncode != 0:
        row.failures.append(answer.stdout[-500:])
    if found := re.search(r"bits flipped: (\d+)", answer.stdout):
        row.trials = int(found.group(1))
        row.note = "all bits"
    return row


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("build", type=lambda p: pathlib.Path(p).resolve())
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--other", action="append", default=[])
    options = parser.parse_args()
    program, long = options.program, options.long
    others = dict(o.split("=", 1) for o in options.other)
    with Folder() as folder:
        trials = {
            "identity": lambda: identity_trials(program, 6 if long else 2, others),
            "stop": lambda: stop_trials(program, 180 if long else 6, 7),
            "kill": lambda: kill_trials(program, 800 if long else 10, 3),
            "kills-at-once": lambda: kill_trials(program, 200 if long else 3, 5, at_once=3),
            "faults": lambda: fault_trials(program, shim(folder), *((1,) if long else (9, (28,)))),
            "memory": lambda: memory_trials(program, 60 if long else 8),
            "evil": lambda: evil_trials(program, 1 if long else 8),
            "bits": lambda: bit_trials(options.build, long),
            "traces": lambda: trace_trials(program),
        }
        broken = 0
        print("| promise | trials | result | what was tried |\n|---|---|---|---|", flush=True)
        for name, trial in trials.items():
            if options.only and name not in options.only.split(","):
                continue
            start = time.monotonic()
            row = trial()
            print(row.markdown(), flush=True)
            print(f"{name}: {time.monotonic() - start:.0f} s", file=sys.stderr)
            for failure in row.failures[:20]:
                print(f"  {failure}", file=sys.stderr)
            broken += len(row.failures)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
