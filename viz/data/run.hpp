// One opened outcome file: what it says about itself, its days, incidents and patrols. Arrays stay in the file until
// they are asked for.
#pragma once

#include "sim/outcome/reader.hpp"
#include "viz/data/geometry.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lichtung::viz {

inline constexpr std::size_t kKinds = 5;
inline constexpr std::array<const char*, kKinds> kKindNames{"burglary", "robbery", "assault", "bicycle_theft", "damage"};
inline constexpr double kDaySeconds = 86400.0;
inline constexpr double kDayStart_s = 4 * 3600.0;   // simulated days begin at 04:00

struct DayInfo {
  std::string date;                    // "2026-11-02"
  int weekday{};                       // 0 Monday
  int sunrise_min{-1}, sunset_min{-1}; // minutes after midnight; −1 unknown
};

struct Incident {
  double time_s{};
  std::int32_t segment{};
  std::uint8_t kind{};
  bool attempted{}, reported{}, discovered{};
  std::uint8_t cleared{};
  Vec2 place;
};

struct UnitFix {
  std::int32_t time_s{}, unit{}, segment{};
};

class Run {
 public:
  /// `verify`: hash all bytes first, keeping none of them. The HDF5 library may crash on damaged files, so only files
  /// that were verified before are opened without. Errors: outcome::FileError.
  Run(const std::filesystem::path& path, bool verify);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const outcome::Reader& reader() const { return reader_; }
  [[nodiscard]] const outcome::Provenance& about() const { return reader_.provenance(); }
  [[nodiscard]] bool is_summary() const { return about().replicates > 0; }
  [[nodiscard]] double span_s() const { return std::max(1.0, static_cast<double>(about().days)) * kDaySeconds; }

  [[nodiscard]] const std::vector<DayInfo>& days() const { return days_; }
  [[nodiscard]] const std::vector<Incident>& incidents() const { return incidents_; }   // by time
  [[nodiscard]] const std::vector<UnitFix>& fixes() const { return fixes_; }            // by unit, then time
  /// Seconds from … to of each stretch of recorded days, ascending.
  [[nodiscard]] const std::vector<std::pair<double, double>>& recorded() const { return recorded_; }

  /// Reads what needs the town's origin: incidents' places and patrols.
  void read_events(double origin_x, double origin_y);

 private:
  void read_days();
  void read_recorded();

  std::filesystem::path path_;
  outcome::Reader reader_;
  std::vector<DayInfo> days_;
  std::vector<Incident> incidents_;
  std::vector<UnitFix> fixes_;
  std::vector<std::pair<double, double>> recorded_;
};

}  // namespace lichtung::viz
