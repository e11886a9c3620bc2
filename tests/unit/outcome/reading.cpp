// Damaged, foreign and hostile files end in an error that says which it is; never in wrong data.
#include "sim/outcome/file.hpp"
#include "sim/outcome/h5.hpp"
#include "sim/outcome/hash.hpp"
#include "sim/outcome/trailer.hpp"
#include "tests/support/sample_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <optional>

using namespace lichtung;
using namespace lichtung::outcome;
namespace fs = std::filesystem;

namespace {

/// The kind of error on reading, nothing if the file is read.
std::optional<FileError::Kind> error_on_reading(const fs::path& path, bool verify = true) {
  try {
    (void)read_outcome(path, verify);
  } catch (const FileError& error) {
    CHECK(std::string(error.what()).find(path.filename().string()) != std::string::npos);
    return error.kind;
  }
  return {};
}

/// Gives the file a trailer that fits, as somebody would who wants to be believed.
void seal(const fs::path& path) {
  const std::string bytes = test::bytes_of(path);
  test::write_bytes(path, bytes + trailer_of(std::as_bytes(std::span(bytes))));
}

/// A sample with its trailer removed, changed by HDF5 calls, then sealed.
void make_hostile(const fs::path& path, const std::function<void(hid_t)>& change) {
  write_outcome(path, test::sample_outcome(), true);
  const std::string bytes = test::bytes_of(path);
  test::write_bytes(path, bytes.substr(0, bytes.size() - kTrailerBytes));
  {
    const h5::QuietErrors quiet;
    const h5::Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open");
    change(file);
  }
  seal(path);
}

/// Replaces /lamps/segment by an array of `rows` int32 with these properties, without values.
void replace_column(hid_t file, hsize_t rows, const std::function<void(hid_t)>& properties_of) {
  h5::check(H5Ldelete(file, "/lamps/segment", H5P_DEFAULT), "delete");
  const h5::Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "properties");
  properties_of(properties);
  const h5::Handle space = h5::simple_space({&rows, 1});
  const h5::Handle dataset(
      H5Dcreate2(file, "/lamps/segment", H5T_STD_I32LE, space, H5P_DEFAULT, properties, H5P_DEFAULT), H5Dclose, "create");
  const std::int32_t one = 1;
  const hsize_t count = 1, start = 0;
  h5::check(H5Sselect_hyperslab(space, H5S_SELECT_SET, &start, nullptr, &count, nullptr), "select");
  const h5::Handle memory = h5::simple_space({&count, 1});
  H5Dwrite(dataset, H5T_STD_I32LE, memory, space, H5P_DEFAULT, &one);
}

void set_number(hid_t file, const char* name, std::int32_t value) {
  const h5::Handle attribute(H5Aopen(file, name, H5P_DEFAULT), H5Aclose, "open");
  h5::check(H5Awrite(attribute, H5T_STD_I32LE, &value), "write");
}

}  // namespace

TEST_CASE("a sealed sample that was not changed is read") {
  const test::Folder folder;
  make_hostile(folder / "a.h5", [](hid_t) {});
  CHECK_FALSE(error_on_reading(folder / "a.h5"));
}

TEST_CASE("every flipped bit is noticed") {
  const test::Folder folder;
  OutcomeData data = test::sample_outcome();
  data.tables.resize(3);
  data.variables.resize(4);
  data.profile.clear();
  write_outcome(folder / "a.h5", data);
  std::string bytes = test::bytes_of(folder / "a.h5");
  std::size_t noticed = 0, tried = 0;
  const std::size_t end = bytes.size();
  for (std::size_t i = 0; i < end; i += (i < 600 || i + 200 > end) ? 1 : 61) {
    const char original = bytes[i];
    bytes[i] = static_cast<char>(original ^ (1 << (i % 8)));
    test::write_bytes(folder / "a.h5", bytes);
    bytes[i] = original;
    ++tried;
    if (error_on_reading(folder / "a.h5")) ++noticed;
  }
  CHECK(tried > 1000);
  CHECK(noticed == tried);
}

