// See dimensions.hpp. Each scale carries CLASS, NAME and REFERENCE_LIST, each variable DIMENSION_LIST; _Netcdf4Dimid
// fixes the order in which netCDF numbers the dimensions.
#include "sim/outcome/dimensions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace lichtung::outcome {
namespace {

/// ASCII text with a terminating zero: the one form that the specification of dimension scales knows.
void write_ascii_attribute(hid_t object, const char* name, const std::string& value) {
  const h5::Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "copy the text type");
  h5::check(H5Tset_size(type, value.size() + 1), "set the length of a text type");
  const h5::Handle space(H5Screate(H5S_SCALAR), H5Sclose, "create a scalar space");
  const h5::Handle attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                             fmt::format("create attribute {}", name));
  h5::check(H5Awrite(attribute, type, value.c_str()), fmt::format("write attribute {}", name));
}

// One entry of REFERENCE_LIST as the specification lays it out; the padding is written too, so it is named and zero.
struct ListEntry {
  hobj_ref_t dataset;
  std::uint32_t dimension;
  std::uint32_t padding;
};
static_assert(sizeof(ListEntry) == 16);

h5::Handle open_dataset(hid_t file, const std::string& path) {
  return h5::Handle(H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose, "open " + path);
}

}  // namespace

h5::Handle dataset_properties() {
  h5::Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "create dataset properties");
  h5::check(H5Pset_obj_track_times(properties, false), "switch times off");
  h5::check(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
            "keep the order of attributes");
  return properties;
}

void Dimensions::add(const std::string& path, std::size_t size) {
  const hsize_t extent = size;
  const h5::Handle space = h5::simple_space({&extent, 1});
  const h5::Handle properties = dataset_properties();
  // Its values never exist: the library allocates nothing before the first write.
  const h5::Handle dataset(
      H5Dcreate2(file_, path.c_str(), H5T_IEEE_F32LE, space, H5P_DEFAULT, properties, H5P_DEFAULT), H5Dclose,
      "create dimension " + path);
  scales_.push_back({path, fmt::format("This is a netCDF dimension but not a netCDF variable.{:10}", size), {}});
}

void Dimensions::make_coordinate(const std::string& path) {
  scales_.push_back({path, path.substr(path.rfind('/') + 1), {}});
}

void Dimensions::attach(const std::string& path, std::vector<std::string> dimensions) {
  for (std::size_t axis = 0; axis < dimensions.size(); ++axis) {
    const auto scale = std::find_if(scales_.begin(), scales_.end(), [&](const Scale& s) { return s.path == dimensions[axis]; });
    if (scale == scales_.end()) throw h5::Error("unknown dimension " + dimensions[axis]);
    scale->uses.push_back({path, static_cast<std::uint32_t>(axis)});
  }
  attachments_.push_back({path, std::move(dimensions)});
}

hobj_ref_t Dimensions::reference(const std::string& path) const {
  hobj_ref_t reference{};
  h5::check(H5Rcreate(&reference, file_, path.c_str(), H5R_OBJECT, -1), "refer to " + path);
  return reference;
}

void Dimensions::write_list(const Attachment& attachment) const {
  std::vector<hobj_ref_t> references;
  for (const std::string& dimension : attachment.dimensions) references.push_back(reference(dimension));
  std::vector<hvl_t> lists(references.size());
  for (std::size_t i = 0; i < lists.size(); ++i) lists[i] = {1, &references[i]};
  const h5::Handle dataset = open_dataset(file_, attachment.path);
  const h5::Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "create a list type");
  const hsize_t extent = lists.size();
  const h5::Handle space = h5::simple_space({&extent, 1});
  const h5::Handle attribute(H5Acreate2(dataset, "DIMENSION_LIST", type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                             "create DIMENSION_LIST");
  h5::check(H5Awrite(attribute, type, lists.data()), "write DIMENSION_LIST");
}

void Dimensions::write_scale(const Scale& scale, std::int32_t id) const {
  const h5::Handle dataset = open_dataset(file_, scale.path);
  write_ascii_attribute(dataset, "CLASS", "DIMENSION_SCALE");
  write_ascii_attribute(dataset, "NAME", scale.name);
  h5::write_attribute<std::int32_t>(dataset, "_Netcdf4Dimid", id);
  if (scale.uses.empty()) return;
  std::vector<ListEntry> entries;
  for (const Use& use : scale.uses) entries.push_back({reference(use.path), use.axis, 0});
  const h5::Handle type(H5Tcreate(H5T_COMPOUND, sizeof(ListEntry)), H5Tclose, "create a compound type");
  h5::check(H5Tinsert(type, "dataset", HOFFSET(ListEntry, dataset), H5T_STD_REF_OBJ), "build a compound type");
  h5::check(H5Tinsert(type, "dimension", HOFFSET(ListEntry, dimension), H5T_STD_U32LE), "build a compound type");
  const hsize_t extent = entries.size();
  const h5::Handle space = h5::simple_space({&extent, 1});
  const h5::Handle attribute(H5Acreate2(dataset, "REFERENCE_LIST", type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                             "create REFERENCE_LIST");
  h5::check(H5Awrite(attribute, type, entries.data()), "write REFERENCE_LIST");
}

void Dimensions::finish() {
  for (const Attachment& attachment : attachments_) write_list(attachment);
  for (std::size_t i = 0; i < scales_.size(); ++i) write_scale(scales_[i], static_cast<std::int32_t>(i));
}

}  // namespace lichtung::outcome
