// Values that only edits of plans have: durations, hours, weekdays, dimming steps, points, tables of shares and numbers.
#include "scenarios/read_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lichtung::detail {
namespace {

constexpr double kShareTolerance = 1e-3;   // shares are written with two or three digits

/// Calls `take` for the value, or for each element of it if it is a list; an empty list is reported.
template <class Take>
void each(const Value& value, Take take) {
  if (const auto* list = value.node.as_array()) {
    if (list->empty()) value.report.error(value.at(), "diagnostic.empty_list", {{value.name()}});
    for (const toml::node& element : *list) take(element);
  } else {
    take(value.node);
  }
}

/// Minutes of "15 min", "72 h", "3 d"; nothing if it is written otherwise.
std::optional<double> written_minutes(std::string_view text) {
  double number = 0.0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{}) return std::nullopt;
  const std::string_view unit(read.ptr, static_cast<std::size_t>(text.data() + text.size() - read.ptr));
  if (unit == " min") return number;
  if (unit == " h") return number * 60.0;
  if (unit == " d") return number * 1440.0;
  return std::nullopt;
}

/// "23:00-05:00 50%"; nothing if it is written otherwise.
std::optional<DimStep> dim_step(std::string_view text) {
  if (text.find(' ') != 11 || !text.ends_with('%')) return std::nullopt;
  const auto hours = written_shift(text.substr(0, 11));
  const std::string_view number = text.substr(12, text.size() - 13);
  double percent = -1.0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), percent);
  if (!hours || read.ec != std::errc{} || read.ptr != number.data() + number.size()) return std::nullopt;
  if (!(percent >= 0.0 && percent <= 100.0)) return std::nullopt;
  return DimStep{hours->from_minute, hours->to_minute, percent / 100.0};
}

/// Two finite numbers; nothing if it is written otherwise.
std::optional<WrittenPoint> written_point(const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr || list->size() != 2) return std::nullopt;
  WrittenPoint point{};
  for (std::size_t i = 0; i < 2; ++i) {
    const auto value = (*list)[i].value<double>();
    if (!value || !std::isfinite(*value) || std::abs(*value) > 1e8) return std::nullopt;
    point[i] = *value;
  }
  return point;
}

}  // namespace

std::optional<double> Value::duration_min() const {
  const auto* written = node.as_string();
  if (written == nullptr) return read_number(key.key, key.unit, key.low, key.high, node, report);
  const auto minutes = written_minutes(written->get());
  if (!minutes) {
    report.error(at(), "diagnostic.not_a_duration", {{name()}, {written->get()}});
    return std::nullopt;
  }
  if (!(*minutes >= key.low && *minutes <= key.high)) {
    out_of_range(written->get(), node);
    return std::nullopt;
  }
  return minutes;
}

std::optional<std::vector<Shift>> Value::hours() const {
  std::vector<Shift> hours;
  const std::size_t before = report.size();
  each(*this, [&](const toml::node& from) {
    const auto* written = from.as_string();
    if (written == nullptr) return wrong_type("type.shift", from);
    if (const auto shift = written_shift(written->get()))
      hours.push_back(*shift);
    else
      report.error(position(from.source()), "diagnostic.not_a_shift", {{written->get()}});
  });
  if (report.size() != before) return std::nullopt;
  return hours;
}

std::optional<std::array<bool, 7>> Value::weekdays() const {
  const auto words = known_words(kWeekdayWords);
  if (!words) return std::nullopt;
  std::array<bool, 7> days{};
  for (const std::string& w : *words) days[static_cast<std::size_t>(std::ranges::find(kWeekdayWords, w) - kWeekdayWords.begin())] = true;
  return days;
}

std::optional<std::vector<std::optional<double>>> Value::numbers(std::span<const std::string_view> words) const {
  const auto* table = node.as_table();
  if (table == nullptr) {
    wrong_type(std::string(key.type), node);
    return std::nullopt;
  }
  std::vector<std::optional<double>> values(words.size());
  const std::size_t before = report.size();
  if (table->empty()) report.error(at(), "diagnostic.empty_list", {{name()}});
  for (const auto& [word, value] : *table) {
    const auto known = std::ranges::find(words, std::string_view(word.str()));
    if (known == words.end()) {
      report.error(position(word.source()), "diagnostic.unknown_key_of",
                   {{std::string(word.str())}, {name()}, {fmt::format("{}", fmt::join(words, ", "))}}).suggestion =
          std::string(nearest(word.str(), words));
      continue;
    }
    values[static_cast<std::size_t>(known - words.begin())] =
        read_number(fmt::format("{}.{}", name(), word.str()), key.unit, key.low, key.high, value, report);
  }
  if (report.size() != before) return std::nullopt;
  return values;
}

std::optional<std::vector<double>> Value::shares(std::span<const std::string_view> words) const {
  const auto written = numbers(words);
  if (!written) return std::nullopt;
  std::vector<double> values;
  double sum = 0.0;
  for (const auto& v : *written) {
    values.push_back(v.value_or(0.0));
    sum += values.back();
  }
  if (std::abs(sum - 1.0) > kShareTolerance) {
    report.error(at(), "diagnostic.shares_sum", {{name()}, {fmt::format("{:.3f}", sum)}});
    return std::nullopt;
  }
  for (double& v : values) v /= sum;
  return values;
}

void Value::into(std::vector<std::chrono::year_month_day>& out) const {
  std::vector<std::chrono::year_month_day> dates;
  const std::size_t before = report.size();
  each(*this, [&](const toml::node& from) {
    std::chrono::year_month_day date{};
    Value{key, from, folder, report}.into(date);
    dates.push_back(date);
  });
  if (report.size() != before) return;
  std::ranges::sort(dates);
  out = std::move(dates);
}

void Value::into(std::vector<DimStep>& out) const {
  std::vector<DimStep> steps;
  bool fine = true;
  const auto take = [&](const toml::node& from) {
    const auto* value = from.as_string();
    const auto step = value == nullptr ? std::nullopt : dim_step(value->get());
    if (step) return steps.push_back(*step);
    fine = false;
    if (value == nullptr)
      wrong_type("type.dim_steps", from);
    else
      report.error(position(from.source()), "diagnostic.not_a_dim_step", {{value->get()}});
  };
  if (const auto* list = node.as_array())
    for (const toml::node& element : *list) take(element);
  else
    take(node);
  if (fine) out = std::move(steps);
}

void Value::into(std::optional<WrittenPoint>& out) const {
  if (const auto point = written_point(node))
    out = *point;
  else
    report.error(at(), "diagnostic.not_a_point", {{name()}});
}

void Value::into(std::vector<WrittenPoint>& out) const {
  const auto* list = array();
  if (list == nullptr) return;
  if (list->empty()) report.error(at(), "diagnostic.empty_list", {{name()}});
  std::vector<WrittenPoint> points;
  for (const toml::node& element : *list) {
    if (const auto point = written_point(element))
      points.push_back(*point);
    else
      report.error(position(element.source()), "diagnostic.not_a_point", {{name()}});
  }
  if (points.size() == list->size()) out = std::move(points);
}

}  // namespace lichtung::detail
