// See entries.hpp.
#include "viz/editor/entries.hpp"

#include "scenarios/edit_table.hpp"
#include "scenarios/plan_values.hpp"
#include "viz/editor/plan_editor.hpp"
#include "viz/editor/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace lichtung::viz {
namespace {

struct Start {
  std::string_view kind, key, value;
};
// One or two keys each.
constexpr std::array<Start, 14> kStarts{{
    {"lighting", "class", "\"P3\""},
    {"patrol", "foot", "1"},
    {"station", "close", "true"},
    {"withdrawal", "share", "0.25"},
    {"order_service", "units", "1"},
    {"order_service", "hours", "\"18:00-02:00\""},
    {"event", "hours", "\"17:00-23:00\""},
    {"event", "crowd", "1000"},
    {"land_use", "add", "{ shops = 1 }"},
    {"upkeep", "cleaning_interval", "7"},
    {"security", "subsidy", "2000"},
    {"alcohol", "hours", "\"20:00-06:00\""},
    {"outsiders", "factor", "1.5"},
    {"investigation", "officers", "1"},
}};

std::vector<std::string> texts(const PlanEntry& entry, std::string_view key) {
  const std::string* value = find_value(entry.where, key);
  return value == nullptr ? std::vector<std::string>() : texts_in(*value).value_or(std::vector<std::string>());
}

std::string cut(std::string words, std::size_t most) {
  if (words.size() <= most) return words;
  while (most > 0 && (static_cast<unsigned char>(words[most]) & 0xC0U) == 0x80U) --most;   // whole characters of UTF-8
  return words.substr(0, most) + "…";
}

}  // namespace

std::optional<TenureShares> tenure_of(const TownMap& town, std::span<const std::uint32_t> segments) {
  const MapBuildings& b = town.buildings;
  double all = 0, rented = 0, social = 0;
  for (std::size_t i = 0; i < b.kind.size(); ++i) {
    if (!segments.empty() && (b.segment[i] < 0 || !std::ranges::binary_search(segments, static_cast<std::uint32_t>(b.segment[i])))) continue;
    all += b.dwellings[i];
    rented += b.rented[i];
    social += b.social[i];
  }
  if (!(all > 0)) return std::nullopt;
  const auto hundredths = [all](double n) { return std::round(100.0 * n / all) / 100.0; };
  TenureShares shares{0.0, hundredths(rented), hundredths(social)};
  shares[0] = std::round(100.0 * (1.0 - shares[1] - shares[2])) / 100.0;
  return shares;
}

PlanEntry begin_entry(std::string_view kind, const Beginning& beginning) {
  PlanEntry entry{.kind = std::string(kind), .whole_town = false, .where = {}, .keys = {}};
  const WhereNeed need = where_need(empty_edit(kind));
  if (kind == "accommodation")
    entry.keys.push_back({"build", fmt::format("{{ near = [{:.0f}, {:.0f}], persons = 200 }}", beginning.place[0], beginning.place[1])});
  else if (need != WhereNeed::Nowhere && !beginning.segments.empty())
    entry.where.push_back({"segment", fmt::format("[{}]", fmt::join(beginning.segments, ", "))});
  if (kind == "event" && !beginning.date.empty()) entry.keys.push_back({"date", beginning.date});
  if (kind == "housing") {
    const TenureShares now = beginning.tenure.value_or(TenureShares{0.4, 0.45, 0.15});
    entry.keys.push_back({"tenure", value_of(std::vector<std::pair<std::string, double>>{{"owner", now[0]}, {"rent", now[1]}, {"social", now[2]}})});
  }
  for (const Start& start : kStarts)
    if (start.kind == kind) entry.keys.push_back({std::string(start.key), std::string(start.value)});
  return entry;
}

std::vector<PlanKey> companions(std::string_view kind, std::string_view key) {
  struct Companion {
    std::string_view kind, key, needs, value;
  };
  constexpr std::array<Companion, 10> kCompanions{{
      {"patrol", "posts", "strategy", "\"posts\""},
      {"patrol", "spots", "strategy", "\"hot_spots\""},
      {"patrol", "corrected", "strategy", "\"hot_spots\""},
      {"patrol", "memory", "strategy", "\"hot_spots\""},
      {"patrol", "dwell", "strategy", "\"hot_spots\""},
      {"patrol", "evidence", "strategy", "\"hot_spots\""},
      {"patrol", "distance", "strategy", "\"near_repeat\""},
      {"patrol", "window", "strategy", "\"near_repeat\""},
      {"housing", "into", "move", "\"social\""},
      {"housing", "out", "move", "\"social\""},
  }};
  std::vector<PlanKey> out;
  for (const Companion& c : kCompanions)
    if (c.kind == kind && c.key == key) out.push_back({std::string(c.needs), std::string(c.value)});
  return out;
}

std::string entry_text(const PlanEntry& entry, Language language) {
  constexpr std::size_t kMostOfOne = 48, kMost = 120;
  std::vector<std::string> parts;
  if (entry.whole_town) parts.emplace_back(text(language, "editor.whole_town"));
  for (const PlanKey& key : entry.where) {
    const auto commas = std::ranges::count(key.value, ',');
    if (key.key == "segment")
      parts.push_back(commas == 0 ? std::string(text(language, "editor.one_street")) : message(language, "editor.streets", commas + 1));
    else if (texts_in(key.value))
      parts.push_back(cut(value_label(key.key, key.value, language), kMostOfOne));
    else
      parts.push_back(cut(key_label("where", key.key, language) + " " + value_label(key.key, key.value, language), kMostOfOne));
  }
  for (const PlanKey& key : entry.keys) {
    const std::string label = key_label(entry.kind, key.key, language);
    // "true" says nothing that the name of the key doesn't.
    parts.push_back(key.value == "true" ? label : label + " " + cut(value_label(key.key, key.value, language), kMostOfOne));
  }
  return cut(fmt::format("{}", fmt::join(parts, " · ")), kMost);
}

std::vector<std::uint8_t> streets_of(const PlanEntry& entry, const TownMap& town) {
  const Streets& streets = town.streets;
  std::vector<std::uint8_t> marks(streets.size(), 0);
  if (entry.whole_town) return marks;
  const bool by_number = find_value(entry.where, "segment") != nullptr;
  std::vector<std::uint8_t> named(streets.size(), 0);
  PlanDocument alone;
  alone.edits.push_back(entry);
  const auto by_edit = named_segments(alone);
  for (const std::uint32_t s : by_edit.front())
    if (s < named.size()) named[s] = 1;
  const auto name_list = texts(entry, "name"), district_list = texts(entry, "district");
  const std::set<std::string> names(name_list.begin(), name_list.end()), districts(district_list.begin(), district_list.end());
  if (!by_number && names.empty() && districts.empty()) return marks;
  for (std::size_t s = 0; s < streets.size(); ++s) {
    bool fits = !by_number || named[s] != 0;
    if (!names.empty()) fits = fits && names.contains(streets.name[s]);
    if (!districts.empty()) {
      const auto d = static_cast<std::size_t>(streets.district[s]);
      fits = fits && streets.district[s] >= 0 && d < town.districts.size() && districts.contains(town.districts[d]);
    }
    marks[s] = fits ? 1 : 0;
  }
  return marks;
}

}  // namespace lichtung::viz
