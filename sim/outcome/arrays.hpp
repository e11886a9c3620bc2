// Arrays of an outcome file as vectors, whole or in slices of rows. Shape and type are checked before memory is taken;
// reader.cpp and slices.cpp share these.
#pragma once

#include "sim/outcome/check.hpp"
#include "sim/outcome/h5.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace lichtung::outcome::detail {

inline constexpr std::size_t kBlockValues = std::size_t{1} << 20;   // read at once when values are folded

/// Rows first … first + count of an array.
struct Rows {
  std::size_t first{}, count{};
};

[[nodiscard]] inline h5::Handle open_dataset(hid_t file, const std::string& path) {
  return h5::Handle(H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose, "open " + path);
}

[[nodiscard]] inline std::vector<std::size_t> extents_of(hid_t dataset, const std::string& path) {
  const h5::Handle space(H5Dget_space(dataset), H5Sclose, "read the shape of " + path);
  const int rank = h5::check(H5Sget_simple_extent_ndims(space), "read the shape of " + path);
  std::vector<hsize_t> extents(static_cast<std::size_t>(rank));
  h5::check(H5Sget_simple_extent_dims(space, extents.data(), nullptr), "read the shape of " + path);
  return {extents.begin(), extents.end()};
}

[[nodiscard]] inline std::size_t length_of(hid_t file, const std::string& path) {
  const std::vector<std::size_t> extents = extents_of(open_dataset(file, path), path);
  if (extents.size() != 1) throw h5::Error(path + " has an unexpected shape");
  return extents[0];
}

/// The dataset if it has this shape and type.
template <class T>
[[nodiscard]] h5::Handle open_array(hid_t file, const std::string& path, const std::vector<std::size_t>& extents) {
  h5::Handle dataset = open_dataset(file, path);
  if (extents_of(dataset, path) != extents) throw h5::Error(path + " has an unexpected shape");
  const h5::Handle type(H5Dget_type(dataset), H5Tclose, "read the type of " + path);
  if (h5::check(H5Tequal(type, h5::type_of<T>()), "compare types") == 0) throw h5::Error(path + " has an unexpected type");
  const bool any = std::find(extents.begin(), extents.end(), 0U) == extents.end();
  if (any && H5Dget_storage_size(dataset) == 0) throw h5::Error(path + " has no values");
  return dataset;
}

template <class T>
[[nodiscard]] std::vector<T> read_array(hid_t file, const std::string& path, const std::vector<std::size_t>& extents) {
  const h5::Handle dataset = open_array<T>(file, path, extents);
  std::size_t size = 1;
  for (const std::size_t extent : extents) size *= extent;
  std::vector<T> values(size);
  if (size > 0)
    h5::check(H5Dread(dataset, h5::type_of<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "read " + path);
  return values;
}

/// Some rows of a two-dimensional array, or some values of a one-dimensional one (`width` 1).
template <class T>
void read_rows(hid_t dataset, const std::string& path, Rows rows, std::size_t width, bool two_dimensional, T* out) {
  if (rows.count == 0) return;
  const h5::Handle space(H5Dget_space(dataset), H5Sclose, "read the shape of " + path);
  const std::array<hsize_t, 2> start{rows.first, 0}, count{rows.count, width};
  const std::size_t rank = two_dimensional ? 2 : 1;
  h5::check(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
            "select rows of " + path);
  const h5::Handle memory = h5::simple_space(std::span(count).first(rank));
  h5::check(H5Dread(dataset, h5::type_of<T>(), memory, space, H5P_DEFAULT, out), "read " + path);
}

/// Folds values on edges back to segments. All edges of a segment hold its value, bit by bit.
template <class T>
class EdgeFolder {
 public:
  EdgeFolder(const std::vector<std::int32_t>& edge_segment, std::size_t segments)
      : edge_segment_(edge_segment), segments_(segments) {}

  void fold(const T* edges, T* out, const std::string& path) {
    seen_.assign(segments_, 0);
    for (std::size_t e = 0; e < edge_segment_.size(); ++e) {
      const auto segment = static_cast<std::size_t>(edge_segment_[e]);
      if (seen_[segment] != 0 && std::memcmp(&out[segment], &edges[e], sizeof(T)) != 0)
        throw h5::Error(fmt::format("{} differs between the edges of segment {}", path, segment));
      out[segment] = edges[e];
      seen_[segment] = 1;
    }
  }

 private:
  const std::vector<std::int32_t>& edge_segment_;
  std::size_t segments_;
  std::vector<char> seen_;
};

/// `frames`: how many rows the array has, or 0 if it has no frames; `wanted`: which of them.
template <class T>
[[nodiscard]] std::vector<T> read_on_edges(hid_t file, const std::string& path,
                                           const std::vector<std::int32_t>& edge_segment, std::size_t segments,
                                           std::size_t frames, bool per_frame, Rows wanted) {
  const std::size_t edges = edge_segment.size();
  const h5::Handle dataset = open_array<T>(file, path, per_frame ? std::vector{frames, edges} : std::vector{edges});
  std::vector<T> values(wanted.count * segments), block;
  EdgeFolder<T> folder(edge_segment, segments);
  const std::size_t rows_at_once = std::max<std::size_t>(1, kBlockValues / edges);
  for (std::size_t done = 0; done < wanted.count; done += rows_at_once) {
    const std::size_t n = std::min(rows_at_once, wanted.count - done);
    block.resize(n * edges);
    if (per_frame)
      read_rows(dataset, path, {wanted.first + done, n}, edges, true, block.data());
    else
      read_rows(dataset, path, {0, edges}, 1, false, block.data());
    for (std::size_t row = 0; row < n; ++row)
      folder.fold(block.data() + row * edges, values.data() + (done + row) * segments, path);
  }
  return values;
}

/// Counts per frame, which are stored as float32.
[[nodiscard]] inline std::vector<std::int32_t> to_counts(const std::vector<float>& values, const std::string& name) {
  std::vector<std::int32_t> counts(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float value = values[i];
    if (!(std::abs(value) <= static_cast<float>(kMostCount)) || value != std::trunc(value))
      throw h5::Error("variable " + name + " holds something that is no count");
    counts[i] = static_cast<std::int32_t>(value);
  }
  return counts;
}

}  // namespace lichtung::outcome::detail
