"""Outcome files in the programs users have: xarray, pandas, h5py, netCDF4; and the rules that QGIS needs.

usage: test_outcome.py PROGRAM   (PROGRAM writes sample files to a folder)
"""

import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import unittest

try:
    import h5py
    import netCDF4
    import numpy as np
    import pandas as pd
    import xarray as xr
except ImportError as missing:
    print(f"SKIPPED: {missing}")
    sys.exit(77)

PROGRAM = os.path.abspath(sys.argv.pop(1))
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="lichtung-python-"))
RUN = FOLDER / "replicate-0000.h5"
SUMMARY = FOLDER / "summary.h5"
BOTH = (RUN, SUMMARY)


def write_samples(folder, **environment):
    folder.mkdir(exist_ok=True)
    cwd = environment.pop("cwd", "/")
    subprocess.run([PROGRAM, str(folder)], check=True, cwd=cwd, env={**os.environ, **environment})


class Xarray(unittest.TestCase):
    def test_root_opens_without_naming_an_engine(self):
        for path in BOTH:
            data = xr.open_dataset(path)
            self.assertEqual(data.fear_night.dims, ("time", "edge"))
            self.assertEqual(data.illuminance_mean.dims, ("edge",))
            self.assertEqual(data.edge_nodes.dims, ("edge", "two"))
            self.assertEqual(data.node_x.dims, ("node",))

    def test_time_is_decoded_from_04_00_of_the_first_day(self):
        times = xr.open_dataset(RUN).time.values
        self.assertEqual(times[0], np.datetime64("2026-11-02T04:00:00"))
        self.assertEqual(times[1] - times[0], np.timedelta64(7, "D"))

    def test_groups_open_with_both_engines(self):
        for engine in ("netcdf4", "h5netcdf"):
            with h5py.File(RUN) as file:
                groups = [name for name, item in file.items() if isinstance(item, h5py.Group)]
            self.assertIn("walks", groups)
            for group in groups:
                data = xr.open_dataset(RUN, group=group, engine=engine).load()
                self.assertGreater(len(data), 0, group)

    def test_tables_become_data_frames_with_text(self):
        totals = xr.open_dataset(RUN, group="totals").to_dataframe()
        self.assertEqual(list(totals.columns), ["metric", "value", "unit", "ledger"])
        self.assertEqual(totals.metric[0], "incidents")
        self.assertEqual(totals.ledger[2], "")
        segments = xr.open_dataset(RUN, group="segments").to_dataframe()
        self.assertEqual(segments.index.name, "segment")
        self.assertTrue(segments.name[0].startswith("Straße"))
        self.assertEqual(segments.osm_way_id.dtype, np.int64)

    def test_an_empty_table_has_its_columns(self):
        data = xr.open_dataset(RUN, group="patrol_positions").load()
        self.assertEqual(data.sizes["row"], 0)
        self.assertIn("unit", data)

    def test_the_profile_has_the_hour_of_week_as_coordinate(self):
        profile = xr.open_dataset(RUN, group="profile")
        self.assertEqual(profile.footfall.dims, ("hour_of_week", "segment"))
        self.assertEqual(int(profile.hour_of_week[-1]), 167)

    def test_missing_values_are_nan(self):
        fear = xr.open_dataset(RUN).fear_night
        self.assertTrue(np.isnan(fear.values).any())

    def test_the_summary_is_what_numpy_says(self):
        runs = [xr.open_dataset(FOLDER / f"replicate-000{r}.h5").footfall_day.values for r in range(3)]
        data = xr.open_dataset(SUMMARY)
        np.testing.assert_allclose(data.footfall_day, np.mean(runs, axis=0), rtol=1e-6)
        np.testing.assert_allclose(data.footfall_day_sd, np.std(runs, axis=0, ddof=1), rtol=1e-6)
        for q in (5, 50, 95):
            np.testing.assert_allclose(data[f"footfall_day_q{q:02}"], np.percentile(runs, q, axis=0), rtol=1e-6)


class H5py(unittest.TestCase):
    def test_attributes_of_the_file_are_text_and_numbers(self):
        with h5py.File(RUN) as file:
            self.assertEqual(file.attrs["title"], "Südstadt, heller")
            self.assertEqual(file.attrs["seed"], 18446744073709551557)
            self.assertEqual(file.attrs["filetype"], "lichtung-outcome")
            self.assertEqual(file["walks/segment"].attrs["long_name"], "street segment")

    def test_every_variable_has_named_dimensions_and_a_meaning(self):
        for path in BOTH:
            with h5py.File(path) as file:
                def look(name, item):
                    if not isinstance(item, h5py.Dataset) or item.attrs.get("NAME", b"").startswith(b"This is a netCDF"):
                        return
                    self.assertTrue(item.attrs["long_name"], name)
                    if "CLASS" not in item.attrs:
                        for dimension in item.dims:
                            self.assertEqual(len(dimension), 1, name)
                file.visititems(look)

    def test_no_object_carries_a_time(self):
        with h5py.File(RUN) as file:
            for name in ("/", "/walks", "/walks/segment", "/time"):
                info = h5py.h5g.get_objinfo(file[name].id)
                self.assertEqual(info.mtime, 0, name)


class NetCdf(unittest.TestCase):
    def test_dimensions_have_the_right_lengths(self):
        with netCDF4.Dataset(RUN) as file:
            sizes = {name: len(d) for name, d in file.dimensions.items()}
            self.assertEqual(sizes, {"node": 4, "edge": 3, "two": 2, "time": 3})
            self.assertEqual(len(file["walks"].dimensions["row"]), 5)


