// What a file of geodata is before GDAL sees it: a plain file on this machine, of sane shape, with its companions and in
// an encoding of its own.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::inventory {

/// Errors: DataError if the path is no plain file, or a text file that GDAL would misread: UTF-16, or a first line that is
/// longer than any table's head.
void check_plain_file(const std::filesystem::path& path);

/// What GDAL is asked to open: an absolute path, with the mark of the CSV driver for .txt and .tsv.
[[nodiscard]] std::string gdal_name(const std::filesystem::path& path);

/// The file and those that belong to it (.dbf, .prj, .cpg …, as GDAL lists them, and a GeoPackage's journal), sorted.
[[nodiscard]] std::vector<std::filesystem::path> companions(const std::filesystem::path& path, char** listed_by_gdal);

/// The text with spaces in place of control characters, which could move the cursor of a terminal.
[[nodiscard]] std::string without_controls(std::string_view text);

/// Texts of a file to UTF-8, without control characters.
class TextDecoder {
 public:
  /// `encoding` as a file's maker calls it; empty: see decode(). Errors: DataError naming `path` if it isn't known.
  TextDecoder(const std::filesystem::path& path, const std::string& encoding);
  /// Texts that are UTF-8 stay; others are read as the encoding given, without one as Windows-1252, whose printable part
  /// is that of ISO-8859-1.
  [[nodiscard]] std::string decode(std::string_view text) const;

 private:
  std::string encoding_{"CP1252"};
};

}  // namespace lichtung::inventory
