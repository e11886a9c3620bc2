// See values.hpp. Sums over frames become rates, so that runs of any length share one scale.
#include "viz/layers/values.hpp"

#include "viz/data/columns.hpp"
#include "viz/playback/daylight.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <unordered_map>

namespace lichtung::viz {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr double kYear = 365.25;

/// Collects what a file lacks.
class Source {
 public:
  Source(const Run& run, const LayerChoice& choice) : reader_(run.reader()), choice_(choice), days_(frame_days(reader_.frame_start_s(), run.about().days)) {}

  [[nodiscard]] bool has(const std::string& name) {
    if (reader_.has_variable(name)) return true;
    if (missing_.empty()) missing_ = name;
    return false;
  }
  [[nodiscard]] const std::string& missing() const { return missing_; }
  void set_missing(std::string what) { missing_ = std::move(what); }

  /// Sum over the frames meant of value × weight(frame, segment), and the sum of days.
  template <class Weight>
  std::vector<double> sum(const std::string& name, Weight weight) const {
    std::vector<double> total(reader_.segment_count(), 0.0);
    for (const std::size_t f : frames(name)) {
      const std::vector<float> values = reader_.variable_frame(name, f);
      for (std::size_t s = 0; s < total.size(); ++s)
        if (std::isfinite(values[s])) total[s] += static_cast<double>(values[s]) * weight(f, s);
    }
    return total;
  }
  [[nodiscard]] double days() const {
    if (choice_.basis == Basis::Frame) return days_.empty() ? 1.0 : days_[frame()];
    double sum = 0;
    for (const double d : days_) sum += d;
    return std::max(sum, 1.0 / 24);
  }
  [[nodiscard]] double days_of(std::size_t frame) const { return days_.empty() ? 1.0 : days_[frame]; }
  [[nodiscard]] std::vector<std::size_t> frames(const std::string& name) const {
    if (!reader_.is_per_frame(name)) return {0};
    if (choice_.basis == Basis::Frame && !days_.empty()) return {frame()};
    std::vector<std::size_t> all(days_.size());
    for (std::size_t f = 0; f < all.size(); ++f) all[f] = f;
    return all;
  }
  [[nodiscard]] const outcome::Reader& reader() const { return reader_; }

 private:
  [[nodiscard]] std::size_t frame() const { return std::min<std::size_t>(choice_.frame, days_.size() - 1); }

