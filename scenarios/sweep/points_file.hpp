// Points of a sweep from a CSV file: a column per key, a row per point.
#pragma once

#include "scenarios/report.hpp"
#include "scenarios/sweep/sweep.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace lichtung::sweep::detail {

/// Fills factors and rows of the sweep. `written`: the file's name in the sweep file, at `at`. Errors are reported.
void read_points_file(const std::filesystem::path& file, const std::string& written, lichtung::detail::Position at,
                      lichtung::detail::Report& report, Sweep& sweep);

/// The bytes of a regular file, at most `most` and a few more, so that a larger one is noticed; nothing if unreadable.
[[nodiscard]] std::optional<std::string> read_bounded(const std::filesystem::path& file, std::size_t most);

/// Cells of one line of RFC 4180 from `at` on, which moves behind it; nothing if a quote stays open.
[[nodiscard]] std::optional<std::vector<std::string>> csv_line(std::string_view text, std::size_t& at);

}  // namespace lichtung::sweep::detail
