// Reads an outcome file piece by piece, distrusting it: a file may come from anywhere.
#pragma once

#include "sim/outcome/file.hpp"
#include "sim/outcome/h5.hpp"
#include "sim/outcome/outcome_data.hpp"

#include <fmt/format.h>

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

  // Parts of large files (slices.cpp). Asking for what isn't there: std::invalid_argument.
  [[nodiscard]] bool has_variable(const std::string& name) const;
  [[nodiscard]] bool has_profile(const std::string& name) const;
  [[nodiscard]] bool has_table(const std::string& name) const;
  [[nodiscard]] bool has_column(const std::string& table, const std::string& column) const;
  [[nodiscard]] bool is_per_frame(const std::string& name) const;
  /// One frame (or the only one) of a variable by segment; whole numbers as float too.
  [[nodiscard]] std::vector<float> variable_frame(const std::string& name, std::size_t frame) const;
  [[nodiscard]] std::vector<float> profile_hour(const std::string& name, std::size_t hour) const;
  /// The 168 hours of one segment.
  [[nodiscard]] std::vector<float> profile_segment(const std::string& name, std::size_t segment) const;
  [[nodiscard]] std::size_t row_count(const std::string& table) const;
  /// Some rows of a column of numbers.
  [[nodiscard]] Column column_slice(const std::string& table, const std::string& column, std::size_t first,
                                    std::size_t count) const;

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

template <class Read>
auto Reader::guarded(Read read) const {
  try {
    return read();
  } catch (const h5::Error& error) {
    throw FileError(FileError::Kind::Damaged, fmt::format("{}: damaged: {}", path_.string(), error.what()));
  }
}

}  // namespace lichtung::outcome
