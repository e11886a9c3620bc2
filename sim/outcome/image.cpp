// Layout of the file: docs/outcome-format.md. The root is a UGRID-1.0 network mesh by CF-1.11, tables are child groups.
// Frames are written one block at a time, so that only the compressed file exists beside the data.
#include "sim/outcome/image.hpp"

#include "sim/outcome/check.hpp"
#include "sim/outcome/crs.hpp"
#include "sim/outcome/dimensions.hpp"
#include "sim/outcome/hash.hpp"
#include "sim/outcome/memory.hpp"
#include "sim/outcome/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace lichtung::outcome {
namespace {

using h5::check;
using h5::Handle;

constexpr std::size_t kChunkValues = 65536;  // about 256 KiB of float32: one frame of a town in a few chunks
constexpr std::size_t kSmall = 64;           // below, a chunk would cost more than it saves
constexpr unsigned kDeflateLevel = 1;        // higher levels cost time and save little after shuffling

/// Chunk of an array whose rows are read together: whole rows if they are short, pieces of one row if long.
std::vector<hsize_t> chunk_of(const std::vector<hsize_t>& extents, std::size_t rows_together) {
  std::vector<hsize_t> chunk = extents;
  if (extents.size() == 1) {
    chunk[0] = std::min<hsize_t>(extents[0], kChunkValues);
  } else {
    chunk[1] = std::min<hsize_t>(extents[1], kChunkValues / rows_together);
    chunk[0] = std::clamp<hsize_t>(kChunkValues / chunk[1], 1, extents[0]);
  }
  return chunk;
}

/// Builds one file, object by object, in the order that readers then see.
class Builder {
 public:
  Builder(hid_t file, const OutcomeData& data) : file_(file), data_(data), dimensions_(file) {}
  void build();

 private:
  void write_root_attributes();
  void write_mesh();
  void write_mesh_constants();
  void write_variable(const SegmentVariable& variable);
  template <class Stored, class T>
  void write_on_edges(hid_t dataset, const std::vector<T>& values, std::size_t rows, std::size_t rows_at_once);
  void write_profile();
  void write_table(const Table& table);
  void write_column(const Table& table, const Column& column);
  Handle create(const std::string& path, hid_t type, const std::vector<std::string>& dims, std::vector<hsize_t> extents,
                bool compress, std::size_t rows_together = 1);
  void describe(hid_t dataset, const VariableInfo& info, std::string_view name, bool on_mesh);
  template <class T>
  void write_array(const std::string& path, const std::vector<T>& values, const std::vector<std::string>& dims,
                   std::vector<hsize_t> extents, const VariableInfo& info, bool on_mesh, std::size_t rows_together = 1);
  void write_texts(const std::string& path, const std::vector<std::string>& values, const std::string& dim,
                   const VariableInfo& info);

  hid_t file_;
  const OutcomeData& data_;
  Dimensions dimensions_;
};

Handle Builder::create(const std::string& path, hid_t type, const std::vector<std::string>& dims,
                       std::vector<hsize_t> extents, bool compress, std::size_t rows_together) {
  const Handle properties = dataset_properties();
  const hsize_t size = std::accumulate(extents.begin(), extents.end(), hsize_t{1}, std::multiplies<>());
  if (compress && !extents.empty() && size >= kSmall) {
    const std::vector<hsize_t> chunk = chunk_of(extents, rows_together);
    check(H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data()), "set the chunks of " + path);
    check(H5Pset_shuffle(properties), "set shuffling of " + path);
    check(H5Pset_deflate(properties, kDeflateLevel), "set compression of " + path);
  }
  const Handle space = extents.empty() ? Handle(H5Screate(H5S_SCALAR), H5Sclose, "create a scalar space")
                                       : h5::simple_space(extents);
  Handle dataset(H5Dcreate2(file_, path.c_str(), type, space, H5P_DEFAULT, properties, H5P_DEFAULT), H5Dclose,
                 "create " + path);
  if (!dims.empty()) dimensions_.attach(path, dims);
  return dataset;
}

