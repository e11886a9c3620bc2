"""Inventories, photometric files, census grids, tables and weights that nobody should keep."""


def photometry():
    nan_block = "\n".join(["nan"] * 500)
    return {
        "empty.ldt": "", "one-line.ldt": "Firma\n", "binary.ldt": bytes(range(256)) * 20, "negative-count.ldt": "F\n1\n1\n-5\n15\n-19\n5\n" + "0\n" * 200, "huge-count.ldt": "F\n1\n1\n1000000000\n0\n1000000000\n0\n" + "0\n" * 200,
        "nan.ldt": "F\n1\n1\n24\n15\n19\n5\n" + nan_block, "text.ldt": "F\n1\n1\nviele\n15\n19\n5\n" + "x\n" * 500, "comma.ldt": "F\n1\n1\n24\n15,0\n19\n5,0\n" + "0,5\n" * 100, "utf16.ldt": ("F\n1\n1\n24\n15\n19\n5\n" + "0\n" * 100).encode("utf-16"),
        "long-line.ldt": "x" * 1000000, "nul.ldt": b"F\n1\n\0\n24\n" * 50, "type-9.ldt": "F\n9\n9\n24\n15\n19\n5\n" + "0\n" * 600,
        "empty.ies": "", "no-tilt.ies": "IESNA:LM-63-2002\n[TEST] x\n", "tilt-file.ies": "IESNA:LM-63-2002\nTILT=../../../etc/passwd\n1 1000 1 2 2 1 1 0 0 0\n1 1 10\n0 90\n0 90\n1 1\n1 1\n",
        "huge-angles.ies": "IESNA:LM-63-2002\nTILT=NONE\n1 1000 1 2000000000 2000000000 1 1 0 0 0\n1 1 10\n", "negative-angles.ies": "IESNA:LM-63-2002\nTILT=NONE\n1 1000 1 -3 -3 1 1 0 0 0\n1 1 10\n",
        "nan.ies": "IESNA:LM-63-2002\nTILT=NONE\nnan nan nan nan nan nan nan nan nan nan\n", "unsorted.ies": "IESNA:LM-63-2002\nTILT=NONE\n1 1000 1 3 2 1 1 0 0 0\n1 1 10\n0 90 45\n0 90\n1 2 3\n1 2 3\n",
        "truncated.ies": "IESNA:LM-63-2002\nTILT=NONE\n1 1000 1 3 2 1 1 0 0 0\n1 1 10\n0 45 90\n0 90\n1 2\n", "inf.ies": "IESNA:LM-63-2002\nTILT=NONE\n1 1000 1 2 1 1 1 0 0 0\n1 1 10\n0 90\n0\ninf inf\n", "binary.ies": b"IESNA" + bytes(range(256)) * 10,
    }


def inventories():
    head = "x,y,lichtstrom_lm,watt\n"
    return {
        "empty.csv": "", "header.csv": head, "no-places.csv": "a,b\n1,2\n", "nan.csv": head + "nan,nan,1,1\n", "swapped.csv": head + "52.4,9.7,3000,30\n" * 5, "far.csv": head + "0,0,3000,30\n" * 5, "quote.csv": head + '"9.7,52.4,3000,30\n',
        "nul.csv": head.encode() + b"9.7,52\0.4,1,1\n", "utf16.csv": (head + "9.7,52.4,3000,30\n").encode("utf-16"), "binary.csv": bytes(range(256)) * 50, "wide.csv": ",".join(f"c{i}" for i in range(20000)) + "\n", "broken.geojson": '{"type":"FeatureCollection","features":[{"type"',
        "empty.geojson": '{"type":"FeatureCollection","features":[]}', "lines.geojson": '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[9.7,52.4],[9.71,52.4]]}}]}',
        "deep.geojson": '{"a":' * 20000, "garbage.gpkg": b"SQLite format 3\0" + b"\xff" * 5000, "empty.gpkg": b"", "garbage.shp": b"\x00\x00\x27\x0a" + b"\xff" * 300, "text.xlsx": "kein Excel",
    }