  const outcome::Reader& reader_;
  const LayerChoice& choice_;
  std::vector<double> days_;
  std::string missing_;
};

std::vector<float> scaled(const std::vector<double>& sums, double factor) {
  std::vector<float> out(sums.size());
  for (std::size_t s = 0; s < sums.size(); ++s) out[s] = static_cast<float>(sums[s] * factor);
  return out;
}

std::vector<float> mean_per_day(Source& source, const std::string& name) {
  if (!source.has(name)) return {};
  return scaled(source.sum(name, [&](std::size_t f, std::size_t) { return source.days_of(f); }), 1.0 / source.days());
}

std::vector<float> fear_of_all(Source& source) {
  if (!source.has("fear_night") || !source.has("footfall_night")) return {};
  std::vector<double> felt(source.reader().segment_count(), 0.0), people = felt;
  for (const std::size_t f : source.frames("fear_night")) {
    const auto fear = source.reader().variable_frame("fear_night", f), passed = source.reader().variable_frame("footfall_night", f);
    for (std::size_t s = 0; s < felt.size(); ++s) {
      if (!std::isfinite(fear[s]) || !(passed[s] > 0)) continue;
      const double n = static_cast<double>(passed[s]) * source.days_of(f);
      felt[s] += static_cast<double>(fear[s]) * n;
      people[s] += n;
    }
  }
  std::vector<float> out(felt.size(), kNone);
  for (std::size_t s = 0; s < out.size(); ++s)
    if (people[s] > 0) out[s] = static_cast<float>(felt[s] / people[s]);
  return out;
}

/// Share of a group's passes in the dark that feels unsafe.
std::vector<float> fear_of_group(Source& source, Group group) {
  const std::string suffix(group_suffix(group));
  const outcome::Reader& reader = source.reader();
  if (!reader.has_column("night", "passes" + suffix) || !reader.has_column("night", "unsafe" + suffix)) {
    source.set_missing("night/unsafe" + suffix);
    return {};
  }
  const auto column = [&](const std::string& name) {
    return std::get<std::vector<float>>(reader.column_slice("night", name + suffix, 0, reader.segment_count()).values);
  };
  const std::vector<float> passes = column("passes"), unsafe = column("unsafe");
  constexpr float kFewest = 0.2F;   // persons per night: below, a share means nothing
  std::vector<float> out(passes.size(), kNone);
  for (std::size_t s = 0; s < out.size(); ++s)
    if (passes[s] >= kFewest) out[s] = unsafe[s] / passes[s];
  return out;
}

std::vector<float> offences(Source& source, const TownMap& town, const LayerChoice& choice) {
  std::vector<double> total(town.streets.size(), 0.0);
  bool any = false;
  for (std::size_t k = 0; k < kKinds; ++k) {
    if (choice.kind >= 0 && static_cast<std::size_t>(choice.kind) != k) continue;
    const std::string name = fmt::format("{}_{}", ledger_prefix(choice.ledger), kKindNames[k]);
    if (!source.reader().has_variable(name)) continue;   // a file need not hold every kind
    any = true;
    const std::vector<double> sums = source.sum(name, [](std::size_t, std::size_t) { return 1.0; });
    for (std::size_t s = 0; s < total.size(); ++s) total[s] += sums[s];
  }
  if (!any) {
    source.set_missing(fmt::format("{}_*", ledger_prefix(choice.ledger)));
    return {};
  }
  std::vector<float> out(total.size());
  for (std::size_t s = 0; s < out.size(); ++s) {
    // A street of a few metres is judged like one of 25 m: otherwise one offence there outshines the town.
    const double hundreds = std::max(25.0, static_cast<double>(town.streets.length_m[s])) / 100.0;
    out[s] = static_cast<float>(total[s] * kYear / source.days() / hundreds);
  }
  return out;
}

std::vector<float> density(Source& source, const Run& run, const TownMap& town, const LayerChoice& choice) {
  if (!run.reader().has_table("incidents")) {
    source.set_missing("incidents");
    return {};
  }
  std::vector<Vec2> points;
  for (const Incident& i : run.incidents()) {
    if (choice.kind >= 0 && i.kind != choice.kind) continue;
    if (choice.ledger == Ledger::Reported && !i.reported) continue;
    if (choice.ledger == Ledger::Discovered && !i.discovered) continue;
    if (choice.ledger == Ledger::Recorded && !i.reported && !i.discovered) continue;
    points.push_back(i.place);
  }
  return street_density(town.streets, points, static_cast<float>(kYear / std::max(1.0, static_cast<double>(run.about().days))));
}

/// Dwellings by segment: per 100 m, or percent of them that are rented or social.
std::vector<float> housing(Source& source, const TownMap& town, LayerId id) {
  const MapBuildings& b = town.buildings;
  if (b.kind.empty()) {
    source.set_missing("buildings");
    return {};
  }
  std::vector<float> all(town.streets.size(), 0.0F), part = all;
  for (std::size_t i = 0; i < b.kind.size(); ++i) {
    if (b.segment[i] < 0 || static_cast<std::size_t>(b.segment[i]) >= all.size()) continue;
    const auto s = static_cast<std::size_t>(b.segment[i]);
    all[s] += static_cast<float>(b.dwellings[i]);
    part[s] += static_cast<float>(id == LayerId::Social ? b.social[i] : b.rented[i]);
  }
  for (std::size_t s = 0; s < all.size(); ++s) {
    if (id == LayerId::Dwellings)
      all[s] /= std::max(25.0F, town.streets.length_m[s]) / 100.0F;
    else
      all[s] = all[s] > 0 ? 100.0F * part[s] / all[s] : kNone;
  }
  return all;
}

/// A column of /segments, times a factor.
std::vector<float> of_segments(Source& source, const std::string& name, float factor) {
  const outcome::Reader& reader = source.reader();
  if (!reader.has_column("segments", name)) {
    source.set_missing("segments/" + name);
    return {};
  }
  auto values = std::get<std::vector<float>>(reader.column_slice("segments", name, 0, reader.segment_count()).values);
  for (float& v : values) v *= factor;
  return values;
}

std::vector<float> sum_of(Source& source, const std::string& a, const std::string& b) {
  if (!source.has(a) || !source.has(b)) return {};
  std::vector<float> out = source.reader().variable_frame(a, 0);
  const std::vector<float> more = source.reader().variable_frame(b, 0);
  for (std::size_t s = 0; s < out.size(); ++s) out[s] += more[s];
  return out;
}

std::vector<float> read(Source& source, const Run& run, const TownMap& town, const LayerChoice& choice) {
  switch (choice.id) {
    case LayerId::None: return {};
    case LayerId::Illuminance: return source.has("illuminance_mean") ? run.reader().variable_frame("illuminance_mean", 0) : std::vector<float>();
    case LayerId::LightClass: return source.has("lit_class") ? run.reader().variable_frame("lit_class", 0) : std::vector<float>();
    case LayerId::Fear: return choice.group == Group::All ? fear_of_all(source) : fear_of_group(source, choice.group);
    case LayerId::Feared: return sum_of(source, "night_unsafe", "night_away");
    case LayerId::FootfallDay: return mean_per_day(source, "footfall_day");
    case LayerId::FootfallNight: return mean_per_day(source, "footfall_night");
    case LayerId::Offences: return offences(source, town, choice);
    case LayerId::Density: return density(source, run, town, choice);
    case LayerId::Patrol:
      if (!source.has("patrol_minutes")) return {};
      return scaled(source.sum("patrol_minutes", [](std::size_t, std::size_t) { return 1.0; }), 1.0 / source.days());
    case LayerId::Disorder: return mean_per_day(source, "disorder");
    case LayerId::Dwellings:
    case LayerId::Rented:
    case LayerId::Social: return housing(source, town, choice.id);
    case LayerId::LandUse:
      if (town.buildings.kind.empty()) source.set_missing("buildings");
      return {};
    case LayerId::LowRent: return of_segments(source, "rent_low", 100.0F);
    case LayerId::UseMix: return of_segments(source, "land_use_entropy", 1.0F);
  }
  return {};
}

}  // namespace

