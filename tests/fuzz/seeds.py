"""Seeds of the fuzzers: the library's scenarios and luminaires, small maps and tables, and pieces of real data where they are.

usage: seeds.py NAME FOLDER DATA [MAKE_SMALL_OUTCOME]     what one fuzzer begins with; DATA: ../shared/data, may be missing
"""

import gzip
import itertools
import json
import pathlib
import shutil
import sqlite3
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests/python"))
import small_town  # noqa: E402

LARGEST = 65536   # bytes; as -max_len in run.sh


def varint(n):
    out = b""
    while n > 0x7F:
        out += bytes([n & 0x7F | 0x80])
        n >>= 7
    return out + bytes([n])


def zigzag(n):
    return (n << 1) ^ (n >> 63)


def field(number, value):
    """One field of a protocol buffer: bytes with their length, or a whole number."""
    if isinstance(value, bytes):
        return varint(number << 3 | 2) + varint(len(value)) + value
    return varint(number << 3) + varint(value)


def packed(values, signed=False):
    """Differences as OpenStreetMap's format wants them."""
    out, last = b"", 0
    for v in values:
        out += varint(zigzag(v - last) & 0xFFFFFFFFFFFFFFFF) if signed else varint(v)
        last = v
    return out


def pbf(xml, dense):
    """A map in XML as uncompressed PBF, so that the fuzzer reaches what is inside."""
    strings = [""]

    def text(s):
        if s not in strings:
            strings.append(s)
        return strings.index(s)

    def tags(element):
        pairs = [(text(t.get("k")), text(t.get("v"))) for t in element.iter("tag")]
        return (field(2, packed([k for k, _ in pairs])) + field(3, packed([v for _, v in pairs]))) if pairs else b""

    root = ElementTree.fromstring(xml)
    nodes = root.findall("node")
    place = [[int(n.get("id")), round(float(n.get("lat")) * 1e7), round(float(n.get("lon")) * 1e7)] for n in nodes]
    if dense:
        pairs = [[i for t in n.iter("tag") for i in (text(t.get("k")), text(t.get("v")))] + [0] for n in nodes]
        columns = zip((1, 8, 9), zip(*place))
        group = field(2, b"".join(field(f, packed(c, True)) for f, c in columns) + field(10, packed(itertools.chain(*pairs))))
    else:
        group = b"".join(field(1, field(1, zigzag(p[0])) + tags(n) + field(8, zigzag(p[1])) + field(9, zigzag(p[2]))) for n, p in zip(nodes, place))
    ways = b"".join(field(3, field(1, int(w.get("id"))) + tags(w) + field(8, packed([int(r.get("ref")) for r in w.iter("nd")], True)))
                    for w in root.iter("way"))
    kinds = {"node": 0, "way": 1, "relation": 2}
    relations = b"".join(
        field(4, field(1, int(r.get("id"))) + tags(r) + field(8, packed([text(m.get("role")) for m in r.iter("member")]))
              + field(9, packed([int(m.get("ref")) for m in r.iter("member")], True)) + field(10, packed([kinds[m.get("type")] for m in r.iter("member")])))
        for r in root.iter("relation"))
    groups = b"".join(field(2, g) for g in (group, ways, relations) if g)
    block = field(1, b"".join(field(1, s.encode()) for s in strings)) + groups
    header = field(4, b"OsmSchema-V0.6") + (field(4, b"DenseNodes") if dense else b"")

    def blob(kind, data):
        body = field(1, data)
        head = field(1, kind) + field(3, len(body))
        return struct.pack(">I", len(head)) + head + body

    return blob(b"OSMHeader", header) + blob(b"OSMData", block)