/// "sampled incidents of one offence kind" → "sampled incidents of bicycle theft": QGIS tells layers by this text.
std::string long_name(const VariableInfo& info, std::string_view name, bool summary) {
  const SummaryName parts = summary ? split_summary_name(name) : SummaryName{name, {}};
  std::string text(info.meaning);
  if (info.name.ends_with('*')) {
    std::string kind(parts.base.substr(info.name.size() - 1));
    std::replace(kind.begin(), kind.end(), '_', ' ');
    constexpr std::string_view kAny = "one offence kind";
    if (const auto at = text.find(kAny); at != std::string::npos) text.replace(at, kAny.size(), kind);
  }
  if (!summary) return text;
  if (parts.statistic.empty()) return text + "; mean over replicates";
  if (parts.statistic == "sd") return text + "; standard deviation over replicates";
  const std::string_view percent = parts.statistic == "q05" ? "5" : parts.statistic.substr(1);
  return fmt::format("{}; {} % quantile over replicates", text, percent);
}

void Builder::describe(hid_t dataset, const VariableInfo& info, std::string_view name, bool on_mesh) {
  const bool fixed = info.group.empty();  // QGIS reads variables of the root only
  const bool summary = data_.provenance.replicates > 0 && (on_mesh || info.group == "profile");
  h5::write_text_attribute(dataset, "long_name", long_name(info, name, summary && name != "edge_segment"), fixed);
  if (!info.unit.empty()) h5::write_text_attribute(dataset, "units", std::string(info.unit), fixed);
  if (on_mesh) {
    h5::write_text_attribute(dataset, "mesh", "network", true);
    h5::write_text_attribute(dataset, "location", "edge", true);
  }
}