TEST_CASE("a file cut short anywhere is noticed") {
  const test::Folder folder;
  write_outcome(folder / "a.h5", test::sample_outcome());
  const std::string bytes = test::bytes_of(folder / "a.h5");
  for (std::size_t i = 0; i < 64; ++i) {
    test::write_bytes(folder / "b.h5", bytes.substr(0, bytes.size() * i / 64));
    CHECK(error_on_reading(folder / "b.h5"));
  }
  for (const std::size_t missing : {std::size_t{1}, kTrailerBytes}) {
    test::write_bytes(folder / "b.h5", bytes.substr(0, bytes.size() - missing));
    CHECK(error_on_reading(folder / "b.h5") == FileError::Kind::Damaged);
  }
}

TEST_CASE("a damaged file without its checksum is refused before HDF5 sees it") {
  const test::Folder folder;
  write_outcome(folder / "a.h5", test::sample_outcome());
  std::string bytes = test::bytes_of(folder / "a.h5");
  bytes.resize(bytes.size() - kTrailerBytes);
  const std::size_t heap = bytes.find("GCOL");   // of texts; HDF5 1.10 hangs on an object of no size in it
  REQUIRE(heap != std::string::npos);
  bytes.replace(heap + 16, 16, 16, '\0');
  test::write_bytes(folder / "a.h5", bytes);
  CHECK(error_on_reading(folder / "a.h5") == FileError::Kind::Damaged);
}

TEST_CASE("bytes after the end are noticed") {
  const test::Folder folder;
  write_outcome(folder / "a.h5", test::sample_outcome());
  test::write_bytes(folder / "a.h5", test::bytes_of(folder / "a.h5") + "\n");
  CHECK(error_on_reading(folder / "a.h5") == FileError::Kind::Damaged);
}

