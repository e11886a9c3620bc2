// What a lighting edit does to the lamps of a town: they are taken away, laid out for the class, added, changed, switched,
// in this order. Without `where` only the places named are touched. Lamps are rebuilt as columns at most once per step, in the order in which they stood.
#include "sim/plan/apply.hpp"

#include "sim/inventory/load_town.hpp"
#include "sim/light/design_lamps.hpp"
#include "sim/light/light.hpp"
#include "sim/photometry/photometric_file.hpp"
#include "sim/plan/where.hpp"
#include "sim/town/place_lamps.hpp"
#include "sim/town/street_finder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::plan {
namespace {

constexpr double kRemoveReach = 10.0;        // m from a named place to the lamp that is meant
constexpr float kRetrofitKelvin = 3000.0F;

class Lighting {
 public:
  Lighting(const LightingEdit& what, const Target& target)
      : target_(target), what_(what), scenario_(target.applied.scenario), town_(target.town), applied_(target.applied),
        finder_(town_.streets), chosen_(town_.streets.segments.size(), 0), touched_(town_.lamps.size(), 0) {
    for (const SegmentId s : target.streets) chosen_[s.index()] = 1;
  }

  void apply() {
    luminaire_ = find_luminaire();
    if (has_errors(applied_.problems)) return;
    take_away();
    lay_out();
    add();
    change();
    switch_over();
  }

 private:
  Diagnostic& error(std::string key, std::vector<Argument> args) { return target_.error(std::move(key), std::move(args)); }

  [[nodiscard]] bool on_chosen(std::size_t lamp) const {
    const SegmentId s = town_.lamps.segment[lamp];
    return s.valid() && chosen_[s.index()] != 0;
  }

  /// Index of the wanted luminaire, added to the town if it is new; the first one if none is named.
  std::uint16_t find_luminaire() {
    if (!what_.luminaire) return 0;
    for (std::size_t i = 0; i < town_.luminaires.size(); ++i)
      if (town_.luminaires[i].key == *what_.luminaire) return static_cast<std::uint16_t>(i);
    const auto file = std::ranges::find_if(target_.edit.files, [&](const auto& f) {
      return f.filename() == std::filesystem::path(*what_.luminaire).filename();
    });
    if (file == target_.edit.files.end()) {
      std::vector<std::string_view> known;
      for (const auto& l : town_.luminaires) known.push_back(l.key);
      error("plan.unknown_luminaire", {{*what_.luminaire}, {fmt::format("{}", fmt::join(known, ", "))}}).suggestion =
          std::string(nearest(*what_.luminaire, known));
      return 0;
    }
    town_.luminaires.push_back(photometry::read_luminaire(*file));
    town_.luminaires.back().key = *what_.luminaire;
    return static_cast<std::uint16_t>(town_.luminaires.size() - 1);
  }

  void keep_lamps(const std::vector<std::uint8_t>& gone) {
    town::Lamps kept;
    std::vector<std::uint8_t> touched;
    for (std::size_t i = 0; i < gone.size(); ++i) {
      if (gone[i] != 0) {
        ++applied_.works.lamps_removed;
        continue;
      }
      kept.push_back(town_.lamps.row(i));
      touched.push_back(touched_[i]);
    }
    town_.lamps = std::move(kept);
    touched_ = std::move(touched);
  }

  void take_away() {
    std::vector<std::uint8_t> gone(town_.lamps.size(), 0);
    if (what_.remove)
      for (std::size_t i = 0; i < gone.size(); ++i) gone[i] = on_chosen(i) ? 1 : 0;
    for (const WrittenPoint& written : what_.remove_at) {
      const town::Point at = place_of(written, town_.epsg);
      std::size_t best = gone.size();
      double nearest_m = kRemoveReach;
      for (std::size_t i = 0; i < gone.size(); ++i) {
        const double d = std::hypot(town_.lamps.position[i].x - at.x, town_.lamps.position[i].y - at.y);
        if (gone[i] == 0 && d <= nearest_m) nearest_m = d, best = i;
      }
      if (best == gone.size())
        error("plan.no_lamp_there", {{fmt::format("[{}, {}]", written[0], written[1])}, {fmt::format("{}", kRemoveReach)}});
      else
        gone[best] = 1;
    }
    if (std::ranges::count(gone, 1) > 0) keep_lamps(gone);
  }

