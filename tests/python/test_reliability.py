"""Short versions of the promises of docs/reliability.md; the long ones are tests/run-long.sh.

usage: test_reliability.py PROGRAM
"""

import os
import pathlib
import sys
import unittest

from reliability import shim
from reliability_evil import evil_trials
from reliability_faults import fault_trials, memory_trials
from reliability_tools import Folder

PROGRAM = os.path.abspath(sys.argv.pop(1))


class Promises(unittest.TestCase):
    def kept(self, row):
        self.assertGreater(row.trials, 0)
        self.assertEqual(row.failures, [], row.promise)

    def test_failing_writes_are_told_and_leave_nothing_that_looks_right(self):
        with Folder() as folder:
            self.kept(fault_trials(PROGRAM, shim(pathlib.Path(folder)), every=9, errors=(28,)))

    def test_running_out_of_memory_is_told_and_loses_nothing(self):
        self.kept(memory_trials(PROGRAM, 8))

    def test_evil_files_are_refused_or_documented_to_be_read(self):
        self.kept(evil_trials(PROGRAM, 6))


if __name__ == "__main__":
    unittest.main()
