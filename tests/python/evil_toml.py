"""Scenario, plan and sweep files that nobody should write."""

import os

HEAD = 'schema = 1\n[map]\nsynthetic = "kleinstadt"\n'


def texts():
    """Name → bytes or text, and whether `lichtung check` reads it."""
    bad = {
        "empty": "", "only-comment": "# nichts\n", "only-bom": b"\xef\xbb\xbf", "nul": HEAD.encode() + b"name = \"a\0b\"\n",
        "utf16-le": HEAD.encode("utf-16-le"), "utf16-bom": HEAD.encode("utf-16"), "utf32": HEAD.encode("utf-32"),
        "cp1252": (HEAD + 'name = "Straße"\n').encode("cp1252"), "lone-surrogate": HEAD.encode() + b'name = "\xed\xa0\x80"\n',
        "overlong-utf8": HEAD.encode() + b'name = "\xc0\xaf"\n', "binary": bytes(range(256)) * 40, "elf": b"\x7fELF" + bytes(200),
        "deep-lists": "a = " + "[" * 20000 + "]" * 20000, "deep-tables": "a = " + "{a=" * 5000 + "1" + "}" * 5000,
        "dots": "a" + ".a" * 10000 + " = 1\n", "long-key": "a" * 900000 + " = 1\n", "two-megabytes": "#" * (2 << 20),
        "unclosed-text": HEAD + 'name = "offen\n', "unclosed-list": HEAD + "x = [1, 2\n", "unclosed-long": HEAD + 'name = """offen\n',
        "wrong-escape": HEAD + 'name = "\\q"\n', "escape-surrogate": HEAD + 'name = "\\uD800"\n', "escape-large": HEAD + 'name = "\\UFFFFFFFF"\n',
        "schema-0": HEAD.replace("= 1", "= 0"), "schema-huge": HEAD.replace("= 1", "= 9223372036854775808"), "schema-text": HEAD.replace("= 1", '= "1"'),
        "schema-nan": HEAD.replace("= 1", "= nan"), "seed-2-63": HEAD + "[random]\nseed = 9223372036854775808\n",
        "seed-negative": HEAD + "[random]\nseed = -1\n", "days-0": HEAD + "[time]\ndays = 0\n", "days-huge": HEAD + "[time]\ndays = 4611686018427387904\n",
        "days-real": HEAD + "[time]\ndays = 1.5\n", "nan": HEAD + "[parameters]\n\"fear.light\" = nan\n", "inf": HEAD + "[parameters]\n\"fear.light\" = inf\n",
        "minus-inf": HEAD + "[parameters]\n\"fear.light\" = -inf\n", "1e400": HEAD + "[parameters]\n\"fear.light\" = 1e400\n",
        "hex": HEAD + "[police]\nfoot = 0xFFFFFFFFFFFF\n", "date-31-2": HEAD + "[time]\nstart = 2026-02-31\n", "date-0": HEAD + "[time]\nstart = 0000-01-01\n",
        "date-9999": HEAD + "[time]\nstart = 9999-12-31\n", "date-time": HEAD + "[time]\nstart = 2026-01-01T00:00:00Z\n",
        "twice": HEAD + "[time]\ndays = 1\ndays = 2\n", "table-twice": HEAD + "[time]\ndays = 1\n[time]\ndays = 2\n", "table-as-value": HEAD + "time = 3\n",
        "list-of-maps": "schema = 1\n[[map]]\nsynthetic = \"kleinstadt\"\n", "two-towns": HEAD + 'osm = "town.osm"\n', "no-town": "schema = 1\n",
        "unknown-town": HEAD.replace("kleinstadt", "atlantis"), "shares-over-1": HEAD + "[population]\nhousehold_size = [1, 1, 1, 1, 1]\n",
        "shares-nan": HEAD + "[population]\nhousehold_size = [nan, 0, 0, 0, 1]\n", "shares-many": HEAD + "[population]\nhousehold_size = [" + "0.1," * 100000 + "]\n",
        "shift-25": HEAD + '[police]\nshifts = ["25:00-26:00"]\n', "shift-none": HEAD + "[police]\nshifts = []\n", "shift-zero": HEAD + '[police]\nshifts = ["00:00-00:00"]\n',
        "crew-negative": HEAD + "[police]\ncrew = -2\n", "record-day-late": HEAD + "[outcome]\nrecord_days = [99999]\n", "umlaut-key": HEAD + "straße = 1\n",
        "fullwidth-key": HEAD + "ｎａｍｅ = 1\n", "private-key": HEAD.encode() + "\ufeca = 1\n".encode(), "stray-brace": HEAD + "x = [1 }\n",
        "tab-garbage": HEAD + "\t\t\v\f = 1\n", "bare-value": HEAD + "name = kleinstadt\n", "path-folder": 'schema = 1\n[map]\nosm = "."\n',
        "path-device": 'schema = 1\n[map]\nosm = "/dev/zero"\n', "path-proc": 'schema = 1\n[map]\nosm = "/proc/self/mem"\n', "path-nul": 'schema = 1\n[map]\nosm = "a\\u0000b"\n',
        "path-long": 'schema = 1\n[map]\nosm = "' + "a/" * 5000 + '"\n', "path-empty": 'schema = 1\n[map]\nosm = ""\n', "path-maps": 'schema = 1\n[map]\nosm = "town.osm"\nlamps = "/proc/self/maps"\n', "path-census": 'schema = 1\n[map]\nosm = "town.osm"\n[population]\ncensus = "/proc/self/maps"\n',
        "path-pipe": 'schema = 1\n[map]\nosm = "rohr.toml"\n', "path-up": 'schema = 1\n[map]\nosm = "../../../../../../nix"\n',
        "base-self": 'schema = 1\nbase = "base-self.toml"\n', "base-circle": 'schema = 1\nbase = "base-circle-2.toml"\n', "base-circle-2": 'schema = 1\nbase = "base-circle.toml"\n',
        "base-folder": 'schema = 1\nbase = "."\n', "base-device": 'schema = 1\nbase = "/dev/zero"\n', "edit-text": HEAD + 'edit = "alles"\n', "edit-mixed": HEAD + "edit = [1, {}]\n",
        "edit-no-kind": HEAD + "[[edit]]\nclass = \"P1\"\n", "edit-unknown": HEAD + '[[edit]]\nkind = "zauber"\nwhere = "town"\n', "edit-nowhere": HEAD + '[[edit]]\nkind = "lighting"\nclass = "P1"\n',
        "edit-nan-place": HEAD + '[[edit]]\nkind = "lighting"\nadd = [[nan, nan]]\n', "edit-dim": HEAD + '[[edit]]\nkind = "lighting"\nwhere = "town"\ndim = ["23:00-05:00 999%"]\n',
        "edit-way-2-63": HEAD + '[[edit]]\nkind = "lighting"\nwhere = { way = 9223372036854775807 }\nclass = "P1"\n',
    }
    good = {"crlf": HEAD.replace("\n", "\r\n"), "bom": b"\xef\xbb\xbf" + HEAD.encode(), "umlauts": HEAD.replace("[map]", 'name = "Ä ö ü ß € 🌃"\n[map]'),
            "control-in-name": HEAD.replace("[map]", 'name = "\\u001b[2J"\n[map]'), "many-comments": "# x\n" * 100000 + HEAD}
    return bad, good


