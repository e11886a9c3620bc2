// Each list is a sieve over all streets.
#include "sim/plan/where.hpp"

#include "scenarios/edit_table.hpp"
#include "sim/town/geometry.hpp"
#include "sim/town/import_clip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::plan {
namespace {

class Sieve {
 public:
  Sieve(const Where& where, const town::Town& town, std::vector<Diagnostic>& problems)
      : where_(where), town_(town), problems_(problems), chosen_(town.streets.segments.size(), 1) {}

  std::vector<SegmentId> sift() {
    const std::size_t before = problems_.size();
    by_polygon();
    by_way();
    by_name();
    by_kind();
    by_district();
    by_number();
    by_distance();
    std::vector<SegmentId> streets;
    for (std::size_t s = 0; s < chosen_.size(); ++s)
      if (chosen_[s] != 0) streets.emplace_back(s);
    if (streets.empty() && problems_.size() == before) error("plan.no_street", {});
    return streets;
  }

 private:
  Diagnostic& error(std::string key, std::vector<Argument> args) {
    return problems_.emplace_back(Diagnostic{.file = where_.said.file, .line = where_.said.line, .column = where_.said.column,
                                             .key = std::move(key), .args = std::move(args), .suggestion = {}});
  }

  template <class Fits>
  void keep(Fits fits) {
    for (std::size_t s = 0; s < chosen_.size(); ++s)
      if (chosen_[s] != 0 && !fits(s)) chosen_[s] = 0;
  }

  [[nodiscard]] town::Point middle(std::size_t s) const {
    const auto line = town_.streets.polyline(SegmentId(s));
    return town::place_along(line, static_cast<double>(town_.streets.segments.length_m[s]) / 2.0).position;
  }

  void by_polygon() {
    if (!where_.polygon) return;
    const auto polygons = town::osm::read_clip(*where_.polygon);
    const town::osm::Clip clip(polygons, town::osm::Projector(town_.epsg));
    keep([&](std::size_t s) { return clip.contains(middle(s)); });
  }

  void by_way() {
    if (where_.ways.empty()) return;
    const auto& streets = town_.streets;
    std::vector<std::uint8_t> wanted(chosen_.size(), 0);
    for (const std::int64_t way : where_.ways) {
      bool found = false;
      for (std::size_t s = 0; s < chosen_.size(); ++s)
        if (streets.segments.osm_way[s] == way) wanted[s] = 1, found = true;
      for (const auto& [other, segment] : streets.joined_ways)
        if (other == way) wanted[segment.index()] = 1, found = true;
      if (!found) error("plan.unknown_way", {{fmt::format("{}", way)}, {town_.source}});
    }
    keep([&](std::size_t s) { return wanted[s] != 0; });
  }

  void by_name() {
    if (where_.names.empty()) return;
    const auto& names = town_.streets.names;
    for (const std::string& name : where_.names)
      if (std::ranges::find(names, name) == names.end())
        error("plan.unknown_street", {{name}, {town_.source}}).suggestion =
            std::string(nearest(name, std::vector<std::string_view>(names.begin(), names.end())));
    keep([&](std::size_t s) {
      return std::ranges::find(where_.names, names[town_.streets.segments.name[s]]) != where_.names.end();
    });
  }

  void by_kind() {
    if (where_.kinds.empty()) return;
    const auto& streets = town_.streets.segments;
    std::vector<std::uint8_t> lamps(chosen_.size(), 0);
    for (const SegmentId l : town_.lamps.segment)
      if (l.valid()) lamps[l.index()] = 1;
    keep([&](std::size_t s) {
      return std::ranges::any_of(where_.kinds, [&](const std::string& word) {
        if (word == "tunnel") return streets.tunnel[s] != 0;
        if (word == "bridge") return streets.bridge[s] != 0;
        if (word == "unlit") return lamps[s] == 0;
        return kStreetWords[static_cast<std::size_t>(streets.kind[s])] == word;
      });
    });
  }

  void by_district() {
    if (where_.districts.empty()) return;
    const auto& names = town_.districts.name;
    for (const std::string& name : where_.districts)
      if (std::ranges::find(names, name) == names.end())
        error("plan.unknown_district", {{name}, {fmt::format("{}", fmt::join(names, ", "))}}).suggestion =
            std::string(nearest(name, std::vector<std::string_view>(names.begin(), names.end())));
    keep([&](std::size_t s) {
      const DistrictId d = town_.streets.segments.district[s];
      return d.valid() && std::ranges::find(where_.districts, names[d.index()]) != where_.districts.end();
    });
  }

  void by_number() {
    if (where_.segments.empty()) return;
    for (const std::int64_t n : where_.segments)
      if (n >= static_cast<std::int64_t>(chosen_.size()))
        error("plan.unknown_segment", {{fmt::format("{}", n)}, {fmt::format("{}", chosen_.size() - 1)}});
    keep([&](std::size_t s) { return std::ranges::find(where_.segments, static_cast<std::int64_t>(s)) != where_.segments.end(); });
  }

  void by_distance() {
    if (!where_.near) return;
    const town::Point centre = place_of(*where_.near, town_.epsg);
    keep([&](std::size_t s) {
      const town::Point m = middle(s);
      return std::hypot(m.x - centre.x, m.y - centre.y) <= where_.radius_m;
    });
  }

  const Where& where_;
  const town::Town& town_;
  std::vector<Diagnostic>& problems_;
  std::vector<std::uint8_t> chosen_;
};

}  // namespace

std::vector<SegmentId> streets_of(const Where& where, const town::Town& town, std::vector<Diagnostic>& problems) {
  return Sieve(where, town, problems).sift();
}

town::Point place_of(const WrittenPoint& written, int epsg) {
  const town::Point p{written[0], written[1]};
  const bool degrees = std::abs(p.x) <= 180.0 && std::abs(p.y) <= 90.0;
  return degrees ? town::osm::Projector(epsg).project(p) : p;
}

}  // namespace lichtung::plan
