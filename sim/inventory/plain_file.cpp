// Checks by std::filesystem, encodings by GDAL's iconv.
#include "sim/inventory/plain_file.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/input_file.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <memory>

namespace lichtung::inventory {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestHead = 1U << 17;    // bytes of a CSV file's first line
constexpr std::ptrdiff_t kMostSeparators = 4000;  // in it

std::string lower_extension(const fs::path& path) {
  std::string text = path.extension().string();
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

bool table_of_text(const fs::path& path) {
  const std::string extension = lower_extension(path);
  return extension == ".csv" || extension == ".tsv" || extension == ".txt";
}

void check_head(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(kLongestHead, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  if (head.empty()) throw DataError(ErrorKind::Data, path.string(), "is empty, expected a line of column names");
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
    throw DataError(ErrorKind::Data, path.string(), "is saved as UTF-16, expected UTF-8 or ISO-8859-1");
  const std::size_t end = head.find_first_of("\r\n");
  const std::string_view line = std::string_view(head).substr(0, end);
  const auto separators =
      std::ranges::count_if(line, [](char c) { return c == ',' || c == ';' || c == '\t' || c == '|'; });
  if ((end == std::string::npos && head.size() == kLongestHead) || separators > kMostSeparators)
    throw DataError(ErrorKind::Data, path.string(), "its first line is no line of column names: it is too long");
}

}  // namespace

void check_plain_file(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) throw DataError(ErrorKind::MissingInput, path.string(), "no such file");
  if (!is_input_file(path)) throw DataError(ErrorKind::Data, path.string(), "is not a plain file");
  if (fs::absolute(path).string().starts_with("/vsi"))
    throw DataError(ErrorKind::Data, path.string(), "is not a plain file: the path is kept for virtual files");
  if (table_of_text(path)) check_head(path);
}

std::string gdal_name(const fs::path& path) {
  const std::string absolute = fs::absolute(path).string();
  return table_of_text(path) && lower_extension(path) != ".csv" ? "CSV:" + absolute : absolute;
}

std::vector<fs::path> companions(const fs::path& path, char** listed_by_gdal) {
  std::vector<fs::path> files{path};
  std::error_code ignored;
  const auto add = [&](const fs::path& file) {
    if (is_input_file(file) && !fs::equivalent(file, path, ignored)) files.push_back(file);
  };
  for (char** file = listed_by_gdal; file != nullptr && *file != nullptr; ++file) add(*file);
  add(path.string() + "-wal");
  std::ranges::sort(files, {}, [](const fs::path& p) { return p.filename(); });
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

TextDecoder::TextDecoder(const fs::path& path, const std::string& encoding) {
  if (encoding.empty()) return;
  CPLErrorReset();
  CPLPushErrorHandler(CPLQuietErrorHandler);
  const std::unique_ptr<char, decltype(&VSIFree)> probe(CPLRecode("A\xE4", encoding.c_str(), CPL_ENC_UTF8), VSIFree);
  CPLPopErrorHandler();
  const bool utf8 = encoding == "UTF-8" || encoding == "utf-8" || encoding == "UTF8" || encoding == "utf8";
  if (!utf8 && CPLGetLastErrorType() >= CE_Warning)
    throw DataError(ErrorKind::Data, path.string(),
                    fmt::format("the encoding '{}' isn't known; UTF-8 and ISO-8859-1 are", encoding));
  if (!utf8) encoding_ = encoding;
}

std::string without_controls(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(out[k]); };
    if (byte(i) < 0x20U || byte(i) == 0x7FU) out[i] = ' ';
    // U+0080 … U+009F, the controls of ISO-8859, are C2 80 … C2 9F.
    if (byte(i) == 0xC2U && i + 1 < out.size() && byte(i + 1) >= 0x80U && byte(i + 1) < 0xA0U)
      out[i] = out[i + 1] = ' ';
  }
  return out;
}

std::string TextDecoder::decode(std::string_view text) const {
  std::string given(text);
  if (CPLIsUTF8(given.data(), static_cast<int>(given.size()))) return without_controls(given);
  CPLPushErrorHandler(CPLQuietErrorHandler);
  const std::unique_ptr<char, decltype(&VSIFree)> converted(CPLRecode(given.c_str(), encoding_.c_str(), CPL_ENC_UTF8),
                                                            VSIFree);
  CPLPopErrorHandler();
  return without_controls(converted.get());
}

}  // namespace lichtung::inventory
