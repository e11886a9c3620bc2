// The content of one outcome file as plain data, independent of engine and scenario types. The engine fills it, the
// writer stores it, the reader gives it back. Names, units and meaning of every variable are declared in schema.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace lichtung::outcome {

/// A variant of containers that survives running out of memory: libstdc++ (12) takes such a variant for one that is never
/// valueless, so when copying its content throws, it destroys what was never made. Here the copy is made first, then moved.
template <class... Types>
struct SafeVariant : std::variant<Types...> {
  using Base = std::variant<Types...>;
  using Base::Base;
  SafeVariant() = default;
  SafeVariant(const SafeVariant& other) : Base(copy_of(other)) {}
  SafeVariant(SafeVariant&&) noexcept = default;
  SafeVariant& operator=(const SafeVariant& other) {
    Base::operator=(copy_of(other));
    return *this;
  }
  SafeVariant& operator=(SafeVariant&&) noexcept = default;
  using Base::operator=;
  ~SafeVariant() = default;

 private:
  static Base copy_of(const Base& other) {
    return std::visit([](const auto& values) { return Base(std::remove_cvref_t<decltype(values)>(values)); }, other);
  }
};

using ColumnValues = SafeVariant<std::vector<std::uint8_t>, std::vector<std::int32_t>, std::vector<std::int64_t>,
                                 std::vector<float>, std::vector<double>, std::vector<std::string>>;

/// One column of a table or one variable; the schema says what it means.
struct Column {
  std::string name;
  ColumnValues values;
};

/// A group of equally long columns, e.g. "incidents".
struct Table {
  std::string name;
  std::vector<Column> columns;
};

/// A variable on segments, once per frame of the time axis (values: frames × segments, row-major) or once for the
/// run (values: segments). float32 or int32 only: QGIS reads no other types on a mesh.
struct SegmentVariable {
  std::string name;
  bool per_frame{};
  SafeVariant<std::vector<float>, std::vector<std::int32_t>> values;
};

/// A variable by hour of week (168, Monday 00:00 first) and segment, row-major.
struct ProfileVariable {
  std::string name;
  std::vector<float> values;
};

/// Streets expanded to straight edges; each edge knows its segment.
struct Mesh {
  std::vector<double> node_x, node_y;             // m, projected
  std::vector<std::int32_t> edge_from, edge_to;   // indices of nodes
  std::vector<std::int32_t> edge_segment;
  int epsg{};
};

struct Provenance {
  std::string software_version, git_sha1, source, licence, scenario_sha256, scenario_toml, title, start;  // start: "2026-11-02"
  std::uint64_t seed{};
  std::uint32_t replicate{};
  std::uint32_t days{};
  std::uint32_t replicates{};  // 0: one run; n: a summary over n replicates (made by write_summary)
};

struct OutcomeData {
  Provenance provenance;
  Mesh mesh;
  std::size_t segment_count{};
  std::vector<double> frame_start_s;              // seconds since the run's start (04:00 civil time of the first day)
  std::vector<SegmentVariable> variables;         // root variables, expanded to edges when written
  std::vector<ProfileVariable> profile;
  // segments, incidents, patrol_units, patrol_calls, patrol_positions, residents, avoidance, walks, totals,
  // parameters, hashes, days, districts, lamps
  std::vector<Table> tables;
};

}  // namespace lichtung::outcome
