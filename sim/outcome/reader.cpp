// See reader.hpp. Order of distrust: the hash of all bytes, the file's kind and version, the inventory of objects,
// then values; consistency of what was read is judged by the same function that guards the writer.
#include "sim/outcome/reader.hpp"

#include "sim/outcome/arrays.hpp"
#include "sim/outcome/check.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/hash.hpp"
#include "sim/outcome/image.hpp"
#include "sim/outcome/inspect.hpp"
#include "sim/outcome/memory.hpp"
#include "sim/outcome/schema.hpp"
#include "sim/outcome/trailer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace lichtung::outcome {
namespace {

using h5::check;
using detail::extents_of;
using detail::length_of;
using detail::open_dataset;
using detail::read_array;
using detail::read_on_edges;
using detail::to_counts;
using h5::Error;
using h5::Handle;

constexpr std::size_t kMostText = std::size_t{64} << 20;  // an attribute; scenarios are some 10 kB

std::uint32_t to_32_bit(std::uint64_t value, const char* name) {
  if (value > std::numeric_limits<std::uint32_t>::max()) throw Error(fmt::format("attribute {} is too large", name));
  return static_cast<std::uint32_t>(value);
}

}  // namespace

Reader::Reader(const std::filesystem::path& path, bool verify) : path_(path) {
  open(verify);
  guarded([&] {
    read_attributes();
    list_objects();
    read_mesh();
  });
}

