// Columns of an outcome put together to streets.
#include "sim/engine/night_town.hpp"

#include <algorithm>

namespace lichtung::engine {
namespace {

using behaviour::FearReason;
using behaviour::NightStreet;
using outcome::OutcomeData;
using outcome::Table;

constexpr double kFewest = 5.0;   // person-nights of a group that is shown

const Table* find_table(const OutcomeData& data, std::string_view name) {
  const auto at = std::ranges::find(data.tables, name, &Table::name);
  return at == data.tables.end() ? nullptr : &*at;
}

/// Columns of one table; asking for one that isn't there makes the set incomplete and gives zeros.
class Columns {
 public:
  Columns(const Table* table, std::size_t rows) : table_(table), rows_(rows), complete_(table != nullptr) {}

  template <class T>
  [[nodiscard]] std::vector<T> get(std::string_view name) {
    if (table_ != nullptr)
      for (const auto& c : table_->columns)
        if (const auto* values = std::get_if<std::vector<T>>(&c.values); c.name == name && values != nullptr && values->size() == rows_)
          return *values;
    complete_ = false;
    return std::vector<T>(rows_);
  }
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  const Table* table_;
  std::size_t rows_;
  bool complete_;
};

/// A root variable's last frame, or empty.
std::vector<float> last_frame(const OutcomeData& data, std::string_view name) {
  for (const auto& v : data.variables)
    if (const auto* values = std::get_if<std::vector<float>>(&v.values); v.name == name && values != nullptr && values->size() >= data.segment_count)
      return {values->end() - static_cast<std::ptrdiff_t>(data.segment_count), values->end()};
  return {};
}

bool read_parameters(const OutcomeData& data, Parameters& parameters) {
  const Table* table = find_table(data, "parameters");
  if (table == nullptr || table->columns.empty()) return false;
  Columns column(table, std::visit([](const auto& values) { return values.size(); }, table->columns.front().values));
  const auto keys = column.get<std::string>("key");
  const auto values = column.get<double>("value");
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (const ParameterInfo* info = find_parameter(keys[i])) info->access(parameters) = values[i];
  return column.complete();
}

/// Counts of one kind by group and by class.
struct Counts {
  std::vector<float> all, women, a14, a25, a65;
  Counts(Columns& column, const std::string& name)
      : all(column.get<float>(name)), women(column.get<float>(name + "_women")),
        a14(column.get<float>(name + "_14_24")), a25(column.get<float>(name + "_25_64")),
        a65(column.get<float>(name + "_65")) {}
  [[nodiscard]] std::array<double, kShownGroups> groups(std::size_t s) const {
    const auto d = [](float v) { return static_cast<double>(v); };
    return {d(women[s]), std::max(0.0, d(all[s]) - d(women[s])), d(a14[s]), d(a25[s]), d(a65[s])};
  }
};

std::array<double, behaviour::kSensitivityClasses> classes(float all, float middle, float high) {
  const auto m = static_cast<double>(middle), h = static_cast<double>(high);
  return {std::max(0.0, static_cast<double>(all) - m - h), m, h};
}

void read_people(Columns& night, NightTown& town) {
  const Counts passes(night, "passes"), unsafe(night, "unsafe"), away(night, "away"), away_unsafe(night, "away_unsafe");
  const auto gave_up = night.get<float>("gave_up");
  const auto passes_middle = night.get<float>("passes_middle"), passes_high = night.get<float>("passes_high");
  const auto away_middle = night.get<float>("away_unsafe_middle"), away_high = night.get<float>("away_unsafe_high");
  const auto robbery = night.get<float>("robbery"), assault = night.get<float>("assault");
  for (std::size_t s = 0; s < town.streets.size(); ++s) {
    NightStreet& street = town.streets[s];
    street.passes = static_cast<double>(passes.all[s]);
    street.unsafe = static_cast<double>(unsafe.all[s]);
    street.away = static_cast<double>(away.all[s]);
    street.passes_of_class = classes(passes.all[s], passes_middle[s], passes_high[s]);
    street.away_unsafe = static_cast<double>(away_unsafe.all[s]);
    street.away_unsafe_of_class = classes(away_unsafe.all[s], away_middle[s], away_high[s]);
    street.offences = static_cast<double>(robbery[s]) + static_cast<double>(assault[s]);
    town.gave_up[s] = static_cast<double>(gave_up[s]);
    const auto there = passes.groups(s), afraid = unsafe.groups(s), absent = away.groups(s), avoiding = away_unsafe.groups(s);
    for (std::size_t g = 0; g < kShownGroups; ++g)
      town.groups[s][g] = {there[g] + absent[g], afraid[g] + avoiding[g]};
  }
}

/// Terms of those who pass; where nobody does, those that somebody alone would face.
void read_terms(const OutcomeData& data, Columns& night, Columns& segments, NightTown& town) {
  constexpr std::array<std::string_view, behaviour::kFearReasons> kNames{"term_dark", "term_hidden", "term_no_way_out",
                                                                         "term_disorder", "term_alone"};
  std::array<std::vector<float>, behaviour::kFearReasons> sums;
  for (std::size_t r = 0; r < sums.size(); ++r) sums[r] = night.get<float>(kNames[r]);
  const auto prospect = segments.get<float>("prospect_m"), refuge = segments.get<float>("refuge"),
             escape = segments.get<float>("escape");
  const auto disorder = last_frame(data, "disorder"), minimum = last_frame(data, "illuminance_min");
  for (std::size_t s = 0; s < town.streets.size(); ++s) {
    NightStreet& street = town.streets[s];
    street.escape = static_cast<int>(escape[s]);
    if (street.passes > 0.0) {
      for (std::size_t r = 0; r < sums.size(); ++r) street.terms[r] = static_cast<double>(sums[r][s]) / street.passes;
    } else {
      street.terms = behaviour::terms_alone(
          town.parameters.fear,
          {.prospect_m = static_cast<double>(prospect[s]), .refuge = static_cast<double>(refuge[s]), .escape = street.escape,
           .disorder = disorder.empty() ? 0.0 : static_cast<double>(disorder[s])},
          Lux(minimum.empty() ? 0.0 : static_cast<double>(minimum[s])));
    }
  }
}

void read_streets(Columns& segments, NightTown& town) {
  const auto length = segments.get<float>("length_m");
  const auto tunnel = segments.get<std::uint8_t>("tunnel");
  const auto name = segments.get<std::string>("name");
  const auto from = segments.get<std::int32_t>("from_node"), to = segments.get<std::int32_t>("to_node");
  for (std::size_t s = 0; s < town.streets.size(); ++s) {
    NightStreet& street = town.streets[s];
    street.length = Metres(static_cast<double>(length[s]));
    street.tunnel = tunnel[s] != 0;
    street.named = !name[s].empty();
    street.nodes = {static_cast<std::uint32_t>(from[s]), static_cast<std::uint32_t>(to[s])};
  }
}

}  // namespace

std::optional<NightTown> night_town(const OutcomeData& data) {
  NightTown town;
  const std::size_t n = data.segment_count;
  town.streets.resize(n);
  town.groups.resize(n);
  town.gave_up.resize(n);
  town.nights = static_cast<double>(data.provenance.days) * std::max(1.0, static_cast<double>(data.provenance.replicates));
  Columns night(find_table(data, "night"), n), segments(find_table(data, "segments"), n);
  if (!read_parameters(data, town.parameters)) return std::nullopt;
  read_streets(segments, town);
  read_people(night, town);
  read_terms(data, night, segments, town);
  if (!night.complete() || !segments.complete()) return std::nullopt;
  for (const NightStreet& s : town.streets)
    for (const std::uint32_t node : s.nodes)
      if (node >= data.mesh.node_x.size()) return std::nullopt;
  return town;
}

std::array<bool, kShownGroups> shown_groups(const std::array<GroupNight, kShownGroups>& groups, double nights) {
  std::array<bool, kShownGroups> shown{};
  for (std::size_t g = 0; g < kShownGroups; ++g) shown[g] = groups[g].concerned * nights >= kFewest;
  const auto hide_second = [&](std::size_t first, std::size_t last) {
    if (std::count(shown.begin() + static_cast<std::ptrdiff_t>(first), shown.begin() + static_cast<std::ptrdiff_t>(last), false) != 1) return;
    std::size_t least = last;
    for (std::size_t g = first; g < last; ++g)
      if (shown[g] && (least == last || groups[g].concerned < groups[least].concerned)) least = g;
    if (least != last) shown[least] = false;
  };
  hide_second(0, 2);
  hide_second(2, kShownGroups);
  return shown;
}

}  // namespace lichtung::engine
