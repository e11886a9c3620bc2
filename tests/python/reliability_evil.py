"""Files made to break things: more than two hundred, written by hand, by kind of input. Each must be refused with a message
(exit code 64, 65 or 66) or, where it says so, is documented to be read. Nothing may crash, hang or take much memory."""

import os
import resource
import subprocess

import evil_maps
import evil_outcomes
import evil_tables
import evil_toml
import small_town
from reliability_tools import Folder, Row

SECONDS = 30
BYTES = 3 << 30
REFUSED = (64, 65, 66)


def all_cases(folder):
    """Cases of every kind: name, command, whether it is to be read (True), refused (False) or either (None)."""
    cases = []
    for kind in (evil_toml, evil_maps, evil_tables, evil_outcomes):
        cases += kind.cases(folder)
    return cases


def evil_trials(program, every=1):
    row = Row("a handwritten evil set: 100 % refused with a message or documented to be read", 0)
    read = 0
    with Folder(prefix="böse dateien ") as folder:
        small_town.write(folder)
        cases = all_cases(folder)
        total = len(cases)
        for name, command, readable in cases[::every]:
            row.trials += 1
            limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
            try:
                answer = subprocess.run([program, *command], cwd=folder, capture_output=True, timeout=SECONDS, preexec_fn=limit,
                                        env={**os.environ, "LANG": "C"})
            except subprocess.TimeoutExpired:
                row.failures.append(f"{name}: still running after {SECONDS} s")
                continue
            said = answer.stderr.decode(errors="replace")
            code = answer.returncode
            read += code == 0
            fine = (code == 0 and readable is not False) or (code in REFUSED and readable is not True and (said.strip() or answer.stdout.strip()))
            if not fine:
                row.failures.append(f"{name}: ended with {code}: {said[-200:]}")
    row.note = f"{total} files, {read} of those tried are read"
    return row
