// What an outcome file says of its feared places, read once and checked, for people, machines, pictures and GIS.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/geopackage/geopackage.hpp"
#include "sim/outcome/outcome_data.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lichtung::commands {

/// Tables of one file: of a run, or of the means over replicates.
struct AngstReport {
  std::string file;
  outcome::Provenance provenance;
  outcome::Mesh mesh;
  outcome::Table places, segments, night;
  std::vector<std::vector<std::uint32_t>> streets;             // by place, core first
  std::vector<std::pair<std::string, double>> town;            // figures of the town's nights, by metric
  std::vector<std::vector<geopackage::Line>> lines;            // by segment, in the map's coordinates

  [[nodiscard]] std::size_t size() const { return streets.size(); }
  [[nodiscard]] double real(std::string_view column, std::size_t place) const;
  [[nodiscard]] std::int64_t whole(std::string_view column, std::size_t place) const;
  [[nodiscard]] const std::string& words(std::string_view column, std::size_t place) const;
  /// A figure of the town; NaN if the file has none.
  [[nodiscard]] double figure(std::string_view metric) const;
};

/// `path`: an outcome file, or a folder of results (its summary.h5, else replicate-0000.h5). At most `top` places, the
/// worst. Errors: outcome::FileError; DataError if the file has no feared places because an older program wrote it, or
/// if its tables don't fit together.
[[nodiscard]] AngstReport read_angst(const std::filesystem::path& path, std::size_t top, Language language);

/// "Lindenweg", "path near Lindenweg", "underpass": what a place is called in the reader's language.
[[nodiscard]] std::string place_name(const AngstReport& report, std::size_t place, Language language);

/// The first `shown` places with reasons and measures, and the town's streets by fear and risk.
[[nodiscard]] std::string angst_text(const AngstReport& report, std::size_t shown, Language language);

/// Every column of every place; names and words don't depend on the language.
[[nodiscard]] nlohmann::ordered_json angst_json(const AngstReport& report);

/// The same as CSV (RFC 4180): one line per place.
[[nodiscard]] std::string angst_csv(const AngstReport& report, Language language);

/// Map of all streets, places coloured by people concerned, the first `numbered` with their rank.
[[nodiscard]] std::string angst_svg(const AngstReport& report, std::size_t numbered, Language language);

/// Layers `angst` (a row per place) and `streets` (a row per segment).
[[nodiscard]] std::vector<geopackage::Layer> angst_layers(const AngstReport& report, Language language);

/// Classes of people concerned per night for maps: from this number on, in this colour. Fixed, so that maps of two
/// towns or two scenarios can be compared; ramp of ColorBrewer YlOrRd (Harrower & Brewer 2003), safe for colour-blind.
struct ConcernClass {
  double from{};
  std::string_view colour;
};
inline constexpr ConcernClass kConcernClasses[] = {
    {0.0, "#fed976"}, {3.0, "#feb24c"}, {10.0, "#fd8d3c"}, {30.0, "#f03b20"}, {100.0, "#9d0b26"}};
[[nodiscard]] std::size_t concern_class(double concerned);

/// "below 3 people per night", "3 to 10 …", "from 100 …".
[[nodiscard]] std::string concern_label(std::size_t concern_class, Language language);

}  // namespace lichtung::commands
