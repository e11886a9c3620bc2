"""Outcome files that no program of ours wrote, or that somebody changed."""

import hashlib
import os

try:
    import h5py
    import numpy as np
except ImportError:
    h5py = None

TRAILER = b"LICHTUNG-SHA256 "


def sealed(data):
    """The bytes with a trailer that fits, so that only the content can give them away."""
    return data + TRAILER + hashlib.sha256(data).hexdigest().encode() + b"\n"


def hdf5(folder, name, build):
    path = folder / name
    with h5py.File(path, "w") as file:
        build(file)
    path.write_bytes(sealed(path.read_bytes()))


def huge(file):
    file.create_dataset("edge_nodes", shape=(1 << 60, 2), dtype="i4", chunks=(1024, 2))


def bomb(file):
    file.create_dataset("fear_night", data=np.zeros((1 << 14, 1 << 12), dtype="f4"), compression="gzip", compression_opts=9)


def external_link(file):
    file["totals"] = h5py.ExternalLink("/etc/passwd", "/")


def soft_loop(file):
    file["a"] = h5py.SoftLink("/b")
    file["b"] = h5py.SoftLink("/a")


def group_in_itself(file):
    group = file.create_group("totals")
    group["totals"] = group


def external_data(file):
    file.create_dataset("node_x", shape=(1000,), dtype="f8", external=[("/etc/passwd", 0, 8000)])


def virtual_data(file):
    layout = h5py.VirtualLayout(shape=(10,), dtype="f8")
    layout[:] = h5py.VirtualSource("anderswo.h5", "x", shape=(10,))
    file.create_virtual_dataset("node_x", layout)


def deep_groups(file):
    group = file
    for _ in range(2000):
        group = group.create_group("g")


def many_objects(file):
    for i in range(20000):
        file.create_dataset(f"d{i}", data=0)


def long_texts(file):
    table = file.create_group("totals")
    table.create_dataset("metric", data=["x" * 1000] * 10, dtype=h5py.string_dtype())


def named_type(file):
    file["typ"] = np.dtype("f8")


def fake_header(file):
    file.attrs["filetype"] = "lichtung-outcome"
    file.attrs["schema_version"] = np.int32(999)


def negative_schema(file):
    file.attrs["filetype"] = "lichtung-outcome"
    file.attrs["schema_version"] = np.int32(-1)


def long_attribute(file):
    file.attrs["filetype"] = "x" * 60000


BUILDS = [huge, bomb, external_link, soft_loop, group_in_itself, external_data, virtual_data, deep_groups, many_objects, long_texts, named_type,
          fake_header, negative_schema, long_attribute, lambda file: None]


def cases(folder):
    plain = {
        "empty.h5": b"", "text.h5": b"kein HDF5\n", "signature.h5": b"\x89HDF\r\n\x1a\n", "trailer-only.h5": TRAILER + b"0" * 64 + b"\n", "sealed-nothing.h5": sealed(b""),
        "sealed-signature.h5": sealed(b"\x89HDF\r\n\x1a\n" + b"\0" * 500), "sealed-noise.h5": sealed(b"\x89HDF\r\n\x1a\n" + b"\xff" * 5000), "sealed-superblock.h5": sealed(b"\x89HDF\r\n\x1a\n\x00\x00\x00\x00\x00\x08\x08\x00" + b"\xff" * 3000),
        "sqlite.h5": b"SQLite format 3\0" + b"\0" * 2000, "zip.h5": b"PK\x03\x04" + b"\0" * 2000,
    }
    out = []
    for name, data in plain.items():
        (folder / f"ergebnis-{name}").write_bytes(data)
        out.append((f"outcome/{name}", ["angst", f"ergebnis-{name}"], False))
    if h5py is not None:
        for build in BUILDS:
            name = f"ergebnis-{build.__name__.strip('<>')}.h5"
            hdf5(folder, name, build)
            out.append((f"outcome/{build.__name__}", ["angst", name], False))
    (folder / "ergebnis-loop.h5").symlink_to("ergebnis-loop.h5")
    os.mkfifo(folder / "ergebnis-fifo.h5")
    (folder / "ergebnis-ordner").mkdir()
    for name in ("ergebnis-loop.h5", "ergebnis-fifo.h5", "ergebnis-ordner", "/dev/zero", "/dev/null", "/proc/self/mem", "/proc/self/maps"):
        out.append((f"outcome/{name}", ["angst", name], False))
    for name, sweep, design in (("empty", "", ""), ("no-design", None, "point,folder\n"), ("huge", "schema = 1\nname = \"x\"\nreplicates = 4000000000\n", "point,folder,x\n"),
                                ("climbs", None, "point,folder,x\n0,../../../etc,1\n")):
        place = folder / f"reihe-{name}"
        place.mkdir()
        (place / "sweep.toml").write_text(sweep if sweep is not None else 'schema = 1\nname = "x"\nreplicates = 1\n[design]\nmethod = "lhs"\nseed = 1\npoints = 1\ntrajectories = 0\nlevels = 4\n'
                                          '[[factor]]\nkey = "fear.light"\nname = "x"\nunit = "1"\nkind = "real"\nlow = 1.0\nhigh = 2.0\nlog = false\nlevels = 0\n')
        (place / "design.csv").write_text(design)
        out.append((f"status/{name}", ["status", f"reihe-{name}"], None if name == "climbs" else False))
        out.append((f"sensitivity/{name}", ["sensitivity", f"reihe-{name}"], False))
    return out