TEST_CASE("files that are no outcomes are called so") {
  const test::Folder folder;
  CHECK(error_on_reading(folder / "missing.h5") == FileError::Kind::Missing);
  CHECK(error_on_reading(folder.path()) == FileError::Kind::Missing);
  test::write_bytes(folder / "empty.h5", "");
  CHECK(error_on_reading(folder / "empty.h5") == FileError::Kind::NotAnOutcome);
  test::write_bytes(folder / "text.h5", std::string(5000, 'x'));
  CHECK(error_on_reading(folder / "text.h5") == FileError::Kind::NotAnOutcome);
  { const h5::Handle other(H5Fcreate((folder / "other.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose, "create"); }
  CHECK(error_on_reading(folder / "other.h5") == FileError::Kind::NotAnOutcome);
}

TEST_CASE("a file of a newer schema is called so, not damaged") {
  const test::Folder folder;
  make_hostile(folder / "a.h5", [](hid_t file) { set_number(file, "schema_version", 2); });
  CHECK(error_on_reading(folder / "a.h5") == FileError::Kind::NewerSchema);
}

TEST_CASE("an incomplete file is refused") {
  const test::Folder folder;
  make_hostile(folder / "a.h5", [](hid_t file) { set_number(file, "complete", 0); });
  CHECK(error_on_reading(folder / "a.h5") == FileError::Kind::Damaged);
}

TEST_CASE("a changed value is noticed by the content hash even under a fitting trailer") {
  const test::Folder folder;
  make_hostile(folder / "a.h5", [](hid_t file) {
    const h5::Handle dataset(H5Dopen2(file, "/node_x", H5P_DEFAULT), H5Dclose, "open");
    const std::vector<double> moved{1, 2, 3, 4};
    h5::check(H5Dwrite(dataset, H5T_IEEE_F64LE, H5S_ALL, H5S_ALL, H5P_DEFAULT, moved.data()), "write");
  });
  CHECK(error_on_reading(folder / "a.h5") == FileError::Kind::Damaged);
}

TEST_CASE("links to elsewhere are refused") {
  const test::Folder folder;
  make_hostile(folder / "a.h5", [](hid_t file) {
    h5::check(H5Lcreate_external("/etc/passwd", "/x", file, "/lamps/cct_k2", H5P_DEFAULT, H5P_DEFAULT), "link");
  });
  CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
  make_hostile(folder / "a.h5", [](hid_t file) {
    h5::check(H5Lcreate_soft("/node_x", file, "/x", H5P_DEFAULT, H5P_DEFAULT), "link");
  });
  CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
}

TEST_CASE("a group that contains the root is refused") {
  const test::Folder folder;
  make_hostile(folder / "a.h5", [](hid_t file) {
    h5::check(H5Lcreate_hard(file, "/", file, "/lamps/again", H5P_DEFAULT, H5P_DEFAULT), "link");
  });
  CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
}

TEST_CASE("values outside the file are refused") {
  const test::Folder folder;
  test::write_bytes(folder / "secret", std::string(100, 's'));
  make_hostile(folder / "a.h5", [&](hid_t file) {
    replace_column(file, 5, [&](hid_t p) { H5Pset_external(p, (folder / "secret").c_str(), 0, 20); });
  });
  CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
  make_hostile(folder / "a.h5", [&](hid_t file) {
    replace_column(file, 5, [&](hid_t p) {
      const hsize_t rows = 5;
      const h5::Handle space = h5::simple_space({&rows, 1});
      H5Pset_virtual(p, space, (folder / "secret").c_str(), "/x", space);
    });
  });
  CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
}

TEST_CASE("filters other than shuffle and deflate are refused") {
  const test::Folder folder;
  make_hostile(folder / "a.h5", [](hid_t file) {
    replace_column(file, 5, [](hid_t p) {
      const hsize_t chunk = 5;
      H5Pset_chunk(p, 1, &chunk);
      H5Pset_fletcher32(p);
    });
  });
  CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
}

TEST_CASE("an array that claims more than its bytes can hold is refused before memory is taken") {
  const test::Folder folder;
  for (const hsize_t rows : {hsize_t{1} << 34, hsize_t{1} << 60})
    for (const bool deflate : {true, false}) {
      make_hostile(folder / "a.h5", [&](hid_t file) {
        replace_column(file, rows, [&](hid_t p) {
          const hsize_t chunk = 1024;
          H5Pset_chunk(p, 1, &chunk);
          if (deflate) H5Pset_deflate(p, 1);
        });
      });
      CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
    }
}

TEST_CASE("unknown objects are refused") {
  const test::Folder folder;
  for (const char* path : {"/mystery", "/lamps/mystery"}) {
    make_hostile(folder / "a.h5", [&](hid_t file) {
      const h5::Handle space(H5Screate(H5S_SCALAR), H5Sclose, "space");
      const h5::Handle dataset(
          H5Dcreate2(file, path, H5T_STD_I32LE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Dclose, "create");
    });
    CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
  }
}

TEST_CASE("an edge that contradicts the other edges of its segment is refused") {
  const test::Folder folder;
  make_hostile(folder / "a.h5", [](hid_t file) {
    const h5::Handle dataset(H5Dopen2(file, "/illuminance_min", H5P_DEFAULT), H5Dclose, "open");
    const std::vector<float> values{1, 2, 3};
    h5::check(H5Dwrite(dataset, H5T_IEEE_F32LE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write");
  });
  CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
}

TEST_CASE("a count that is no whole number is refused") {
  const test::Folder folder;
  make_hostile(folder / "a.h5", [](hid_t file) {
    const h5::Handle dataset(H5Dopen2(file, "/incidents_bicycle_theft", H5P_DEFAULT), H5Dclose, "open");
    const std::vector<float> values(9, 0.5F);
    h5::check(H5Dwrite(dataset, H5T_IEEE_F32LE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write");
  });
  CHECK(error_on_reading(folder / "a.h5", false) == FileError::Kind::Damaged);
}