template <class T>
void Builder::write_array(const std::string& path, const std::vector<T>& values, const std::vector<std::string>& dims,
                          std::vector<hsize_t> extents, const VariableInfo& info, bool on_mesh,
                          std::size_t rows_together) {
  const Handle dataset = create(path, h5::type_of<T>(), dims, std::move(extents), true, rows_together);
  describe(dataset, info, path.substr(path.rfind('/') + 1), on_mesh);
  if (!values.empty())
    check(H5Dwrite(dataset, h5::type_of<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write " + path);
}

void Builder::write_texts(const std::string& path, const std::vector<std::string>& values, const std::string& dim,
                          const VariableInfo& info) {
  const Handle type = h5::text_type();
  const Handle dataset = create(path, type, {dim}, {values.size()}, false);
  describe(dataset, info, path.substr(path.rfind('/') + 1), false);
  const Handle file_space(H5Dget_space(dataset), H5Sclose, "read a shape");
  for (std::size_t first = 0; first < values.size(); first += kChunkValues) {
    const hsize_t start = first, count = std::min(kChunkValues, values.size() - first);
    std::vector<const char*> pointers(count);
    for (std::size_t i = 0; i < count; ++i) pointers[i] = values[first + i].c_str();
    check(H5Sselect_hyperslab(file_space, H5S_SELECT_SET, &start, nullptr, &count, nullptr), "select rows of " + path);
    const Handle memory = h5::simple_space({&count, 1});
    check(H5Dwrite(dataset, type, memory, file_space, H5P_DEFAULT, pointers.data()), "write " + path);
  }
}

void Builder::write_root_attributes() {
  const Handle root(H5Gopen2(file_, "/", H5P_DEFAULT), H5Gclose, "open the root");
  const Provenance& p = data_.provenance;
  const auto text = [&](const char* name, const std::string& value) {
    h5::write_text_attribute(root, name, value, false);
  };
  text("Conventions", "CF-1.11 UGRID-1.0");
  text("filetype", p.replicates > 0 ? "lichtung-summary" : "lichtung-outcome");
  h5::write_attribute<std::int32_t>(root, "schema_version", kSchemaVersion);
  text("title", p.title);
  text("source", p.source);
  text("software_version", p.software_version);
  text("git_sha1", p.git_sha1);
  h5::write_attribute<std::uint64_t>(root, "seed", p.seed);
  h5::write_attribute<std::uint64_t>(root, "replicate", p.replicate);
  h5::write_attribute<std::uint64_t>(root, "replicates", p.replicates);
  h5::write_attribute<std::uint64_t>(root, "days", p.days);
  text("start", p.start);
  h5::write_attribute<std::uint64_t>(root, "segments", data_.segment_count);
  text("scenario_sha256", p.scenario_sha256);
  text("scenario_toml", p.scenario_toml);
  text("licence", p.licence);
  text("content_sha256", content_sha256(data_));
  h5::write_attribute<std::int32_t>(root, "complete", 1);
}

void Builder::write_mesh_constants() {
  const std::vector<hsize_t> scalar;
  const std::int32_t zero = 0;
  const auto attributes = [](hid_t dataset, std::initializer_list<std::pair<const char*, std::string>> list) {
    for (const auto& [name, value] : list) h5::write_text_attribute(dataset, name, value, true);
  };
  const Handle network = create("/network", H5T_STD_I32LE, {}, scalar, false);
  check(H5Dwrite(network, H5T_STD_I32LE, H5S_ALL, H5S_ALL, H5P_DEFAULT, &zero), "write /network");
  attributes(network, {{"cf_role", "mesh_topology"},
                       {"long_name", std::string(find_variable("", "network")->meaning)},
                       {"node_coordinates", "node_x node_y"},
                       {"edge_node_connectivity", "edge_nodes"},
                       {"edge_dimension", "edge"}});
  h5::write_attribute<std::int32_t>(network, "topology_dimension", 1);

  const Handle crs = create("/crs", H5T_STD_I32LE, {}, scalar, false);
  const std::int32_t epsg = data_.mesh.epsg;
  check(H5Dwrite(crs, H5T_STD_I32LE, H5S_ALL, H5S_ALL, H5P_DEFAULT, &epsg), "write /crs");
  attributes(crs, {{"long_name", std::string(find_variable("", "crs")->meaning)}});
  h5::write_attribute<std::int32_t>(crs, "epsg", epsg);
  if (const std::string wkt = crs_wkt(epsg); !wkt.empty()) {
    attributes(crs, {{"grid_mapping_name", "transverse_mercator"}, {"wkt", wkt}, {"crs_wkt", wkt}});
  }
}

void Builder::write_mesh() {
  const Mesh& mesh = data_.mesh;
  const hsize_t nodes = mesh.node_x.size(), edges = mesh.edge_from.size(), frames = data_.frame_start_s.size();
  dimensions_.add("/node", nodes);
  dimensions_.add("/edge", edges);
  dimensions_.add("/two", 2);
  write_mesh_constants();
  for (const bool x : {true, false}) {
    const std::string path = x ? "/node_x" : "/node_y";
    write_array(path, x ? mesh.node_x : mesh.node_y, {"/node"}, {nodes}, *find_variable("", path.substr(1)), false);
    const Handle dataset(H5Dopen2(file_, path.c_str(), H5P_DEFAULT), H5Dclose, "open " + path);
    h5::write_text_attribute(dataset, "standard_name", x ? "projection_x_coordinate" : "projection_y_coordinate", true);
    h5::write_text_attribute(dataset, "grid_mapping", "crs", true);
  }
  std::vector<std::int32_t> ends;
  ends.reserve(2 * edges);
  for (std::size_t e = 0; e < edges; ++e) {
    ends.push_back(mesh.edge_from[e]);
    ends.push_back(mesh.edge_to[e]);
  }
  write_array("/edge_nodes", ends, {"/edge", "/two"}, {edges, 2}, *find_variable("", "edge_nodes"), false);
  const Handle connectivity(H5Dopen2(file_, "/edge_nodes", H5P_DEFAULT), H5Dclose, "open /edge_nodes");
  h5::write_text_attribute(connectivity, "cf_role", "edge_node_connectivity", true);
  h5::write_attribute<std::int32_t>(connectivity, "start_index", 0);
  write_array("/edge_segment", mesh.edge_segment, {"/edge"}, {edges}, *find_variable("", "edge_segment"), true);

  const Handle time = create("/time", H5T_IEEE_F64LE, {}, {frames}, true);
  dimensions_.make_coordinate("/time");
  const auto text = [&](const char* name, const std::string& value) {
    h5::write_text_attribute(time, name, value, true);
  };
  text("long_name", std::string(find_variable("", "time")->meaning));
  text("standard_name", "time");
  text("axis", "T");
  text("units", fmt::format("seconds since {} 04:00:00", data_.provenance.start));
  text("calendar", "standard");
  if (frames > 0)
    check(H5Dwrite(time, H5T_IEEE_F64LE, H5S_ALL, H5S_ALL, H5P_DEFAULT, data_.frame_start_s.data()), "write /time");
}

template <class Stored, class T>
void Builder::write_on_edges(hid_t dataset, const std::vector<T>& values, std::size_t rows, std::size_t rows_at_once) {
  const auto& edge_segment = data_.mesh.edge_segment;
  const std::size_t edges = edge_segment.size(), segments = data_.segment_count;
  const Handle file_space(H5Dget_space(dataset), H5Sclose, "read a shape");
  const bool two_dimensional = H5Sget_simple_extent_ndims(file_space) == 2;
  std::vector<Stored> block;
  for (std::size_t first = 0; first < rows; first += rows_at_once) {
    const std::size_t n = std::min(rows_at_once, rows - first);
    block.resize(n * edges);
    for (std::size_t row = 0; row < n; ++row)
      for (std::size_t e = 0; e < edges; ++e)
        block[row * edges + e] =
            static_cast<Stored>(values[(first + row) * segments + static_cast<std::size_t>(edge_segment[e])]);
    const std::array<hsize_t, 2> start{first, 0}, count{n, edges};
    const std::size_t skip = two_dimensional ? 0 : 1;
    check(H5Sselect_hyperslab(file_space, H5S_SELECT_SET, start.data() + skip, nullptr, count.data() + skip, nullptr),
          "select frames");
    const Handle memory = h5::simple_space(std::span(count).subspan(skip));
    check(H5Dwrite(dataset, h5::type_of<Stored>(), memory, file_space, H5P_DEFAULT, block.data()), "write frames");
  }
}

void Builder::write_variable(const SegmentVariable& variable) {
  const hsize_t edges = data_.mesh.edge_segment.size(), frames = data_.frame_start_s.size();
  const std::string path = "/" + variable.name;
  const VariableInfo& info = *find_segment_variable(variable.name, data_.provenance.replicates > 0);
  std::vector<std::string> dims{"/edge"};
  std::vector<hsize_t> extents{edges};
  if (variable.per_frame) {
    dims.insert(dims.begin(), "/time");
    extents.insert(extents.begin(), frames);
  }
  // Whole chunks at a time: a chunk written in two parts would be compressed twice.
  const std::size_t rows = variable.per_frame ? frames : 1;
  const std::size_t rows_at_once = std::max<std::size_t>(1, kChunkValues / std::min<std::size_t>(edges, kChunkValues));
  const auto write = [&]<class Stored>(Stored, const auto& values) {
    const Handle dataset = create(path, h5::type_of<Stored>(), dims, extents, true);
    describe(dataset, info, variable.name, true);
    write_on_edges<Stored>(dataset, values, rows, rows_at_once);
  };
  if (const auto* floats = std::get_if<std::vector<float>>(&variable.values))
    write(float{}, *floats);
  else if (const auto& ints = std::get<std::vector<std::int32_t>>(variable.values); variable.per_frame)
    write(float{}, ints);  // QGIS 3.22 can't open a file with integers that change in time; see check.hpp
  else
    write(std::int32_t{}, ints);
}

Handle create_group(hid_t file, const std::string& path) {
  const Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "create group properties");
  check(H5Pset_obj_track_times(properties, false), "switch times off");
  check(H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "keep the order of links");
  check(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "keep the order of attributes");
  return Handle(H5Gcreate2(file, path.c_str(), H5P_DEFAULT, properties, H5P_DEFAULT), H5Gclose, "create group " + path);
}

void Builder::write_profile() {
  if (data_.profile.empty()) return;
  const Handle group = create_group(file_, "/profile");
  const std::vector<hsize_t> extents{kHoursOfWeek, data_.segment_count};
  {
    std::vector<std::int32_t> hours(kHoursOfWeek);
    std::iota(hours.begin(), hours.end(), 0);
    write_array("/profile/hour_of_week", hours, {}, {kHoursOfWeek}, *find_variable("profile", "hour_of_week"), false);
    dimensions_.make_coordinate("/profile/hour_of_week");
  }
  dimensions_.add("/profile/segment", data_.segment_count);
  constexpr std::size_t kHoursTogether = 24;  // both a map of one hour and the week of one segment read few chunks
  for (const ProfileVariable& variable : data_.profile)
    write_array("/profile/" + variable.name, variable.values, {"/profile/hour_of_week", "/profile/segment"}, extents,
                *find_profile_variable(variable.name, data_.provenance.replicates > 0), false, kHoursTogether);
}

void Builder::write_column(const Table& table, const Column& column) {
  const std::string path = "/" + table.name + "/" + column.name;
  const std::string dim = "/" + table.name + "/" + std::string(row_dimension(table.name));
  const VariableInfo& info = *find_variable(table.name, column.name);
  std::visit(
      [&]<class T>(const std::vector<T>& values) {
        if constexpr (std::is_same_v<T, std::string>)
          write_texts(path, values, dim, info);
        else
          write_array(path, values, {dim}, {values.size()}, info, false);
      },
      column.values);
}

void Builder::write_table(const Table& table) {
  const Handle group = create_group(file_, "/" + table.name);
  const std::size_t rows = table.columns.empty() ? 0 : size_of(table.columns.front().values);
  dimensions_.add("/" + table.name + "/" + std::string(row_dimension(table.name)), rows);
  for (const Column& column : table.columns) write_column(table, column);
}

void Builder::build() {
  write_root_attributes();
  write_mesh();
  for (const SegmentVariable& variable : data_.variables) write_variable(variable);
  write_profile();
  for (const Table& table : data_.tables) write_table(table);
  dimensions_.finish();
}

}  // namespace