LayerValues layer_values(const Run& run, const TownMap& town, const LayerChoice& choice) {
  const LayerInfo& info = layer_info(choice.id);
  if (choice.basis == Basis::Hour) {
    const std::string name(info.profile);
    if (!run.reader().has_profile(name)) return {{}, "profile/" + name};
    return {run.reader().profile_hour(name, choice.hour), {}};
  }
  Source source(run, choice);
  std::vector<float> values = read(source, run, town, choice);
  if (!source.missing().empty()) return {{}, source.missing()};
  if (values.empty()) values.assign(town.streets.size(), kNone);
  return {std::move(values), {}};
}

std::uint32_t frame_at(const std::vector<double>& start, double time_s) {
  const auto it = std::upper_bound(start.begin(), start.end(), time_s);
  return it == start.begin() ? 0U : static_cast<std::uint32_t>(it - start.begin() - 1);
}

std::vector<double> frame_days(const std::vector<double>& start, double days) {
  std::vector<double> out;
  for (std::size_t f = 0; f < start.size(); ++f) {
    const double end = f + 1 < start.size() ? start[f + 1] : std::max(days * kDaySeconds, start[f] + kDaySeconds / 24);
    out.push_back(std::max(1.0 / 24, (end - start[f]) / kDaySeconds));
  }
  return out;
}

std::uint32_t hour_of_week(const std::vector<DayInfo>& days, double time_s) {
  const CivilTime now = civil_time(time_s);
  const int first = days.empty() ? 0 : days.front().weekday;
  return static_cast<std::uint32_t>((static_cast<std::size_t>(first) + now.day) % 7 * 24 + static_cast<std::size_t>(now.hour()));
}

std::vector<float> street_density(const Streets& streets, std::span<const Vec2> points, float weight) {
  constexpr float kReach_m = 200;
  const auto cell = [](Vec2 p) {
    return (static_cast<std::int64_t>(std::floor(p.x / kReach_m)) << 32) ^ (static_cast<std::int64_t>(std::floor(p.y / kReach_m)) & 0xFFFFFFFFLL);
  };
  std::unordered_map<std::int64_t, std::vector<Vec2>> grid;
  for (const Vec2 p : points) grid[cell(p)].push_back(p);
  // Quartic kernel: 3 / (π r²) (1 − d²/r²)², integrating to 1.
  const float peak = 3.0F / (3.14159265F * kReach_m * kReach_m) * 1e6F * weight;
  std::vector<float> out(streets.size());
  for (std::size_t s = 0; s < out.size(); ++s) {
    const Vec2 middle = streets.at(s, 0.5F);
    float sum = 0;
    for (const float dy : {-kReach_m, 0.0F, kReach_m})
      for (const float dx : {-kReach_m, 0.0F, kReach_m}) {
        const auto it = grid.find(cell({middle.x + dx, middle.y + dy}));
        if (it == grid.end()) continue;
        for (const Vec2 p : it->second) {
          const float d = length(p - middle) / kReach_m;
          if (d < 1) sum += (1 - d * d) * (1 - d * d);
        }
      }
    out[s] = peak * sum;
  }
  return out;
}

}  // namespace lichtung::viz
