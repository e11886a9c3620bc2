"""Writing calls that fail one by one, and too little memory."""

import errno
import os
import pathlib
import re
import resource
import shutil
import subprocess

import small_town
from reliability_kills import write_sweep
from reliability_tools import Folder, Row, contents, run

ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS)
COMMANDS = {"run": ["run", "town.toml", "--replicates", "2"], "sweep": ["sweep", "sweep.toml", "--threads", "1"]}


def unreadable(program, out, reference):
    """Files under final names whose bytes aren't those of a run without faults."""
    return [name for name, digest in contents(out).items()
            if not pathlib.PurePath(name).name.startswith(".") and not name.endswith(".part") and "locks/" not in name
            and name in reference and reference[name] != digest]


def fault_trials(program, shim, every=1, errors=ERRORS):
    """Each writing call of a run and of a sweep fails once, with each error; on every second trial it stays broken."""
    row = Row("disk full, quota, read-only, failing fsync or rename at every writing call: clear error with path and cause, "
              "no file that looks right, resumable", 0)
    with Folder() as folder:
        small_town.write(folder)
        write_sweep(folder, 1)
        (folder / "sweep.toml").write_text((folder / "sweep.toml").read_text().replace("points = 6", "points = 2"))
        calls = {}
        for kind, command in COMMANDS.items():
            whole = folder / f"whole-{kind}"
            count = folder / "count.txt"
            env = {"LD_PRELOAD": shim, "LICHTUNG_FAULT_UNDER": "out-", "LICHTUNG_FAULT_COUNT": str(count)}
            run(program, folder, *command, "-o", f"out-{kind}", env=env)
            calls[kind] = int(count.read_text())
            (folder / f"out-{kind}").rename(whole)
            reference = contents(whole)
            for at in range(1, calls[kind] + 1, every):
                for error in errors:
                    row.trials += 1
                    one_fault(program, folder, kind, at, error, shim, reference, row)
    row.note = ", ".join(f"{n} calls of a {kind}" for kind, n in calls.items()) + f", {len(errors)} errors"
    return row


def one_fault(program, folder, kind, at, error, shim, reference, row):
    out = folder / f"out-{kind}"
    shutil.rmtree(out, ignore_errors=True)
    env = {"LD_PRELOAD": shim, "LICHTUNG_FAULT_UNDER": "out-", "LICHTUNG_FAULT_AT": str(at), "LICHTUNG_FAULT_ERRNO": str(error),
           "LICHTUNG_FAULT_STAYS": str((at + error) % 2)}
    answer = run(program, folder, *COMMANDS[kind], "-o", f"out-{kind}", env=env)
    what = f"{kind}, call {at}, {errno.errorcode[error]}"
    if answer.returncode != 73:
        row.failures.append(f"{what}: ended with {answer.returncode}: {answer.stderr[-200:]}")
    if os.strerror(error) not in answer.stderr or f"out-{kind}" not in answer.stderr:
        row.failures.append(f"{what}: neither path nor cause in: {answer.stderr[-300:]}")
    if out.exists() and (wrong := unreadable(program, out, reference)):
        row.failures.append(f"{what}: looks right but isn't: {wrong}")
    again = run(program, folder, *COMMANDS[kind], "-o", f"out-{kind}")
    if again.returncode != 0 or contents(out) != reference:
        row.failures.append(f"{what}: doesn't resume: {again.returncode} {again.stderr[-200:]}")


COMMANDS_OF_MEMORY = {"sweep": ["sweep", "sweep.toml", "-o", "out"], "run": ["run", "town.toml", "-o", "out", "--replicates", "4"]}


def least_address_space(command, folder):
    """Least address space with which a command succeeds, bytes, to 4 MB: limits are tried."""
    low, high = 0, 1 << 30
    while high - low > 4 << 20:
        middle = (low + high) // 2
        if limited(command, folder, middle).returncode == 0:
            high = middle
        else:
            low = middle
        shutil.rmtree(folder / "out", ignore_errors=True)
    return high


def limited(command, folder, limit):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env={**os.environ, "LANG": "C"}, timeout=300,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))


def memory_trials(program, limits):
    """Address-space limits from the least that starts the program to a tenth above what the command needs."""
    row = Row("out of memory (address-space limit): clear error, exit code, nothing lost", limits)
    codes, ranges = {}, []
    with Folder() as folder:
        small_town.write(folder)
        write_sweep(folder, 1)
        least = least_address_space([program, "--version"], folder)
        for kind, arguments in COMMANDS_OF_MEMORY.items():
            shutil.rmtree(folder / "out", ignore_errors=True)
            run(program, folder, *arguments)
            reference = contents(folder / "out")
            shutil.rmtree(folder / "out")
            enough = least_address_space([program, *arguments], folder)
            ranges.append(f"{kind} {least >> 20} to {enough * 11 // 10 >> 20} MB")
            share = limits // len(COMMANDS_OF_MEMORY)
            for i in range(share):
                one_limit(program, folder, arguments, least + (enough * 11 // 10 - least) * i // share, reference, codes, row)
    row.note = "; ".join(ranges) + "; exit codes: " + ", ".join(f"{n} × {code}" for code, n in sorted(codes.items()))
    return row


def one_limit(program, folder, arguments, limit, reference, codes, row):
    shutil.rmtree(folder / "out", ignore_errors=True)
    what = f"{arguments[0]} with {limit >> 20} MB"
    answer = limited([program, *arguments], folder, limit)
    codes[answer.returncode] = codes.get(answer.returncode, 0) + 1
    if answer.returncode not in (0, 1, 70, 73) or (answer.returncode != 0 and not re.search("memory", answer.stderr)):
        row.failures.append(f"{what}: ended with {answer.returncode}: {answer.stderr[-200:]}")
    # Indices and summaries of fewer runs are right as they are; runs must be whole.
    wrong = [name for name in unreadable(program, folder / "out", reference) if "/replicate-" in f"/{name}"]
    if wrong:
        row.failures.append(f"{what}: looks right but isn't: {wrong}")
    again = run(program, folder, *arguments)
    if again.returncode != 0 or contents(folder / "out") != reference:
        row.failures.append(f"{what}: doesn't resume: {again.returncode} {again.stderr[-200:]}")