SWEEP = 'schema = 1\nscenario = "town.toml"\n[design]\n'
FACTOR = '[[factor]]\nkey = "fear.light"\nlow = 1\nhigh = 2\n'


def sweeps():
    return {
        "empty": "", "no-design": 'schema = 1\nscenario = "town.toml"\n' + FACTOR, "points-2-63": SWEEP + 'method = "lhs"\npoints = 9223372036854775807\n' + FACTOR,
        "points-negative": SWEEP + 'method = "lhs"\npoints = -5\n' + FACTOR, "levels-odd": SWEEP + 'method = "morris"\ntrajectories = 3\nlevels = 3\n' + FACTOR,
        "grid-of-millions": SWEEP + 'method = "grid"\n' + "".join(f'[[factor]]\nkey = "{k}"\nlow = 0.1\nhigh = 0.9\nlevels = 1000\n' for k in ("population.bicycle_access", "population.car_access", "population.secured_dwellings")),
        "nan-range": SWEEP + 'method = "lhs"\npoints = 3\n' + FACTOR.replace("low = 1", "low = nan"), "reversed": SWEEP + 'method = "lhs"\npoints = 3\n' + FACTOR.replace("high = 2", "high = 0"),
        "log-of-zero": SWEEP + 'method = "lhs"\npoints = 3\n' + FACTOR.replace("low = 1", "low = 0") + 'scale = "log"\n', "factor-twice": SWEEP + 'method = "lhs"\npoints = 3\n' + FACTOR * 2,
        "scenario-self": SWEEP.replace("town.toml", "sweep-scenario-self.toml") + 'method = "lhs"\npoints = 3\n' + FACTOR, "scenario-device": SWEEP.replace("town.toml", "/dev/zero") + 'method = "lhs"\npoints = 3\n' + FACTOR,
        "edit-99": SWEEP + 'method = "grid"\n[[factor]]\nkey = "edit[99].dim"\nvalues = [1]\n', "edit-overflow": SWEEP + 'method = "grid"\n[[factor]]\nkey = "edit[99999999999999999999].dim"\nvalues = [1]\n',
        "injection": SWEEP + 'method = "grid"\n[[factor]]\nkey = "name"\nvalues = [["a\\"\\n[map]\\nosm = \\"x"]]\n', "points-device": SWEEP + 'method = "file"\nfile = "/dev/zero"\n',
        "points-proc": SWEEP + 'method = "file"\nfile = "/proc/self/mem"\n', "scenario-proc": SWEEP.replace("town.toml", "/proc/self/maps") + 'method = "lhs"\npoints = 3\n' + FACTOR,
        "points-self": SWEEP + 'method = "file"\nfile = "sweep-points-self.toml"\n', "deep-values": SWEEP + 'method = "grid"\n[[factor]]\nkey = "name"\nvalues = [' + "[" * 5000 + "]" * 5000 + "]\n",
    }