  void lay_out() {
    if (!what_.p_class) return;
    const light::LampLight now = light::lamp_light(town_, scenario_.parameters.light);
    std::vector<std::uint8_t> wanting(chosen_.size(), 0), gone(town_.lamps.size(), 0);
    for (std::size_t s = 0; s < chosen_.size(); ++s)
      wanting[s] = chosen_[s] != 0 && town_.streets.segments.walkable[s] != 0 && now.p_class[s] > *what_.p_class ? 1 : 0;
    light::DesignRules rules = light::design_rules(scenario_.parameters);
    rules.luminaire = luminaire_;
    std::vector<town::Lamp> added;
    for (std::size_t s = 0; s < chosen_.size(); ++s) {
      if (wanting[s] == 0) continue;
      const auto layout = light::design_lamps(town_.streets, SegmentId(s), static_cast<std::uint8_t>(*what_.p_class),
                                              town_.luminaires[luminaire_], rules);
      if (layout.lamps.empty()) {
        ++applied_.works.streets_out_of_reach;
        wanting[s] = 0;
        continue;
      }
      added.insert(added.end(), layout.lamps.begin(), layout.lamps.end());
    }
    for (std::size_t i = 0; i < gone.size(); ++i)
      gone[i] = town_.lamps.segment[i].valid() && wanting[town_.lamps.segment[i].index()] != 0 ? 1 : 0;
    keep_lamps(gone);
    for (town::Lamp& lamp : added) put(lamp);
  }

  void put(town::Lamp lamp) {
    lamp.origin = town::LampOrigin::Plan;
    town_.lamps.push_back(lamp);
    touched_.push_back(1);
    ++applied_.works.lamps_new;
  }

  void add() {
    const std::vector<std::uint8_t> everywhere(town_.streets.segments.size(), 1);
    for (const WrittenPoint& written : what_.add) {
      const town::Point at = place_of(written, town_.epsg);
      const auto foot = finder_.nearest(at, scenario_.parameters.town.snap_lamp_m, everywhere);
      if (!foot) {
        error("plan.lamp_without_street", {{fmt::format("[{}, {}]", written[0], written[1])},
                                           {fmt::format("{}", scenario_.parameters.town.snap_lamp_m)}});
        continue;
      }
      town::KnownLamp lamp;
      lamp.lamp.position = at;
      put(town::usual_lamp(town_.streets, *foot, lamp, scenario_.parameters.town));
    }
    if (what_.lamps) add_inventory(everywhere);
  }

  void add_inventory(const std::vector<std::uint8_t>& everywhere) {
    const TownParameters& p = scenario_.parameters.town;
    const auto inventory = inventory::read_lamp_inventory(*what_.lamps, inventory::inventory_options(scenario_, town_.epsg));
    town::KnownLamps known = inventory::known_lamps(inventory, LampMode::Add, photometry::read_luminaire);
    const std::size_t builtin = photometry::builtin_luminaires().size();
    const auto luminaires = static_cast<std::uint16_t>(town_.luminaires.size() - builtin);   // file luminaires move up by these
    const auto schedules = static_cast<std::uint16_t>(town_.schedules.size() - 1);
    town_.luminaires.insert(town_.luminaires.end(), known.luminaires.begin(), known.luminaires.end());
    town_.schedules.insert(town_.schedules.end(), known.schedules.begin(), known.schedules.end());
    std::int64_t off_street = 0;
    for (town::KnownLamp& lamp : known.lamps) {
      const auto foot = finder_.nearest(lamp.lamp.position, p.snap_lamp_m, everywhere);
      if (!foot) {
        ++off_street;
        continue;
      }
      if (lamp.luminaire && *lamp.luminaire >= builtin) *lamp.luminaire = static_cast<std::uint16_t>(*lamp.luminaire + luminaires);
      if (lamp.schedule > 0) lamp.schedule = static_cast<std::uint16_t>(lamp.schedule + schedules);
      put(town::usual_lamp(town_.streets, *foot, lamp, p));
    }
    if (off_street == static_cast<std::int64_t>(known.lamps.size()))
      error("plan.inventory_off_street", {{what_.lamps->filename().string()}, {fmt::format("{}", off_street)}});
  }

