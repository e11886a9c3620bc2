"""A small town as an OpenStreetMap file: a grid of streets with houses, lamps and a shop, so that a run takes a blink.

Used by tests that start the program hundreds of times.
"""

STEP = 0.0012   # degrees of latitude between streets, about 130 m


def osm(rows=4, columns=4):
    """Text of an OSM XML file of rows × columns crossings near Hannover."""
    lat0, lon0 = 52.40, 9.70
    out, ways, number = [], [], [0]

    def node(lat, lon, **tags):
        number[0] += 1
        inner = "".join(f'<tag k="{k}" v="{v}"/>' for k, v in tags.items())
        out.append(f'<node id="{number[0]}" lat="{lat:.7f}" lon="{lon:.7f}" version="1">{inner}</node>')
        return number[0]

    def way(nodes, **tags):
        refs = "".join(f'<nd ref="{n}"/>' for n in nodes)
        inner = "".join(f'<tag k="{k}" v="{v}"/>' for k, v in tags.items())
        ways.append(f'<way id="{len(ways) + 1}" version="1">{refs}{inner}</way>')

    def place(r, c):
        return lat0 + r * STEP, lon0 + c * STEP * 1.6

    grid = [[node(*place(r, c)) for c in range(columns)] for r in range(rows)]
    for r in range(rows):
        way(grid[r], highway="residential" if r else "secondary", name=f"Zeile {r}", lit="yes" if r % 2 == 0 else "no")
    for c in range(columns):
        way([grid[r][c] for r in range(rows)], highway="residential" if c else "footway", name=f"Spalte {c}")
    for r in range(rows):
        for c in range(columns - 1):
            lat, lon = place(r, c)
            for i in range(3):
                south, west = lat + 0.0001, lon + 0.0003 + i * 0.0005
                corners = [node(south, west), node(south, west + 0.0002), node(south + 0.00012, west + 0.0002), node(south + 0.00012, west)]
                way(corners + corners[:1], building="apartments" if i == 1 else "house", **{"building:levels": str(2 + i)})
            node(lat + 0.00004, lon + 0.0009, highway="street_lamp")
    node(*place(1.02, 1.02), shop="supermarket", name="Laden")
    node(*place(2.02, 1.02), amenity="bar", name="Kneipe")
    return '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n' + "\n".join(out + ways) + "\n</osm>\n"


SCENARIO = """schema = 1
name = "Klein"
[map]
osm = "town.osm"
[time]
start = 2026-11-02
days = {days}
[population]
offenders_per_1000 = 60.0
"""


def write(folder, days=1):
    """town.osm and town.toml in a folder (pathlib.Path)."""
    (folder / "town.osm").write_text(osm())
    (folder / "town.toml").write_text(SCENARIO.format(days=days))
