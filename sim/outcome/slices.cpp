// Parts of an outcome file: single frames, single hours or segments of the typical week, rows of a table's column.
// Who opens a large file (the viewer) needs no more memory than what it shows.
#include "sim/outcome/arrays.hpp"
#include "sim/outcome/inspect.hpp"
#include "sim/outcome/reader.hpp"
#include "sim/outcome/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace lichtung::outcome {
namespace {

using detail::Rows;
using h5::check;
using h5::Error;
using h5::Handle;

void require(bool inside, const std::string& what) {
  if (!inside) throw std::invalid_argument("outcome slice out of range: " + what);
}

template <class T>
std::vector<T> read_slice(hid_t file, const std::string& path, std::size_t rows, Rows wanted) {
  const Handle dataset = detail::open_array<T>(file, path, {rows});
  std::vector<T> values(wanted.count);
  detail::read_rows(dataset, path, wanted, 1, false, values.data());
  return values;
}

}  // namespace

bool Reader::has_variable(const std::string& name) const {
  return std::find(variables_.begin(), variables_.end(), name) != variables_.end();
}

bool Reader::has_profile(const std::string& name) const {
  return std::find(profiles_.begin(), profiles_.end(), name) != profiles_.end();
}

bool Reader::has_table(const std::string& name) const {
  return std::find(tables_.begin(), tables_.end(), name) != tables_.end();
}

bool Reader::is_per_frame(const std::string& name) const {
  const VariableInfo* info = find_segment_variable(name, provenance_.replicates > 0);
  return info != nullptr && info->dims == "time edge";
}

std::vector<float> Reader::variable_frame(const std::string& name, std::size_t frame) const {
  const bool per_frame = is_per_frame(name);
  require(has_variable(name) && (per_frame ? frame < frames_.size() : frame == 0), name);
  return guarded([&] {
    const VariableInfo* info = find_segment_variable(name, provenance_.replicates > 0);
    if (info == nullptr) throw Error("variable " + name + " is not in the schema");
    const std::string path = "/" + name;
    const std::size_t frames = per_frame ? frames_.size() : 1;
    if (provenance_.replicates > 0 || info->type == ValueType::F32 || per_frame)
      return detail::read_on_edges<float>(file_, path, mesh_.edge_segment, segment_count_, frames, per_frame, {frame, 1});
    const auto whole = detail::read_on_edges<std::int32_t>(file_, path, mesh_.edge_segment, segment_count_, 1, false, {0, 1});
    std::vector<float> values(whole.size());
    std::transform(whole.begin(), whole.end(), values.begin(), [](std::int32_t v) { return static_cast<float>(v); });
    return values;
  });
}

std::vector<float> Reader::profile_hour(const std::string& name, std::size_t hour) const {
  require(has_profile(name) && hour < kHoursOfWeek, "profile/" + name);
  return guarded([&] {
    const std::string path = "/profile/" + name;
    const Handle dataset = detail::open_array<float>(file_, path, {kHoursOfWeek, segment_count_});
    std::vector<float> values(segment_count_);
    detail::read_rows(dataset, path, {hour, 1}, segment_count_, true, values.data());
    return values;
  });
}

std::vector<float> Reader::profile_segment(const std::string& name, std::size_t segment) const {
  require(has_profile(name) && segment < segment_count_, "profile/" + name);
  return guarded([&] {
    const std::string path = "/profile/" + name;
    const Handle dataset = detail::open_array<float>(file_, path, {kHoursOfWeek, segment_count_});
    const Handle space(H5Dget_space(dataset), H5Sclose, "read the shape of " + path);
    const std::array<hsize_t, 2> start{0, segment}, count{kHoursOfWeek, 1};
    check(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), "select a street's week");
    const Handle memory = h5::simple_space(count);
    std::vector<float> values(kHoursOfWeek);
    check(H5Dread(dataset, h5::type_of<float>(), memory, space, H5P_DEFAULT, values.data()), "read " + path);
    return values;
  });
}

std::size_t Reader::row_count(const std::string& table) const {
  require(has_table(table), table);
  return guarded([&] { return detail::length_of(file_, "/" + table + "/" + std::string(row_dimension(table))); });
}

bool Reader::has_column(const std::string& table, const std::string& column) const {
  if (!has_table(table) || column == row_dimension(table)) return false;
  return guarded([&] {
    const std::vector<std::string> names = names_in(file_, "/" + table);
    return std::find(names.begin(), names.end(), column) != names.end();
  });
}

Column Reader::column_slice(const std::string& table, const std::string& column, std::size_t first,
                            std::size_t count) const {
  const std::size_t rows = row_count(table);
  require(first <= rows && count <= rows - first && has_column(table, column), table + "/" + column);
  return guarded([&] {
    const VariableInfo* info = find_variable(table, column);
    const std::string path = "/" + table + "/" + column;
    if (info == nullptr) throw Error("column " + table + "/" + column + " is not in the schema");
    Column out{column, {}};
    switch (info->type) {
      case ValueType::U8: out.values = read_slice<std::uint8_t>(file_, path, rows, {first, count}); break;
      case ValueType::I32: out.values = read_slice<std::int32_t>(file_, path, rows, {first, count}); break;
      case ValueType::I64: out.values = read_slice<std::int64_t>(file_, path, rows, {first, count}); break;
      case ValueType::F32: out.values = read_slice<float>(file_, path, rows, {first, count}); break;
      case ValueType::F64: out.values = read_slice<double>(file_, path, rows, {first, count}); break;
      case ValueType::Text: throw Error("texts of " + path + " are read whole only");
    }
    return out;
  });
}

}  // namespace lichtung::outcome