void Reader::open(bool verify) {
  const auto refuse = [&](FileError::Kind kind, std::string_view why) {
    throw FileError(kind, fmt::format("{}: {}", path_.string(), why));
  };
  const Integrity integrity = check_integrity(path_, verify);
  if (integrity == Integrity::TooShort || integrity == Integrity::NotHdf5)
    refuse(FileError::Kind::NotAnOutcome, "not an outcome file of Lichtung");
  if (integrity == Integrity::OtherHdf5) refuse(FileError::Kind::NotAnOutcome, "an HDF5 file, but not an outcome of Lichtung");
  if (integrity == Integrity::NoTrailer) refuse(FileError::Kind::Damaged, "damaged: the checksum at its end is missing");
  if (integrity == Integrity::Altered) refuse(FileError::Kind::Damaged, "damaged: its bytes don't fit its checksum");
  file_bytes_ = std::filesystem::file_size(path_);
  require_memory(kHdf5Bytes);
  H5PLset_loading_state(0);  // no filter of a file makes this process load code
  const hid_t id = H5Fopen(path_.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  if (id < 0) refuse(FileError::Kind::Damaged, "damaged or cut short: HDF5 can't open it");
  file_ = Handle(id, H5Fclose, "open");
  std::string kind;
  try {
    kind = h5::read_text_attribute(file_, "filetype", 100);
  } catch (const Error&) {
    refuse(FileError::Kind::NotAnOutcome, "an HDF5 file, but not an outcome of Lichtung");
  }
  if (kind != "lichtung-outcome" && kind != "lichtung-summary")
    refuse(FileError::Kind::NotAnOutcome, "an HDF5 file, but not an outcome of Lichtung");
  const std::int32_t version =
      guarded([&] { return h5::read_attribute<std::int32_t>(file_, "schema_version"); });
  if (version > kSchemaVersion)
    refuse(FileError::Kind::NewerSchema, fmt::format("schema version {} is newer than {}, the newest this program knows",
                                                     version, kSchemaVersion));
  if (version < 1) refuse(FileError::Kind::Damaged, "damaged: impossible schema version");
}

void Reader::read_attributes() {
  const auto text = [&](const char* name) { return h5::read_text_attribute(file_, name, kMostText); };
  const auto number = [&](const char* name) { return h5::read_attribute<std::uint64_t>(file_, name); };
  Provenance& p = provenance_;
  p.title = text("title");
  p.source = text("source");
  p.software_version = text("software_version");
  p.git_sha1 = text("git_sha1");
  p.seed = number("seed");
  p.replicate = to_32_bit(number("replicate"), "replicate");
  p.replicates = to_32_bit(number("replicates"), "replicates");
  p.days = to_32_bit(number("days"), "days");
  p.start = text("start");
  p.scenario_sha256 = text("scenario_sha256");
  p.scenario_toml = text("scenario_toml");
  p.licence = text("licence");
  segment_count_ = number("segments");
  content_sha256_ = text("content_sha256");
  const bool summary = text("filetype") == "lichtung-summary";
  if (summary != (p.replicates > 0)) throw Error("the number of replicates doesn't fit the kind of file");
  if (h5::read_attribute<std::int32_t>(file_, "complete") != 1) throw Error("it is not complete");
}

void Reader::list_objects() {
  const Inventory inventory = inspect(file_, file_bytes_);
  budget_ = std::make_unique<h5::TextBudget>(file_bytes_);
  for (const std::string& name : inventory.root)
    if (!is_mesh_name(name)) variables_.push_back(name);
  for (const std::string& group : inventory.groups) {
    if (group != "profile") {
      tables_.push_back(group);
      continue;
    }
    for (const std::string& name : names_in(file_, "/profile"))
      if (name != "hour_of_week" && name != "segment") profiles_.push_back(name);
  }
}

void Reader::read_mesh() {
  const std::size_t nodes = length_of(file_, "/node_x"), edges = length_of(file_, "/edge_segment");
  mesh_.node_x = read_array<double>(file_, "/node_x", {nodes});
  mesh_.node_y = read_array<double>(file_, "/node_y", {nodes});
  mesh_.edge_segment = read_array<std::int32_t>(file_, "/edge_segment", {edges});
  const auto ends = read_array<std::int32_t>(file_, "/edge_nodes", {edges, 2});
  for (std::size_t e = 0; e < edges; ++e) {
    mesh_.edge_from.push_back(ends[2 * e]);
    mesh_.edge_to.push_back(ends[2 * e + 1]);
  }
  mesh_.epsg = h5::read_attribute<std::int32_t>(open_dataset(file_, "/crs"), "epsg");
  frames_ = read_array<double>(file_, "/time", {length_of(file_, "/time")});
  // Before anything is folded: indices inside their ranges, and no more segments than edges.
  OutcomeData skeleton;
  skeleton.provenance = provenance_;
  skeleton.mesh = mesh_;
  skeleton.segment_count = segment_count_;
  skeleton.frame_start_s = frames_;
  if (segment_count_ > edges) throw Error("it has more segments than edges");
  if (const std::string problem = find_problem(skeleton); !problem.empty()) throw Error(problem);
}

SegmentVariable Reader::variable(const std::string& name) const {
  return guarded([&] {
    const VariableInfo* info = find_segment_variable(name, provenance_.replicates > 0);
    if (info == nullptr) throw Error("variable " + name + " is not in the schema");
    SegmentVariable out{name, info->dims == "time edge", {}};
    const std::size_t rows = out.per_frame ? frames_.size() : 1;
    const std::string path = "/" + name;
    if (provenance_.replicates > 0 || info->type == ValueType::F32)
      out.values = read_on_edges<float>(file_, path, mesh_.edge_segment, segment_count_, rows, out.per_frame, {0, rows});
    else if (out.per_frame)
      out.values = to_counts(
          read_on_edges<float>(file_, path, mesh_.edge_segment, segment_count_, rows, out.per_frame, {0, rows}), name);
    else
      out.values = read_on_edges<std::int32_t>(file_, path, mesh_.edge_segment, segment_count_, rows, out.per_frame, {0, rows});
    return out;
  });
}

ProfileVariable Reader::profile(const std::string& name) const {
  return guarded([&] {
    return ProfileVariable{name, read_array<float>(file_, "/profile/" + name, {kHoursOfWeek, segment_count_})};
  });
}

Table Reader::table(const std::string& name) const {
  return guarded([&] {
    Table out{name, {}};
    const std::string dimension(row_dimension(name)), prefix = "/" + name + "/";
    const std::size_t rows = length_of(file_, prefix + dimension);
    for (const std::string& column : names_in(file_, "/" + name)) {
      if (column == dimension) continue;
      const VariableInfo* info = find_variable(name, column);
      if (info == nullptr) throw Error("column " + name + "/" + column + " is not in the schema");
      const std::string path = prefix + column;
      ColumnValues values;
      switch (info->type) {
        case ValueType::U8: values = read_array<std::uint8_t>(file_, path, {rows}); break;
        case ValueType::I32: values = read_array<std::int32_t>(file_, path, {rows}); break;
        case ValueType::I64: values = read_array<std::int64_t>(file_, path, {rows}); break;
        case ValueType::F32: values = read_array<float>(file_, path, {rows}); break;
        case ValueType::F64: values = read_array<double>(file_, path, {rows}); break;
        case ValueType::Text: {
          const Handle dataset = open_dataset(file_, path);
          const Handle type(H5Dget_type(dataset), H5Tclose, "read the type of " + path);
          if (check(H5Tequal(type, h5::text_type()), "compare types") == 0 || extents_of(dataset, path) != std::vector{rows})
            throw Error(path + " has an unexpected type or shape");
          if (rows > 0 && H5Dget_storage_size(dataset) == 0) throw Error(path + " has no values");
          values = h5::read_texts(dataset, rows, *budget_);
          break;
        }
      }
      out.columns.push_back({column, std::move(values)});
    }
    return out;
  });
}

OutcomeData Reader::everything() const {
  OutcomeData data;
  data.provenance = provenance_;
  data.mesh = mesh_;
  data.segment_count = segment_count_;
  data.frame_start_s = frames_;
  for (const std::string& name : variables_) data.variables.push_back(variable(name));
  for (const std::string& name : profiles_) data.profile.push_back(profile(name));
  for (const std::string& name : tables_) data.tables.push_back(table(name));
  guarded([&] {
    if (const std::string problem = find_problem(data); !problem.empty()) throw Error(problem);
  });
  return data;
}

namespace {

OutcomeData read_verified(const std::filesystem::path& path, bool verify, std::string& hash) {
  const Reader reader(path, verify);
  OutcomeData data = reader.everything();
  if (verify) hash = content_sha256(data);
  if (verify && hash != reader.content_sha256())
    throw FileError(FileError::Kind::Damaged, path.string() + ": damaged: its content doesn't fit content_sha256");
  return data;
}

}  // namespace

OutcomeData read_outcome(const std::filesystem::path& path, bool verify) {
  std::string hash;
  return read_verified(path, verify, hash);
}

std::string verify_outcome(const std::filesystem::path& path) {
  std::string hash;
  (void)read_verified(path, true, hash);
  return hash;
}

}  // namespace lichtung::outcome
