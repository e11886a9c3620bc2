"""Two runs compared as their users do it, by the built program: a plan with all kinds of edits against the town as it is.

usage: test_compare.py PROGRAM
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import small_town

PROGRAM = os.path.abspath(sys.argv.pop(1))

# One of every kind that fits a town of sixteen crossings.
PLAN = """schema = 1
name = "Klein, alles"
base = "town.toml"
[[edit]]
kind = "lighting"
where = { name = "Zeile 1" }
class = "P3"
[[edit]]
kind = "patrol"
foot = 2
hours = ["10:00-18:00", "18:00-02:00"]
strategy = "hot_spots"
[[edit]]
kind = "order_service"
units = 1
crew = 2
hours = "18:00-02:00"
where = "town"
[[edit]]
kind = "withdrawal"
share = 0.5
days = ["tue"]
[[edit]]
kind = "accommodation"
build = { name = "Zeile 2", persons = 12 }
[[edit]]
kind = "land_use"
where = { name = "Zeile 1" }
add = { shops = 2, bars = 1 }
[[edit]]
kind = "upkeep"
where = "town"
cleaning_interval = 7
graffiti_days = 2
[[edit]]
kind = "security"
where = "town"
subsidy = 2000
[[edit]]
kind = "camera"
where = { name = "Zeile 3" }
view = 40
watched = "live"
hours = "18:00-04:00"
[[edit]]
kind = "alcohol"
where = { name = "Zeile 2" }
hours = "20:00-06:00"
[[edit]]
kind = "outsiders"
factor = 2
[[edit]]
kind = "investigation"
officers = 1
kinds = "burglary"
[[edit]]
kind = "event"
where = { name = "Zeile 1" }
date = [2026-11-02]
hours = "17:00-23:00"
crowd = 100
"""


def lichtung(folder, *arguments):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, timeout=120,
                          env={**os.environ, "LANG": "C.UTF-8"})


class Comparison(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="lichtung-compare-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        small_town.write(cls.folder, days=2)
        (cls.folder / "plan.toml").write_text(PLAN)
        for scenario, out in (("town.toml", "before"), ("plan.toml", "after")):
            answer = lichtung(cls.folder, "run", scenario, "-o", out, "--replicates", "3")
            if answer.returncode != 0:
                raise AssertionError(answer.stderr)

    def text(self, language, *arguments):
        answer = lichtung(self.folder, "--lang", language, "compare", *arguments)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return answer.stdout

    def test_every_figure_has_a_name_in_both_languages(self):
        for language in ("de", "en"):
            lines = [l for l in self.text(language, "before", "after", "--all").splitlines() if not l.startswith("!")]
            self.assertGreater(len(lines), 200)
            bare = sorted({word for l in lines for word in re.findall(r"\b[a-z]+_[a-z_0-9]+\b", l)})
            self.assertEqual(bare, [], language)

    def test_what_levers_did_is_a_table_of_its_own(self):
        text = self.text("en", "before", "after")
        part = text.split("What the measures did")[1].split("\n\n")[1]
        for name in ("cameras", "people in accommodation", "new shops, bars, offices, schools", "days with an event", "streets in view, km"):
            self.assertRegex(part, rf"(?m)^\s+{name}")
        self.assertNotIn("€", part)

    def test_a_parameter_that_an_edit_sets_counts_as_part_of_the_plan(self):
        inputs = json.loads(lichtung(self.folder, "--json", "compare", "before", "after").stdout)
        found = {i["key"]: i["by_plan"] for i in self.inputs_of(inputs)}
        self.assertTrue(found["police.clearance.burglary"])
        self.assertIn("The plan changes this too: police.clearance.burglary is 0.2 before", self.text("en", "before", "after"))

    def inputs_of(self, document):
        """The list `inputs`, wherever it stands in the document."""
        if isinstance(document, dict):
            if "inputs" in document:
                return document["inputs"]
            for value in document.values():
                found = self.inputs_of(value)
                if found is not None:
                    return found
        return None

    def test_a_run_against_itself_is_no_difference_exactly(self):
        shutil.copytree(self.folder / "before", self.folder / "again", dirs_exist_ok=True)
        text = self.text("en", "before", "again")
        self.assertIn("No difference: both sides agree exactly in every replicate", text)
        self.assertNotIn("more (worse)", text)

    def test_no_plan_is_named_as_good_or_bad_for_what_is_neither(self):
        """More discovered offences aren't worse: they may be more patrols."""
        text = self.text("en", "before", "after")
        part = text.split("discovered by patrols or cameras")[1].split("\n\n")[1]
        self.assertNotRegex(part, r"\((worse|better)\)")


if __name__ == "__main__":
    unittest.main()
