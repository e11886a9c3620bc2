// Places in a plan: where something was said, and the streets an edit concerns. Plain data, as written.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung {

/// Where in a file something was said: for what only the town can tell to be wrong.
struct Said {
  std::string file{};
  std::uint32_t line{}, column{};
};

/// x east or degrees of longitude, y north or degrees of latitude: as written.
using WrittenPoint = std::array<double, 2>;

/// The streets an edit concerns: those that fit every list that is given; all streets if none is.
struct Where {
  Said said{};
  std::optional<std::filesystem::path> polygon{};   // GeoJSON, WGS84: streets whose middle lies inside
  std::vector<std::int64_t> ways{};                 // OSM
  std::vector<std::string> names{};
  std::vector<std::string> kinds{};                 // kStreetWords
  std::vector<std::string> districts{};
  std::vector<std::int64_t> segments{};             // numbers of `lichtung town` and outcome files
  std::optional<WrittenPoint> near{};               // with radius_m
  double radius_m{50.0};
};

/// Words of tenure in the order of town::Tenure.
inline constexpr std::array<std::string_view, 3> kTenureWords{"owner", "rent", "social"};

/// Whether a kind of edit has to say where. Changing a whole town by a forgotten key is no slip to make.
enum class WhereNeed : std::uint8_t {
  Required = 0,   // unless one of the kind's placing keys is given; "town" for the whole town
  Optional = 1,   // without it: everywhere
  Nowhere = 2,    // the kind has no `where`
};

}  // namespace lichtung
