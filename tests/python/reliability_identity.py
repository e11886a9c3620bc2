"""The same bytes whatever the machine looks like, and nothing about it in them."""

import datetime
import os
import pathlib
import re
import shutil
import subprocess

import small_town
from reliability_tools import Folder, Row, contents, run

SMALL_PLAN = """schema = 1
base = "town.toml"
[[edit]]
kind = "lighting"
where = {{ name = "Zeile 1" }}
{change}
"""

LIBRARY = pathlib.Path(__file__).resolve().parents[2] / "scenarios/library"
TELLTALE = "Zwiebelfisch"


def write_scenarios(folder):
    """Six scenarios that differ in town, plan, police and seed."""
    small_town.write(folder, days=2)
    base = (folder / "town.toml").read_text()
    texts = {
        "town": base,
        "klasse": SMALL_PLAN.format(change='class = "P4"'),
        "dimmen": SMALL_PLAN.format(change='dim = ["23:00-05:00 30%"]'),
        "wache": base + '[police]\nstrategy = "response"\nfoot = 2\n[random]\nseed = 5\n',
        "woche": base.replace("days = 2", "days = 8"),
        "kleinstadt": "schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n[time]\ndays = 1\n",
    }
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text)
    return list(texts)


def german_locale(folder):
    """A compiled de_DE locale (decimal comma) in a folder of its own; nothing if it can't be made."""
    target = folder / "locale"
    target.mkdir()
    made = subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", str(target / "de_DE.UTF-8")], capture_output=True)
    return str(target) if (target / "de_DE.UTF-8").exists() and made.returncode in (0, 1) else None


def outcome_without_recording(path):
    """Every array and attribute of an outcome but what recording adds."""
    import h5py
    import hashlib
    out = {}
    with h5py.File(path) as file:
        def visit(name, item):
            if isinstance(item, h5py.Dataset) and not name.startswith(("walks", "patrol_positions")):
                values = item[()]
                out[name] = hashlib.sha256(values.tobytes() if values.dtype != object else repr(values.tolist()).encode()).hexdigest()
        file.visititems(visit)
        out["scenario"] = str(file.attrs["scenario_sha256"])
    return out


def identity_trials(program, scenarios=6, others=()):
    """Runs every scenario in many surroundings. `others`: name → another build of the program."""
    row = Row("byte-identical outcomes for threads 1, 2, 3, 8, a German locale, another time zone, another working folder, "
              "recorded or not", 0)
    with Folder() as folder:
        names = write_scenarios(folder)[:scenarios]
        locale = german_locale(folder)
        ways = {f"{n} threads": (["--threads", str(n)], {}) for n in (1, 2, 3, 8)}
        ways["time zone"] = ([], {"TZ": "Pacific/Auckland"})
        if locale:
            ways["German locale"] = ([], {"LC_ALL": "de_DE.UTF-8", "LOCPATH": locale})
        for name in names:
            reference = None
            for way, (options, env) in ways.items():
                reference = compare(program, folder, name, way, options, env, reference, row)
            elsewhere(program, folder, name, reference, row)
            recorded(program, folder, name, row)   # beside the outcome that lies there
            for build, other in dict(others).items():
                compare(other, folder, name, build, [], {}, reference, row)
        plans = library_trials(program, folder, others, row) if others else 0
    row.note = f"{len(names)} scenarios × ({', '.join(ways)}, folder, recorded{''.join(', ' + b for b in dict(others))})"
    if others:
        row.note += f", {plans} of the library by every compiler"
    if not locale:
        row.note += "; no German locale here"
    return row


def library_trials(program, folder, others, row):
    """The library's scenarios and plans of a small town, six days of each, by every compiler; how many there are."""
    names = [f"library/{p.stem}" for p in sorted(LIBRARY.glob("kleinstadt*.toml"))]
    shutil.copytree(LIBRARY, folder / "library")
    base = folder / "library" / "kleinstadt.toml"
    base.write_text(re.sub(r"(?m)^days = .*$", "days = 6", base.read_text()))
    for name in names:
        reference = compare(program, folder, name, "g++ -O2", [], {}, None, row)
        for build, other in dict(others).items():
            compare(other, folder, name, build, [], {}, reference, row)
    return len(names)


