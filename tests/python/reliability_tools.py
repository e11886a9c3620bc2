"""What trials of promises share: running the program, comparing folders, rows of the table."""

import dataclasses
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile


@dataclasses.dataclass
class Row:
    promise: str
    trials: int
    failures: list = dataclasses.field(default_factory=list)
    note: str = ""

    def markdown(self):
        verdict = "kept" if not self.failures else f"BROKEN {len(self.failures)} times"
        return f"| {self.promise} | {self.trials} | {verdict} | {self.note} |"


def run(program, folder, *arguments, env=None, timeout=600):
    """Runs the program in English in a folder."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("LC_")}
    return subprocess.run([program, *map(str, arguments)], cwd=folder, env={**clean, "LANG": "C", **(env or {})},
                          capture_output=True, text=True, timeout=timeout)


def contents(folder, leave_out=()):
    """Relative name → digest of every file of a folder."""
    out = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file() and not any(part in leave_out for part in path.parts):
            out[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return out


class Folder:
    """A temporary folder that is removed at the end of `with`."""

    def __init__(self, prefix="lichtung-trial-"):
        self.prefix = prefix

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix=self.prefix))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)