def census():
    return {"empty.csv": "", "header.csv": "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n", "binary.csv": bytes(range(256)) * 20, "nan.csv": "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\na;nan;nan;nan\n",
            "huge.csv": "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\na;4300000;3200000;99999999999999999999\n", "words.csv": "das;ist;kein;Zensus\n" * 100}


def statistics():
    good = "x,y,n\n" + "".join(f"{i},{i * 7 % 13},{i % 5}\n" for i in range(60))
    points = ["--x", "x", "--y", "y"]
    return [
        ("empty.csv", "", ["gini", "--value", "n"], False), ("header.csv", "x,y,n\n", ["gini", "--value", "n"], False), ("nan.csv", "n\nnan\nnan\n", ["gini", "--value", "n"], False), ("text.csv", "n\na\nb\n", ["gini", "--value", "n"], False),
        ("negative.csv", "n\n-1\n2\n", ["gini", "--value", "n"], False), ("no-column.csv", good, ["gini", "--value", "zz"], False), ("quote.csv", 'n\n"1\n', ["gini", "--value", "n"], False), ("ragged.csv", "x,n\n1\n1,2,3\n", ["gini", "--value", "n"], False),
        ("binary.csv", bytes(range(256)) * 20, ["gini", "--value", "n"], False), ("utf16.csv", good.encode("utf-16"), ["gini", "--value", "n"], False), ("1e400.csv", "n\n1e400\n1\n", ["gini", "--value", "n"], None), ("no-times.csv", good, ["knox", *points, "--time", "zz"], False),
        ("one-point.csv", "x,y,n\n1,1,1\n", ["knox", *points, "--time", "n"], False),
    ]


def cases(folder):
    out = []

    def write(name, content):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    for name, content in photometry().items():
        out.append((f"photometry/{name}", ["luminaire", write(f"lampe-{name}", content)], None if name.startswith(("comma", "type-9", "tilt")) else False))
    for name, content in inventories().items():
        file = write(f"kataster-{name}", content)
        (folder / f"{file}.toml").write_text(f'schema = 1\n[map]\nosm = "town.osm"\nlamps = "{file}"\n')
        out.append((f"inventory/{name}", ["town", f"{file}.toml"], False))
        out.append((f"lamps/{name}", ["lamps", file], None))
    for name, content in census().items():
        file = write(f"zensus-{name}", content)
        (folder / f"{file}.toml").write_text(f'schema = 1\n[map]\nosm = "town.osm"\n[time]\ndays = 1\n[population]\ncensus = "{file}"\n')
        out.append((f"census/{name}", ["run", f"{file}.toml", "-o", f"aus-{name}"], False))
    for name, content, command, readable in statistics():
        out.append((f"stats/{name}", ["stats", command[0], write(f"tafel-{name}", content), *command[1:]], readable))
    for name, content in {"empty.gal": "", "count.gal": "99999999999\n", "negative.gal": "-1\n", "circle.gal": "2\n1 1\n1\n2 1\n2\n", "text.gal": "zwei\n", "short.gwt": "0 3 x id\n1 2\n", "nan.gwt": "0 2 x id\n1 2 nan\n2 1 nan\n"}.items():
        write("werte.csv", "n\n1\n2\n")
        out.append((f"weights/{name}", ["stats", "moran", "werte.csv", "--value", "n", "--weights", write(f"gewicht-{name}", content)], None if name.startswith("circle") else False))
    for name in ("/proc/self/mem", "/proc/self/maps", "/dev/zero", "ergebnis-fifo.h5", "."):
        commands = {"stats": ["stats", "gini", name, "--value", "n"], "lamps": ["lamps", name], "luminaire": ["luminaire", name], "town": ["town", name],
                    "weights": ["stats", "moran", "werte.csv", "--value", "n", "--weights", name], "compare": ["compare", name, name]}
        out += [(f"special/{kind} {name}", command, False) for kind, command in commands.items()]
    return out