def compare(program, folder, name, way, options, env, reference, row):
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    answer = run(program, folder, "run", f"{name}.toml", "-o", "out", "--replicates", "2", *options, env=env)
    found = contents(out)
    row.trials += 1
    if answer.returncode != 0:
        row.failures.append(f"{name}, {way}: ended with {answer.returncode}: {answer.stderr[-200:]}")
    elif reference is not None and found != reference:
        row.failures.append(f"{name}, {way}: differs in {[n for n in found if found[n] != reference.get(n)]}")
    return found if reference is None else reference


def elsewhere(program, folder, name, reference, row):
    row.trials += 1
    with Folder(prefix="ein anderer Ordner ") as cwd:
        answer = run(program, cwd, "run", folder / f"{name}.toml", "-o", cwd / "out", "--replicates", "2")
        if answer.returncode != 0 or contents(cwd / "out") != reference:
            row.failures.append(f"{name}, another working folder: differs; {answer.stderr[-200:]}")


def recorded(program, folder, name, row):
    row.trials += 1
    text = (folder / f"{name}.toml").read_text()
    if "base = " in text:   # a plan: recording is its scenario's
        base = (folder / "town.toml").read_text()
        (folder / "town-recorded.toml").write_text(base + "[outcome]\nrecord_days = [0]\n")
        (folder / "recorded.toml").write_text(text.replace("town.toml", "town-recorded.toml"))
    else:
        (folder / "recorded.toml").write_text(text + "[outcome]\nrecord_days = [0]\n")
    shutil.rmtree(folder / "recorded", ignore_errors=True)
    answer = run(program, folder, "run", "recorded.toml", "-o", "recorded", "--replicates", "1")
    if answer.returncode != 0:
        row.failures.append(f"{name}, recorded: {answer.stderr[-200:]}")
    elif outcome_without_recording(folder / "recorded/replicate-0000.h5") != outcome_without_recording(folder / "out/replicate-0000.h5"):
        row.failures.append(f"{name}: recording changes the outcome")


def trace_trials(program):
    """A user, host, home and folder with telltale names leave no trace in any file, and neither does the time."""
    row = Row("no user name, host name, absolute path or wall-clock time in any output", 0)
    now = datetime.datetime.now()
    clock = [now.strftime(f) for f in ("%Y-%m-%d", "%d.%m.%Y", "%Y%m%d", "%H:%M")] + [str(int(now.timestamp()))[:6]]
    with Folder() as plain, Folder(prefix=f"{TELLTALE}-") as telltale:
        for folder in (plain, telltale):
            write_scenarios(folder)
            (folder / "town.toml").write_text((folder / "town.toml").read_text().replace("2026-11-02", "2031-03-03"))
            (folder / "sweep.toml").write_text('schema = 1\nscenario = "klasse.toml"\nreplicates = 2\n[design]\nmethod = "morris"\ntrajectories = 2\n'
                                               '[[factor]]\nkey = "fear.light"\nlow = 1\nhigh = 3\n')
        env = {"USER": TELLTALE, "LOGNAME": TELLTALE, "HOME": f"/home/{TELLTALE}", "HOSTNAME": TELLTALE}
        host = ["unshare", "--uts", "sh", "-c", f'hostname {TELLTALE} && exec "$@"', "sh"] if os.geteuid() == 0 else []
        commands = [["run", "klasse.toml", "-o", "a", "--replicates", "2"], ["sweep", "sweep.toml", "-o", "b"], ["sensitivity", "b", "--plots", "c"],
                    ["angst", "a", "--picture", "d.svg", "--csv", "d.csv"], ["town", "town.toml", "--picture", "e.svg"],
                    ["sweep", "sweep.toml", "-o", "b", "--slurm"]]
        for command in commands:
            first = run(program, plain, *command)
            second = subprocess.run([*host, program, *[str(telltale / w) if w == "klasse.toml" else w for w in command]], cwd=telltale,
                                    env={**os.environ, **env, "LANG": "C"}, capture_output=True, text=True)
            if first.returncode or second.returncode:
                row.failures.append(f"{command}: {first.returncode} {second.returncode} {second.stderr[-200:]}")
        for path in sorted(p for p in telltale.rglob("*") if p.is_file()):
            name = path.relative_to(telltale)
            row.trials += 1
            data = path.read_bytes()
            marks = [TELLTALE, "/home/", str(telltale), *(clock if path.suffix not in (".toml", ".osm") else [])]
            found = [m for m in marks if m.encode() in data]
            if found:
                row.failures.append(f"{name}: holds {found}")
            if data != (plain / name).read_bytes():
                row.failures.append(f"{name}: differs from that of another user")
    row.note = f"{row.trials} files of run, sweep, sensitivity, angst, town, Slurm scripts"
    return row
