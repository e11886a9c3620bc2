// See inspect.hpp. Deflate can't compress by more than about 1032 : 1 (RFC 1951), so the bytes an array occupies
// bound what it may claim; that is checked before any memory is taken for its values.
#include "sim/outcome/inspect.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace lichtung::outcome {
namespace {

using h5::check;
using h5::Error;
using h5::Handle;

constexpr std::uint64_t kMostPerByte = 1100;        // values' bytes per stored byte
constexpr std::uint64_t kAllowance = 1 << 16;       // small arrays without storage (dimensions) and rounding of chunks
constexpr std::size_t kMostObjects = 10000;

struct Links {
  std::vector<std::pair<std::int64_t, std::string>> found;   // order of creation, name
  std::string fault;
};

/// Collects names; stops at the first link that isn't an ordinary one.
herr_t collect(hid_t, const char* name, const H5L_info_t* info, void* out) {
  auto& links = *static_cast<Links*>(out);
  if (info->type != H5L_TYPE_HARD)
    links.fault = "it holds a link to elsewhere";
  else if (links.found.size() >= kMostObjects)
    links.fault = "it holds too many objects";
  else
    links.found.emplace_back(info->corder, name);
  return links.fault.empty() ? 0 : 1;
}

/// Names in order of creation. Sorted here: to sort them itself, HDF5 1.10 makes a table first, and frees what it never filled
/// if the file is damaged.
std::vector<std::string> links_of(hid_t group) {
  Links links;
  hsize_t position = 0;
  check(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_NATIVE, &position, collect, &links), "list the objects");
  if (!links.fault.empty()) throw Error(links.fault);
  std::sort(links.found.begin(), links.found.end());
  std::vector<std::string> names;
  for (auto& [order, name] : links.found) names.push_back(std::move(name));
  return names;
}

void check_filters(hid_t properties, const std::string& path) {
  const int filters = check(H5Pget_nfilters(properties), "read the filters of " + path);
  for (int i = 0; i < filters; ++i) {
    unsigned flags = 0, config = 0;
    std::size_t values = 0;
    const H5Z_filter_t filter = H5Pget_filter2(properties, static_cast<unsigned>(i), &flags, &values, nullptr, 0, nullptr,
                                               &config);
    if (filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_DEFLATE) throw Error(path + " uses an unknown filter");
  }
}

/// Bytes that the dataset claims to hold, after checking that they can be there.
std::uint64_t check_dataset(hid_t dataset, const std::string& path, std::uint64_t file_bytes) {
  const Handle properties(H5Dget_create_plist(dataset), H5Pclose, "read the properties of " + path);
  const H5D_layout_t layout = H5Pget_layout(properties);
  if (layout != H5D_COMPACT && layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED)
    throw Error(path + " is stored in an unknown way");
  if (H5Pget_external_count(properties) != 0) throw Error(path + " is stored outside the file");
  check_filters(properties, path);
  const Handle space(H5Dget_space(dataset), H5Sclose, "read the shape of " + path);
  const Handle type(H5Dget_type(dataset), H5Tclose, "read the type of " + path);
  const int rank = H5Sget_simple_extent_ndims(space);
  if (rank < 0 || rank > 2) throw Error(path + " has too many dimensions");
  std::array<hsize_t, 2> extents{1, 1};
  check(H5Sget_simple_extent_dims(space, extents.data(), nullptr), "read the shape of " + path);
  const std::uint64_t value_bytes = H5Tget_size(type);
  constexpr std::uint64_t kMost = std::uint64_t{1} << 48;
  if (value_bytes == 0 || value_bytes > 16 || extents[0] > kMost || (extents[0] != 0 && extents[1] > kMost / extents[0]))
    throw Error(path + " claims an unbelievable size");
  const std::uint64_t claimed = extents[0] * extents[1] * value_bytes, stored = H5Dget_storage_size(dataset);
  if (stored > file_bytes) throw Error(path + " claims to be larger than the file");
  if (claimed / kMostPerByte > stored && claimed > kAllowance && stored > 0)
    throw Error(path + " claims an unbelievable size");
  return stored == 0 ? 0 : claimed;  // nothing stored: a dimension, whose values nobody reads
}

}  // namespace

std::vector<std::string> names_in(hid_t file, const std::string& group) {
  const Handle handle(H5Gopen2(file, group.c_str(), H5P_DEFAULT), H5Gclose, "open group " + group);
  return links_of(handle);
}

Inventory inspect(hid_t file, std::uint64_t file_bytes) {
  Inventory inventory;
  std::uint64_t claimed = 0;
  std::size_t objects = 0;
  const auto look = [&](const std::string& path, bool groups_allowed) {
    if (++objects > kMostObjects) throw Error("it holds too many objects");
    const Handle object(H5Oopen(file, path.c_str(), H5P_DEFAULT), H5Oclose, "open " + path);
    const H5I_type_t type = H5Iget_type(object);
    if (type == H5I_GROUP && groups_allowed) return true;
    if (type != H5I_DATASET) throw Error(path + " is an unexpected kind of object");
    claimed += check_dataset(object, path, file_bytes);
    return false;
  };
  for (const std::string& name : names_in(file, "/")) (look("/" + name, true) ? inventory.groups : inventory.root).push_back(name);
  for (const std::string& group : inventory.groups)
    for (const std::string& name : names_in(file, "/" + group)) look("/" + group + "/" + name, false);
  if (claimed / kMostPerByte > file_bytes) throw Error("it claims an unbelievable size");
  return inventory;
}

}  // namespace lichtung::outcome
