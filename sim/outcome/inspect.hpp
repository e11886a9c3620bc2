// Looks at every object of an untrusted HDF5 file before a value is read.
#pragma once

#include "sim/outcome/h5.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace lichtung::outcome {

struct Inventory {
  std::vector<std::string> root;    // datasets of the root, in order of creation
  std::vector<std::string> groups;  // child groups, in order of creation
};

/// Refuses (h5::Error): soft and external links, groups within groups, named types, data stored outside the file,
/// virtual datasets, filters other than shuffle and deflate, arrays that claim more values than the bytes they
/// occupy can hold when compressed by deflate, and files that claim more in total.
[[nodiscard]] Inventory inspect(hid_t file, std::uint64_t file_bytes);

/// Datasets of a child group in order of creation; the group must have been inspected.
[[nodiscard]] std::vector<std::string> names_in(hid_t file, const std::string& group);

}  // namespace lichtung::outcome