def real_map(path, ways):
    """Some ways of a real map with their nodes, as XML; comments and the mappers' names are left out."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
        root = ElementTree.parse(file).getroot()
    chosen = [w for w in root.iter("way") if w.find("tag") is not None][:ways]
    wanted = {r.get("ref") for w in chosen for r in w.iter("nd")}
    out = ElementTree.Element("osm", version="0.6")
    for element in [n for n in root.iter("node") if n.get("id") in wanted] + chosen + [r for r in root.iter("relation") if len(r) < 40][:3]:
        for name in ("user", "uid", "changeset", "timestamp"):
            element.attrib.pop(name, None)
        out.append(element)
    return ElementTree.tostring(out, encoding="unicode")


def maps(data):
    out = {"small": small_town.osm(2, 2)}
    for path in (data / "osm").glob("*/*.osm*.gz"):
        out[path.parent.name] = real_map(path, 30)
    for path in (data / "osm-hostile").rglob("*.osm"):
        if path.stat().st_size < 8000:
            out[path.stem] = path.read_bytes()
    return out


def pbf_maps(data):
    out = {}
    for name, text in maps(data).items():
        for dense in (True, False):
            try:
                out[f"{name}-{dense}"] = pbf(text, dense)
            except (ElementTree.ParseError, TypeError, ValueError, KeyError):
                pass   # hostile ones stay XML
    for path in (data / "osm-hostile").rglob("*.osm.pbf"):
        out[path.stem] = path.read_bytes()
    return out


LAMPS = [(9.70 + i * 0.0005, 52.40, 4.5 + i, 40 + 10 * i, "LED" if i % 2 else "NAV") for i in range(6)]


def lamp_features():
    features = [{"type": "Feature", "properties": {"id": i, "hoehe": h, "leistung": w, "leuchtmittel": kind},
                 "geometry": {"type": "Point", "coordinates": [x, y]}} for i, (x, y, h, w, kind) in enumerate(LAMPS)]
    many = {"type": "Feature", "properties": {"id": 9, "schaltzeit": "22:00-05:00"},
            "geometry": {"type": "MultiPoint", "coordinates": [[9.7, 52.4], [9.7001, 52.4]]}}
    return json.dumps({"type": "FeatureCollection", "features": [*features, many]})


def geopackage(path):
    """A GeoPackage in small pages, so that the fuzzer can turn over all of it."""
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA page_size = 512")
        db.executescript("""
            PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
              organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
            INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'undefined', NULL);
            CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT, description TEXT,
              last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
            INSERT INTO gpkg_contents VALUES ('lampen', 'features', 'lampen', '', '2026-01-01T00:00:00.000Z', 9, 52, 10, 53, 4326);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT);
            INSERT INTO gpkg_geometry_columns VALUES ('lampen', 'geom', 'POINT', 4326, 0, 0);
            CREATE TABLE lampen (fid INTEGER PRIMARY KEY, geom POINT, hoehe REAL, leistung REAL, leuchtmittel TEXT);""")
        for x, y, height, power, kind in LAMPS:
            geometry = b"GP\0\x01" + struct.pack("<i", 4326) + b"\x01" + struct.pack("<Idd", 1, x, y)
            db.execute("INSERT INTO lampen (geom, hoehe, leistung, leuchtmittel) VALUES (?, ?, ?, ?)", (geometry, height, power, kind))
    db.close()
    return {}


def files(paths, most=None):
    """Files by name; with `most` only their first bytes."""
    return {p.name: p.read_bytes()[:most] for p in paths}


def photometry(data, ending):
    return files(itertools.chain((ROOT / "assets/luminaires").rglob(ending), (data / "photometry").rglob(ending)))


def inventory(data):
    csv = "id;x;y;hoehe;leistung;leuchtmittel\n" + "".join(f"{i};{x};{y};{h};{w};{k}\n" for i, (x, y, h, w, k) in enumerate(LAMPS))
    return {"small": csv, **files((data / "lamps").rglob("*.csv"), 4000)}


def outcome(folder, program):
    subprocess.run([program, folder], check=True)
    return {}


def sweeps():
    """As the library's, but on a scenario that stands beside the fuzzer's file."""
    texts = (p.read_text() for p in (ROOT / "scenarios/library/sweeps").glob("*.toml"))
    return {str(i): text.replace("../kleinstadt.toml", "base.toml") for i, text in enumerate(texts)}


def main():
    name, folder, data = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ring = [[9.69, 52.39], [9.75, 52.39], [9.75, 52.42], [9.69, 52.42], [9.69, 52.39]]
    kinds = {
        "toml": lambda: files((ROOT / "scenarios/library").rglob("*.toml")),
        "sweep": sweeps,
        "photometry_ldt": lambda: photometry(data, "*.ldt"),
        "photometry_ies": lambda: photometry(data, "*.ies"),
        "osm_xml": lambda: maps(data),
        "osm_pbf": lambda: pbf_maps(data),
        "clip": lambda: {"ring": json.dumps({"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}),
                         "two": json.dumps({"type": "MultiPolygon", "coordinates": [[ring], [ring]]})},
        "census": lambda: files((data / "germany/zensus2022").glob("*.csv"), 8000),
        "inventory_csv": lambda: inventory(data),
        "inventory_geojson": lambda: {"small": lamp_features()},
        "inventory_gpkg": lambda: geopackage(folder / "small.gpkg"),
        "outcome": lambda: outcome(folder, sys.argv[4]),
        "outcome_forged": lambda: outcome(folder, sys.argv[4]),
    }
    for seed, content in kinds[name]().items():
        content = content if isinstance(content, bytes) else content.encode()
        if len(content) <= LARGEST:
            (folder / seed).write_bytes(content)


if __name__ == "__main__":
    main()
