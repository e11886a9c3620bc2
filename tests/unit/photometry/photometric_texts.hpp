// Small photometric files for tests, and ways to spoil them.
#pragma once

#include "sim/photometry/photometric_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::test {

/// Lines of a text; numbered from 1 as in messages.
struct Lines {
  std::vector<std::string> lines;
  explicit Lines(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines.emplace_back(text.substr(at, end - at));
      at = end + 1;
    }
  }
  Lines& set(std::size_t line, std::string value) {
    lines.at(line - 1) = std::move(value);
    return *this;
  }
  Lines& keep(std::size_t count) {
    lines.resize(count);
    return *this;
  }
  Lines& erase(std::size_t line) {
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(line - 1));
    return *this;
  }
  Lines& insert(std::size_t line, const std::vector<std::string>& more) {
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(line - 1), more.begin(), more.end());
    return *this;
  }
  [[nodiscard]] std::string text(std::string_view line_break = "\n") const {
    std::string out;
    for (const auto& line : lines) (out += line) += line_break;
    return out;
  }
};

/// EULUMDAT, Isym 0: planes at 0 (line 43), 90, 180, 270; γ 0 (line 47), 45, 90; intensities from line 50 on.
inline Lines ldt() {
  return Lines(
      "Maker\n1\n0\n4\n90\n3\n45\nR1\nName\nN1\na.ldt\ntoday\n1\n1\n1\n1\n1\n1\n1\n1\n1\n100\n100\n1\n0\n1\n"
      "1\nLED\n4000\n3000\n70\n30\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n90\n180\n270\n0\n45\n90\n"
      "300\n200\n0\n300\n250\n0\n300\n200\n0\n300\n150\n0\n");
}

/// IES of 2002 with bilateral symmetry: TILT on line 4, numbers on 5 and 6, angles on 7 and 8, candela from 9 on.
inline Lines ies() {
  return Lines(
      "IESNA:LM-63-2002\n[MANUFAC] Maker\n[LUMINAIRE] Name 4000 K\nTILT=NONE\n1 4000 1 3 3 1 2 0 0 0\n1 1 30\n0 45 90\n0 90 180\n"
      "1200 1000 0\n1200 800 0\n1200 600 0\n");
}

/// What parsing ends with: "line key" of the error, or "" if the file can be read.
inline std::string refusal(const std::string& content) {
  try {
    static_cast<void>(photometry::parse_photometric_file(content, "x.ldt"));
    return {};
  } catch (const photometry::PhotometricFileError& error) {
    CHECK_THAT(std::string(error.what()), Catch::StartsWith("x.ldt:"));
    const std::string& key = error.diagnostic.key;
    return std::to_string(error.diagnostic.line) + " " + key.substr(key.find('.') + 1);
  }
}
inline std::string refusal(const Lines& lines) { return refusal(lines.text()); }

inline photometry::PhotometricFile parsed(const Lines& lines) { return photometry::parse_photometric_file(lines.text(), "x.ldt"); }

/// Keys of the warnings, without the section's name.
inline std::vector<std::string> warned(const photometry::PhotometricFile& file) {
  std::vector<std::string> out;
  for (const Diagnostic& d : file.warnings) out.push_back(d.key.substr(d.key.find('.') + 1));
  return out;
}
inline bool warned(const photometry::PhotometricFile& file, std::string_view key) {
  return std::ranges::any_of(warned(file), [&](const std::string& one) { return one == key; });
}

}  // namespace lichtung::test