def cases(folder):
    out = []
    bad, good = texts()
    for readable, group in ((False, bad), (True, good)):
        for name, content in group.items():
            (folder / f"{name}.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
            out.append((f"toml/{name}", ["check", f"{name}.toml"], readable))
    for name, content in sweeps().items():
        (folder / f"sweep-{name}.toml").write_text(content)
        out.append((f"sweep/{name}", ["sweep", f"sweep-{name}.toml", "-o", "nirgends", "--dry-run"], False))
    (folder / "schleife.toml").symlink_to("schleife.toml")
    (folder / "hängt.toml").symlink_to("nix.toml")
    (folder / "verweis.toml").symlink_to("town.toml")
    (folder / "mit\numbruch.toml").write_text(HEAD)
    (folder / "mit leerzeichen ä.toml").write_text(HEAD)
    (folder / "ordner.toml").mkdir()
    os.mkfifo(folder / "rohr.toml")
    for name, readable in (("schleife", False), ("hängt", False), ("verweis", True), ("mit\numbruch", True), ("mit leerzeichen ä", True), ("ordner", False)):
        out.append((f"path/{name!r}", ["check", f"{name}.toml"], readable))
    for name, path, readable in (("device", "/dev/zero", False), ("null", "/dev/null", False), ("nothing", "", False), ("proc", "/proc/self/maps", False), ("mem", "/proc/self/mem", False),
                                 ("pipe", "rohr.toml", False)):
        out.append((f"path/{name}", ["check", path], readable))
    return out
