// An outcome as the bytes of an HDF5 file, built in memory: the library can't be trusted to notice a full disk, so it
// never sees one. Equal data give equal bytes.
#pragma once

#include "sim/outcome/outcome_data.hpp"
#include "sim/outcome/h5.hpp"

#include <cstddef>
#include <span>

namespace lichtung::outcome {

/// Owns a finished file in memory; bytes() is valid as long as it lives.
class Image {
 public:
  explicit Image(h5::Handle file);
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

 private:
  h5::Handle file_;
  std::span<const std::byte> bytes_;
};

/// An empty file in memory: no times, links and attributes in order of creation.
[[nodiscard]] h5::Handle create_image_file();

/// Errors: h5::Error. `data` must have passed find_problem.
[[nodiscard]] Image build_image(const OutcomeData& data);

/// Names of the root that are no segment variables.
[[nodiscard]] bool is_mesh_name(std::string_view name);

}  // namespace lichtung::outcome
