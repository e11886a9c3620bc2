// Reads an outcome file piece by piece, distrusting it: a file may come from anywhere.
#pragma once

#include "sim/outcome/h5.hpp"
#include "sim/outcome/outcome_data.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace lichtung::outcome {

/// An open file whose every object has been inspected: plain groups and arrays, inside the file, of believable size.
class Reader {
 public:
  /// `verify`: hash all bytes first. Errors: FileError.
  Reader(const std::filesystem::path& path, bool verify);

  [[nodiscard]] const Provenance& provenance() const { return provenance_; }
  [[nodiscard]] const std::string& content_sha256() const { return content_sha256_; }
  [[nodiscard]] const Mesh& mesh() const { return mesh_; }
  [[nodiscard]] std::size_t segment_count() const { return segment_count_; }
  [[nodiscard]] const std::vector<double>& frame_start_s() const { return frames_; }

  // Names in the order of the file.
  [[nodiscard]] const std::vector<std::string>& variable_names() const { return variables_; }
  [[nodiscard]] const std::vector<std::string>& profile_names() const { return profiles_; }
  [[nodiscard]] const std::vector<std::string>& table_names() const { return tables_; }

  // Errors: FileError Damaged.
  [[nodiscard]] SegmentVariable variable(const std::string& name) const;
  [[nodiscard]] ProfileVariable profile(const std::string& name) const;
  [[nodiscard]] Table table(const std::string& name) const;

  /// Everything, checked for consistency but not against the content hash.
  [[nodiscard]] OutcomeData everything() const;

 private:
  template <class Read>
  auto guarded(Read read) const;
  void open(bool verify);
  void read_attributes();
  void list_objects();
  void read_mesh();

  std::filesystem::path path_;
  std::uint64_t file_bytes_{};
  h5::QuietErrors quiet_;
  h5::Handle file_;
  std::unique_ptr<h5::TextBudget> budget_;
  Provenance provenance_;
  std::string content_sha256_;
  Mesh mesh_;
  std::size_t segment_count_{};
  std::vector<double> frames_;
  std::vector<std::string> variables_, profiles_, tables_;
};

}  // namespace lichtung::outcome