Handle create_image_file() {
  require_memory(kHdf5Bytes);
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "create file properties");
  check(H5Pset_obj_track_times(creation, false), "switch times off");
  check(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "keep the order of links");
  check(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "keep the order of attributes");
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "create file properties");
  constexpr std::size_t kGrowBy = std::size_t{4} << 20;
  check(H5Pset_fapl_core(access, kGrowBy, false), "build in memory");
  check(H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18), "fix the format's version");
  return Handle(H5Fcreate("outcome", H5F_ACC_TRUNC, creation, access), H5Fclose, "create a file in memory");
}

bool is_mesh_name(std::string_view name) {
  constexpr std::array<std::string_view, 10> kNames{"network", "crs", "node", "edge", "two", "node_x", "node_y",
                                                    "edge_nodes", "edge_segment", "time"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

Image::Image(Handle file) : file_(std::move(file)) {
  check(H5Fflush(file_, H5F_SCOPE_GLOBAL), "finish the file in memory");
  const ssize_t size = check(H5Fget_file_image(file_, nullptr, 0), "measure the file in memory");
  void* memory = nullptr;  // the memory driver hands out a pointer to its pointer
  check(H5Fget_vfd_handle(file_, H5P_DEFAULT, &memory), "reach the file in memory");
  bytes_ = {*static_cast<const std::byte* const*>(memory), static_cast<std::size_t>(size)};
}

namespace {

/// Of its arrays and texts, uncompressed.
std::size_t bytes_of(const OutcomeData& data) {
  std::size_t bytes = data.mesh.node_x.size() * 16 + data.mesh.edge_from.size() * 12;
  const auto add = [&]<class T>(const std::vector<T>& values) {
    bytes += values.size() * sizeof(T);
    if constexpr (std::is_same_v<T, std::string>)
      for (const std::string& text : values) bytes += text.size();
  };
  for (const SegmentVariable& variable : data.variables) std::visit(add, variable.values);
  for (const ProfileVariable& variable : data.profile) add(variable.values);
  for (const Table& table : data.tables)
    for (const Column& column : table.columns) std::visit(add, column.values);
  return bytes;
}

}  // namespace

Image build_image(const OutcomeData& data) {
  require_memory(kHdf5Bytes + 2 * bytes_of(data));   // the file in memory, and what moves while it grows
  Handle file = create_image_file();
  Builder(file, data).build();
  return Image(std::move(file));
}

}  // namespace lichtung::outcome
