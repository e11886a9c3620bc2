"""Maps and polygons that nobody should draw."""

import bz2
import gzip
import struct
import zlib

import small_town

TOP = '<?xml version="1.0"?>\n<osm version="0.6">\n'


def nodes(n=3, **change):
    out = ""
    for i in range(n):
        values = {"id": i + 1, "lat": 52.4 + i * 0.001, "lon": 9.7, **{k: v for k, v in change.items()}}
        out += '<node ' + " ".join(f'{k}="{v}"' for k, v in values.items()) + ' version="1"/>\n'
    return out


def way(refs=(1, 2, 3), tags='<tag k="highway" v="residential"/>', number=1):
    return f'<way id="{number}" version="1">' + "".join(f'<nd ref="{r}"/>' for r in refs) + tags + "</way>\n"


def xml():
    good = small_town.osm()
    bomb = '<!DOCTYPE osm [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{"&a%d;" % (i - 1) * 10}">' for i in range(1, 12)) + "]>"
    relation = '<relation id="1" version="1"><member type="relation" ref="1" role=""/><tag k="type" v="multipolygon"/><tag k="building" v="yes"/></relation>'
    circle = "".join(f'<relation id="{i}" version="1"><member type="relation" ref="{i % 3 + 1}" role="outer"/><tag k="type" v="multipolygon"/></relation>' for i in (1, 2, 3))
    return {
        "empty": ("", False), "only-header": ('<?xml version="1.0"?>', False), "no-streets": (TOP + "</osm>", False), "other-root": ("<html></html>", False),
        "truncated": (good[: len(good) // 2], False), "unclosed": (good.replace("</osm>", ""), False), "crossed": (TOP + "<a><b></a></b></osm>", False),
        "entity-bomb": (bomb + TOP.split("\n", 1)[1] + "&a11;</osm>", False), "external-entity": ('<!DOCTYPE osm [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + good.split("\n", 1)[1].replace("Laden", "&x;"), None),
        "deep": (TOP + "<a>" * 100000 + "</a>" * 100000 + "</osm>", None), "utf16": (good.encode("utf-16"), None), "nul": (good.encode().replace(b"Laden", b"La\0den"), False),
        "cp1252": (good.replace("Kneipe", "Straße").encode("cp1252"), False), "crlf": (good.replace("\n", "\r\n"), True), "bom": (b"\xef\xbb\xbf" + good.encode(), True),
        "id-2-63": (TOP + nodes().replace('id="1"', 'id="9223372036854775808"') + way() + "</osm>", None), "id-negative": (TOP + nodes().replace('id="1"', 'id="-1"') + way((-1, 2, 3)) + "</osm>", None),
        "id-text": (TOP + nodes().replace('id="1"', 'id="x"') + way() + "</osm>", False), "id-twice": (TOP + nodes() + nodes() + way() + way() + "</osm>", None),
        "lat-nan": (TOP + nodes(lat="nan") + way() + "</osm>", False), "lat-inf": (TOP + nodes(lat="inf") + way() + "</osm>", False), "lat-999": (TOP + nodes(lat="999") + way() + "</osm>", False),
        "lat-long": (TOP + nodes(lat="52." + "4" * 100000) + way() + "</osm>", False), "lat-missing": (TOP + nodes().replace("lat=", "lut=") + way() + "</osm>", False),
        "on-the-moon": (TOP + nodes(lat="-80", lon="170") + way() + "</osm>", False), "one-place": (TOP + nodes(lat="52.4") + way() + "</osm>", None),
        "missing-nodes": (TOP + way((7, 8, 9)) + "</osm>", False), "way-of-one": (TOP + nodes() + way((1,)) + "</osm>", False), "way-of-none": (TOP + nodes() + way(()) + "</osm>", False),
        "way-to-itself": (TOP + nodes() + way((1, 1, 1)) + "</osm>", None), "long-tag": (TOP + nodes() + way(tags=f'<tag k="highway" v="residential"/><tag k="name" v="{"x" * 300000}"/>') + "</osm>", None),
        "many-tags": (TOP + nodes() + way(tags='<tag k="highway" v="residential"/>' + '<tag k="a" v="b"/>' * 70000) + "</osm>", None), "relation-self": (good.replace("</osm>", relation + "</osm>"), None),
        "relation-circle": (good.replace("</osm>", circle + "</osm>"), None), "changeset": ('<osmChange version="0.6"><delete>' + nodes() + "</delete></osmChange>", False),
        "control-name": (good.replace("Laden", "&#27;[2J"), False), "levels-huge": (good.replace('v="3"', 'v="1e300"'), None), "levels-nan": (good.replace('v="3"', 'v="nan"'), None),
        "houses-without-streets": (good.replace('k="highway"', 'k="hohweg"'), False),
    }


def binaries():
    good = small_town.osm().encode()
    head = struct.pack(">I", 13)
    return {
        "garbage.osm.pbf": b"\x00\x01\x02" * 1000, "empty.osm.pbf": b"", "huge-header.osm.pbf": struct.pack(">I", 0xFFFFFFFF) + b"x" * 100,
        "header-only.osm.pbf": head + b"\x0a\x09OSMHeader\x18\x05" + b"x" * 5, "blob-of-4-gb.osm.pbf": struct.pack(">I", 17) + b"\x0a\x09OSMHeader\x18\xff\xff\xff\xff\x0f",
        "block-without-kind.osm.pbf": struct.pack(">I", 2) + b"\x18\x02" + b"\x0a\x00", "text.osm.pbf": good[:2000], "truncated.osm.gz": gzip.compress(good)[:-200], "garbage.osm.gz": b"\x1f\x8b\x08" + b"\xff" * 500, "bomb.osm.gz": gzip.compress(bytes(200 << 20), 9),
        "bomb.osm.bz2": bz2.compress(bytes(100 << 20)), "truncated.osm.bz2": bz2.compress(good)[:-100], "zlib.osm.gz": zlib.compress(good), "o5m.o5m": b"\xff\xe0\x04o5m2\x10" + b"\xff" * 100, "line.opl": b"n1 x9.7 y999 v1\nw1 Nn1,n1\n",
    }


def polygons():
    ring = "[[9.69,52.39],[9.75,52.39],[9.75,52.42],[9.69,52.42],[9.69,52.39]]"
    polygon = '{"type":"Polygon","coordinates":[%s]}'
    return {
        "empty": ("", False), "no-json": ("{", False), "deep": ("[" * 100000, False), "point": ('{"type":"Point","coordinates":[9.7,52.4]}', False), "null": ("null", False), "number": ("1", False),
        "two-points": (polygon % "[[9.6,52.3],[9.8,52.3],[9.6,52.3]]", False), "swapped": (polygon % "[[52.39,9.69],[52.39,9.75],[52.42,9.75],[52.39,9.69]]", False), "nan": (polygon % ring.replace("9.69", "NaN"), False),
        "huge": (polygon % ring.replace("9.75", "1e308"), None), "texts": (polygon % ring.replace("9.69", '"x"'), False), "elsewhere": (polygon % "[[1,1],[2,1],[2,2],[1,1]]", False), "empty-ring": (polygon % "[]", False),
        "self-crossing": (polygon % "[[9.69,52.39],[9.75,52.42],[9.75,52.39],[9.69,52.42],[9.69,52.39]]", None), "good": (polygon % ring, True), "collection": ('{"type":"FeatureCollection","features":[]}', False),
        "feature-null": ('{"type":"Feature","geometry":null}', False), "utf16": ((polygon % ring).encode("utf-16"), False), "million": (polygon % ("[" + "[9.7,52.4]," * 300000 + "[9.7,52.4]]"), None),
    }


def scenario(folder, name, osm, clip=None):
    (folder / f"{name}.toml").write_text(f'schema = 1\n[map]\nosm = "{osm}"\n' + (f'clip = "{clip}"\n' if clip else ""))
    return ["town", f"{name}.toml"]


def cases(folder):
    out = []
    for name, (content, readable) in xml().items():
        (folder / f"map-{name}.osm").write_bytes(content if isinstance(content, bytes) else content.encode())
        out.append((f"osm/{name}", scenario(folder, f"map-{name}", f"map-{name}.osm"), readable))
    for name, content in binaries().items():
        (folder / f"map-{name}").write_bytes(content)
        out.append((f"osm/{name}", scenario(folder, f"map-{name}", f"map-{name}"), False))
    for name, (content, readable) in polygons().items():
        (folder / f"clip-{name}.geojson").write_bytes(content if isinstance(content, bytes) else content.encode())
        out.append((f"clip/{name}", scenario(folder, f"clip-{name}", "town.osm", f"clip-{name}.geojson"), readable))
    return out
