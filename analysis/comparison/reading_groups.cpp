// Rows of equal groups are added up, so that a table with more rows than groups does no harm.
#include "analysis/comparison/reading_groups.hpp"

#include "sim/outcome/columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::comparison {
namespace {

using outcome::numbers_of;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<const char*, 8> kAges{"0-5", "6-13", "14-17", "18-24", "25-44", "45-64", "65-79", "80+"};
constexpr double kFewest = 1.0;   // walks or tours below which a share says nothing

double share(double part, double whole) { return whole >= kFewest ? part / whole : kNaN; }

struct Nights {
  double tours{}, avoided{}, walks{}, unsafe{};
};

double cell(const std::vector<double>& column, std::size_t i) {
  return i < column.size() && std::isfinite(column[i]) ? column[i] : 0.0;
}

double total(const outcome::Table& table, const char* name) {
  double sum = 0.0;
  for (const double v : numbers_of(table, name))
    if (std::isfinite(v)) sum += v;
  return sum;
}

}  // namespace

void add_avoidance(const outcome::Table& table, Sample& sample) {
  const auto sex = numbers_of(table, "sex"), age = numbers_of(table, "age_band"), tours = numbers_of(table, "night_trips"),
             cancelled = numbers_of(table, "avoided_cancelled"), shifted = numbers_of(table, "avoided_shifted"),
             mode = numbers_of(table, "avoided_mode"), walks = numbers_of(table, "night_walks"), fear = numbers_of(table, "fear_share");
  std::array<std::array<Nights, kAges.size()>, 2> groups{};
  double fearless = 0.0;
  for (std::size_t i = 0; i < std::min(sex.size(), age.size()); ++i) {
    if (!(sex[i] >= 0.0 && sex[i] <= 1.0 && age[i] >= 0.0 && age[i] < static_cast<double>(kAges.size()))) continue;
    Nights& g = groups[static_cast<std::size_t>(sex[i])][static_cast<std::size_t>(age[i])];
    g.tours += cell(tours, i);
    g.avoided += cell(cancelled, i) + cell(shifted, i) + cell(mode, i);
    g.walks += cell(walks, i);
    g.unsafe += cell(walks, i) * cell(fear, i);
    fearless += cell(walks, i) * (1.0 - cell(fear, i));
  }
  if (sex.empty()) return;
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t a = 0; a < kAges.size(); ++a) {
      const Nights& g = groups[s][a];
      const std::string name = std::string(s == 0 ? "female." : "male.") + kAges[a];
      sample.groups.push_back({name, "night_walks_unsafe_share", "1", share(g.unsafe, g.walks)});
      sample.groups.push_back({name, "avoided_share_of_dark_tours", "1", share(g.avoided, g.tours)});
    }
  if (sample.provenance.days > 0)
    sample.totals.push_back({"fearless_night_walks_per_year", "1/a", "", fearless * 365.0 / sample.provenance.days});
}

void add_night(const outcome::Table& table, Sample& sample) {
  if (outcome::rows_of(table) == 0) return;
  const auto add = [&](const char* group, double passes, double unsafe, double away) {
    sample.groups.push_back({group, "night_passes_unsafe_share", "1", share(unsafe, passes)});
    sample.groups.push_back({group, "night_passes_not_made", "1/d", away});
  };
  const auto of = [&](const char* what, const char* group) { return total(table, (std::string(what) + group).c_str()); };
  for (const auto& [name, suffix] : {std::pair("women", "_women"), std::pair("14-24", "_14_24"), std::pair("25-64", "_25_64"), std::pair("65+", "_65")})
    add(name, of("passes", suffix), of("unsafe", suffix), of("away", suffix));
  add("men", of("passes", "") - of("passes", "_women"), of("unsafe", "") - of("unsafe", "_women"), of("away", "") - of("away", "_women"));
}

}  // namespace lichtung::comparison