  void change() {
    const TownParameters& p = scenario_.parameters.town;
    auto& lamps = town_.lamps;
    for (std::size_t i = 0; i < lamps.size(); ++i) {
      if (!on_chosen(i) && touched_[i] == 0) continue;
      const bool old = lamps.origin[i] != town::LampOrigin::Plan;
      const float height = lamps.height_m[i], flux = lamps.flux_lm[i], power = lamps.power_w[i];
      const std::uint16_t luminaire = lamps.luminaire[i];
      if (what_.retrofit && old) retrofit(i);
      if (what_.luminaire) use_luminaire(i);
      if (what_.height_m) lamps.height_m[i] = static_cast<float>(*what_.height_m);
      if (what_.cct_k) lamps.cct_k[i] = static_cast<float>(*what_.cct_k);
      if (what_.flux_lm) {
        lamps.flux_lm[i] = static_cast<float>(*what_.flux_lm);
        if (!what_.power_w) lamps.power_w[i] = static_cast<float>(*what_.flux_lm / p.lamp_efficacy_lm_w);
      }
      if (what_.flux_factor) {
        lamps.flux_lm[i] *= static_cast<float>(*what_.flux_factor);
        lamps.power_w[i] *= static_cast<float>(*what_.flux_factor);
      }
      if (what_.power_w) lamps.power_w[i] = static_cast<float>(*what_.power_w);
      const bool changed = height != lamps.height_m[i] || flux != lamps.flux_lm[i] || power != lamps.power_w[i] || luminaire != lamps.luminaire[i];
      applied_.works.lamps_retrofitted += old && changed ? 1 : 0;
    }
  }

  /// A new head on the old mast: the flux that left the old luminaire leaves the new one.
  void retrofit(std::size_t i) {
    auto& lamps = town_.lamps;
    const double leaving = static_cast<double>(lamps.flux_lm[i]) * town_.luminaires[lamps.luminaire[i]].output_ratio;
    const double flux = leaving / town_.luminaires[0].output_ratio;
    lamps.luminaire[i] = 0;
    lamps.flux_lm[i] = static_cast<float>(flux);
    lamps.power_w[i] = std::min(lamps.power_w[i], static_cast<float>(flux / scenario_.parameters.town.lamp_efficacy_lm_w));
    lamps.cct_k[i] = std::min(lamps.cct_k[i], kRetrofitKelvin);
  }

  void use_luminaire(std::size_t i) {
    const photometry::Luminaire& l = town_.luminaires[luminaire_];
    auto& lamps = town_.lamps;
    lamps.luminaire[i] = luminaire_;
    if (what_.p_class && touched_[i] != 0) return;   // laid out with this luminaire's flux for the class
    if (l.flux_lm > 0.0) lamps.flux_lm[i] = static_cast<float>(l.flux_lm);
    if (l.power_w > 0.0) lamps.power_w[i] = static_cast<float>(l.power_w);
    if (l.cct_k > 0.0) lamps.cct_k[i] = static_cast<float>(l.cct_k);
  }

  void switch_over() {
    if (!what_.burns && !what_.on_elevation_deg && !what_.dim && !what_.motion_rest) return;
    for (std::size_t i = 0; i < town_.lamps.size(); ++i) {
      if (!on_chosen(i) && touched_[i] == 0) continue;
      LampSchedule schedule = town_.schedules[town_.lamps.schedule[i]];
      if (what_.burns) schedule.how = *what_.burns;
      if (what_.on_elevation_deg) schedule.on_elevation_deg = what_.on_elevation_deg;
      if (what_.dim) schedule.steps = *what_.dim;
      if (what_.motion_rest) schedule.motion_rest = what_.motion_rest;
      const auto known = std::ranges::find(town_.schedules, schedule);
      town_.lamps.schedule[i] = static_cast<std::uint16_t>(known - town_.schedules.begin());
      if (known == town_.schedules.end()) town_.schedules.push_back(schedule);
    }
  }

  const Target& target_;
  const LightingEdit& what_;
  const Scenario& scenario_;
  town::Town& town_;
  Applied& applied_;
  town::StreetFinder finder_;
  std::vector<std::uint8_t> chosen_;    // per segment
  std::vector<std::uint8_t> touched_;   // per lamp: added by this edit
  std::uint16_t luminaire_{};
};

}  // namespace

void apply(const LightingEdit& what, const Target& target) { Lighting(what, target).apply(); }

}  // namespace lichtung::plan
