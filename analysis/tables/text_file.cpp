// Reading and decoding; GDAL's portability library knows the code pages.
#include "analysis/tables/text_file.hpp"

#include "scenarios/input_file.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <system_error>

namespace lichtung::tables {
namespace {

constexpr std::uintmax_t kLargest = 1'000'000'000;

std::uint32_t line_of(std::string_view text, std::size_t at) {
  return static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::optional<std::string> read_bytes(const std::filesystem::path& path, Notes& notes) {
  const std::string file = path.string();
  if (!may_be_read(path, notes)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::string bytes;
  std::string block(1 << 20, '\0');
  while (in && bytes.size() <= kLargest) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof() && bytes.size() <= kLargest) {
    notes.error(file, 0, "diagnostic.file_unreadable", {}, {}, ErrorKind::MissingInput);
    return std::nullopt;
  }
  if (bytes.size() > kLargest) {
    notes.error(file, 0, "tables.too_large", {{std::to_string(kLargest)}});
    return std::nullopt;
  }
  return bytes;
}

}  // namespace

bool may_be_read(const std::filesystem::path& path, Notes& notes) {
  const InputKind kind = input_kind(path);
  if (kind == InputKind::File) return true;
  const ErrorKind error = kind == InputKind::Special ? ErrorKind::Data : ErrorKind::MissingInput;
  notes.error(path.string(), 0, std::string(no_input_file(kind)), {}, {}, error);
  return false;
}

std::optional<std::string> read_text_file(const std::filesystem::path& path, Encoding encoding, Notes& notes) {
  std::optional<std::string> bytes = read_bytes(path, notes);
  if (!bytes) return std::nullopt;
  const std::string file = path.string();
  if (const auto nul = bytes->find('\0'); nul != std::string::npos) {
    const bool utf16 = bytes->starts_with("\xFF\xFE") || bytes->starts_with("\xFE\xFF");
    notes.error(file, utf16 ? 0 : line_of(*bytes, nul), utf16 ? "diagnostic.utf16" : "diagnostic.nul_byte");
    return std::nullopt;
  }
  const bool utf8 = CPLIsUTF8(bytes->data(), static_cast<int>(bytes->size())) != 0;
  if (encoding == Encoding::Utf8 && !utf8) {
    notes.error(file, 0, "tables.not_utf8");
    return std::nullopt;
  }
  if (encoding == Encoding::Windows1252 || !utf8) {
    CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
    const std::unique_ptr<char, decltype(&CPLFree)> text(CPLRecode(bytes->c_str(), "CP1252", CPL_ENC_UTF8), &CPLFree);
    bytes = std::string(text.get());
  }
  if (bytes->starts_with("\xEF\xBB\xBF")) bytes->erase(0, 3);
  return bytes;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace lichtung::tables
