// Steps by from_chars, words by the form of folded().
#include "sim/inventory/schedules.hpp"

#include "sim/inventory/quantities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace lichtung::inventory {
namespace {

constexpr std::array<std::string_view, 10> kAllNight{"ganznacht",   "ganznaechtig", "ganze nacht",  "gn",
                                                     "allnight",    "all night",    "dusk to dawn", "vollnacht",
                                                     "durchgehend", "nachts"};
constexpr std::array<std::string_view, 9> kHalfNight{"halbnacht", "halbnaechtig", "halbe nacht",
                                                     "hn",        "part night",   "part-night",
                                                     "partnight", "teilnacht",    "teilnaechtig"};
constexpr std::array<std::string_view, 5> kAllDay{"24h", "24 h", "24/7", "dauerbetrieb", "dauerlicht"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::ranges::find(words, text) != words.end();
}

std::optional<int> take_whole(std::string_view& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value < 0) return {};
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

void skip_spaces(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

bool take(std::string_view& text, std::string_view sign) {
  skip_spaces(text);
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(sign.size());
  skip_spaces(text);
  return true;
}

/// Minutes of "23:00" or "23".
std::optional<int> take_time(std::string_view& text) {
  const auto hour = take_whole(text);
  if (!hour || *hour > 24) return {};
  if (!text.starts_with(':')) return *hour * 60;
  text.remove_prefix(1);
  const auto minute = take_whole(text);
  if (!minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) return {};
  return *hour * 60 + *minute;
}

/// "23:00-05:00 50%".
std::optional<DimStep> take_step(std::string_view& text) {
  skip_spaces(text);
  const auto from = take_time(text);
  if (!from || !(take(text, "-") || take(text, "–") || take(text, "bis"))) return {};
  const auto to = take_time(text);
  (void)take(text, "uhr");
  (void)take(text, ":");
  const auto level = take_whole(text);
  if (!to || !level || *level > 100 || !take(text, "%") || *from == *to) return {};
  return DimStep{*from, *to, *level / 100.0};
}

}  // namespace

std::optional<LampSchedule> read_schedule(std::string_view given) {
  const std::string text = folded(given);
  if (among(kAllNight, text)) return LampSchedule{};
  if (among(kAllDay, text))
    return LampSchedule{.how = LampSwitch::AllDay, .on_elevation_deg = {}, .steps = {}, .motion_rest = {}};
  LampSchedule schedule;
  if (among(kHalfNight, text)) {
    schedule.steps.push_back({23 * 60, 5 * 60, 0.0});
    return schedule;
  }
  std::string_view rest = text;
  do {
    const auto step = take_step(rest);
    if (!step) return {};
    schedule.steps.push_back(*step);
  } while (take(rest, ",") || take(rest, ";"));
  return rest.empty() ? std::optional(schedule) : std::nullopt;
}

}  // namespace lichtung::inventory