class Qgis(unittest.TestCase):
    """What QGIS's mesh reader requires; it reads the root through the netCDF library."""

    def test_mesh_topology(self):
        with netCDF4.Dataset(RUN) as file:
            network = file["network"]
            self.assertEqual(network.cf_role, "mesh_topology")
            self.assertEqual(int(network.topology_dimension), 1)
            self.assertEqual(network.node_coordinates, "node_x node_y")
            self.assertEqual(file[network.edge_node_connectivity].dimensions, ("edge", "two"))
            self.assertEqual(int(file["edge_nodes"].start_index), 0)
            for name in ("node_x", "node_y"):
                self.assertEqual(file[name].dtype, np.float64)
                self.assertEqual(file[name].grid_mapping, "crs")
            self.assertEqual(int(file["crs"].epsg), 25832)
            self.assertIn("UTM zone 32N", file["crs"].wkt)

    def test_types_and_shapes_of_the_root(self):
        for path in BOTH:
            with netCDF4.Dataset(path) as file:
                for name, variable in file.variables.items():
                    self.assertIn(variable.dtype, (np.int32, np.float32, np.float64), name)
                    self.assertLessEqual(variable.ndim, 2, name)
                    if "edge" in variable.dimensions and name != "edge_nodes":
                        self.assertIn(variable.dimensions, (("edge",), ("time", "edge")), name)
                        if variable.ndim == 2:  # integers here make QGIS 3.22 refuse the whole file
                            self.assertEqual(variable.dtype, np.float32, name)
                        self.assertEqual((variable.mesh, variable.location), ("network", "edge"))
                    self.assertNotIn("_FillValue", variable.ncattrs(), name)

    def test_long_names_are_unique_and_harmless(self):
        for path in BOTH:
            with netCDF4.Dataset(path) as file:
                names = [v.long_name for v in file.variables.values()]
                self.assertEqual(len(set(names)), len(names))
                self.assertFalse([n for n in names if "direction" in n.lower() or "-component" in n])
                self.assertIn("bicycle theft", file["incidents_bicycle_theft"].long_name)

    def test_texts_on_root_variables_are_of_fixed_length(self):
        with h5py.File(RUN) as file:
            for name in file:
                if isinstance(file[name], h5py.Dataset):
                    for key in file[name].attrs:
                        kind = h5py.check_string_dtype(file[name].attrs.get_id(key).dtype)
                        if kind:
                            self.assertIsNotNone(kind.length, f"{name}:{key}")

    def test_conventions(self):
        with netCDF4.Dataset(RUN) as file:
            self.assertEqual(file.Conventions, "CF-1.11 UGRID-1.0")
            self.assertEqual(file["time"].units, "seconds since 2026-11-02 04:00:00")


class Bytes(unittest.TestCase):
    def test_nothing_in_the_file_names_this_machine(self):
        words = {str(FOLDER), FOLDER.name, os.path.dirname(PROGRAM), "/tmp", "/home", "/usr", ".part"}
        # Shorter names stand in compressed data by chance.
        words |= {name for name in (socket.gethostname(), os.environ.get("USER")) if name and len(name) > 4}
        for path in BOTH:
            content = path.read_bytes()
            for word in words:
                self.assertFalse(word.encode() in content, f"{path.name} holds {word}")

    def test_equal_data_give_equal_bytes_anywhere(self):
        other = FOLDER / "another folder with ümlaut"
        write_samples(other, cwd="/tmp", TZ="Pacific/Chatham", LC_ALL="de_DE.UTF-8", LANG="tr_TR.UTF-8",
                      MALLOC_PERTURB_="165", USER="somebody", HOSTNAME="elsewhere")
        for name in ("replicate-0000.h5", "replicate-0001.h5", "summary.h5", "index.csv"):
            self.assertEqual((FOLDER / name).read_bytes(), (other / name).read_bytes(), name)

    def test_the_trailer_can_be_checked_with_sha256sum(self):
        content = RUN.read_bytes()
        digest = subprocess.run(["sha256sum"], input=content[:-81], capture_output=True, check=True).stdout.split()[0]
        self.assertEqual(content[-65:-1], digest)
        self.assertTrue(content[-81:].startswith(b"LICHTUNG-SHA256 "))

    def test_no_file_is_left_over(self):
        self.assertFalse(list(FOLDER.glob("*.part")))


class Index(unittest.TestCase):
    def test_pandas_reads_the_index(self):
        index = pd.read_csv(FOLDER / "index.csv")
        self.assertEqual(list(index.replicate), [0, 1, 2])
        self.assertEqual(list(index["incidents.true"]), [10, 11, 12])
        self.assertTrue(np.isnan(index['name, with "quotes"'][1]))
        with h5py.File(RUN) as file:
            self.assertEqual(index.content_sha256[0], file.attrs["content_sha256"])
        self.assertTrue(re.fullmatch("[0-9a-f]{64}", index.content_sha256[0]))


class Recipes(unittest.TestCase):
    def test_the_recipe_for_sums_over_segments_counts_each_once(self):
        run = xr.open_dataset(RUN)
        streets = run.isel(edge=run.edge_segment.to_series().drop_duplicates().index)
        self.assertEqual(streets.sizes["edge"], 2)
        frames = streets.footfall_day.sum("edge").to_series()
        totals = xr.open_dataset(SUMMARY, group="frame_totals").to_dataframe()
        sums = totals[totals.variable == "footfall_day"]
        self.assertAlmostEqual(float(frames.iloc[0]) + 2, float(sums["mean"].iloc[0]))  # replicates add 0, 1, 2 to each


if __name__ == "__main__":
    write_samples(FOLDER)
    unittest.main()
