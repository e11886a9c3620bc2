// Named dimensions (HDF5 dimension scales), so that xarray, netCDF and QGIS know what an axis means.
// Source: "HDF5 Dimension Scale Specification", The HDF Group; netCDF-4 format specification, appendix on dimensions.
// The library's own functions (H5DS) are not used for writing: they store uninitialised padding bytes, which would make
// equal runs give different files, and they rewrite a growing list for every variable.
#pragma once

#include "sim/outcome/h5.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace lichtung::outcome {

class Dimensions {
 public:
  explicit Dimensions(hid_t file) : file_(file) {}

  /// A dimension without values of its own at `path` ("/edge", "/walks/row").
  void add(const std::string& path, std::size_t size);
  /// Makes the existing one-dimensional dataset at `path` the coordinates of its dimension.
  void make_coordinate(const std::string& path);
  /// Says that axis i of the dataset at `path` is the dimension at dimensions[i].
  void attach(const std::string& path, std::vector<std::string> dimensions);
  /// Writes what was collected; call once, last.
  void finish();

 private:
  struct Use {
    std::string path;
    std::uint32_t axis;
  };
  struct Scale {
    std::string path, name;
    std::vector<Use> uses;
  };
  struct Attachment {
    std::string path;
    std::vector<std::string> dimensions;
  };
  [[nodiscard]] hobj_ref_t reference(const std::string& path) const;
  void write_list(const Attachment& attachment) const;
  void write_scale(const Scale& scale, std::int32_t id) const;

  hid_t file_;
  std::vector<Scale> scales_;
  std::vector<Attachment> attachments_;
};

/// Creation properties of datasets: no times, attributes in order of creation.
[[nodiscard]] h5::Handle dataset_properties();

}  // namespace lichtung::outcome
