// Values of scenario files. One overload of `into` per member type of the key table.
#include "scenarios/read_values.hpp"

#include "scenarios/input_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lichtung::detail {
namespace {

namespace fs = std::filesystem;

constexpr double kShareTolerance = 1e-3;  // shares are written with two or three digits

/// Minutes of "HH:MM", 24:00 only where `end`; -1 if it isn't a time of day.
int minutes(std::string_view text, bool end) {
  int hour = -1, minute = -1;
  if (text.size() != 5 || text[2] != ':') return -1;
  const char* p = text.data();
  const bool digits = std::from_chars(p, p + 2, hour).ptr == p + 2 && std::from_chars(p + 3, p + 5, minute).ptr == p + 5;
  if (!digits || hour < 0 || minute < 0 || minute > 59) return -1;
  const int total = hour * 60 + minute;
  return total < 24 * 60 || (end && total == 24 * 60) ? total : -1;
}

/// Minutes of "HH:MM-HH:MM"; −1 where that isn't a time of day.
Shift shift_of(std::string_view text) {
  const bool shaped = text.size() == 11 && text[5] == '-';
  return {shaped ? minutes(text.substr(0, 5), false) : -1, shaped ? minutes(text.substr(6), true) : -1};
}

}  // namespace

std::optional<Shift> written_shift(std::string_view text) {
  const Shift shift = shift_of(text);
  if (shift.from_minute < 0 || shift.to_minute < 0 || shift.from_minute == shift.to_minute) return std::nullopt;
  return shift;
}

void Value::wrong_type(std::string expected, const toml::node& found) const {
  report.error(position(found.source()), "diagnostic.wrong_type",
                      {{name()}, {std::move(expected), true}, {type_of(found), true}});
}
void Value::out_of_range(std::string found, const toml::node& where) const {
  report.error(position(where.source()), "diagnostic.out_of_range",
                      {{name()}, {std::move(found)}, {range_text(key)}});
}

std::optional<std::int64_t> Value::integer(const toml::node& from) const {
  const auto* value = from.as_integer();
  if (value == nullptr) {
    wrong_type("type.integer", from);
    return std::nullopt;
  }
  const auto as_double = static_cast<double>(value->get());
  if (as_double < key.low || as_double > key.high) {
    out_of_range(fmt::format("{}", value->get()), from);
    return std::nullopt;
  }
  return value->get();
}
std::optional<std::string> Value::string() const {
  if (const auto* value = node.as_string()) return value->get();
  wrong_type(std::string(key.type), node);
  return std::nullopt;
}
std::optional<std::size_t> Value::word(std::span<const std::string_view> words) const {
  const auto given = string();
  if (!given) return std::nullopt;
  const auto it = std::ranges::find(words, *given);
  if (it != words.end()) return static_cast<std::size_t>(it - words.begin());
  const std::string known = fmt::format("{}", fmt::join(words, ", "));
  report.error(at(), "diagnostic.unknown_word", {{name()}, {*given}, {known}}).suggestion = std::string(nearest(*given, words));
  return std::nullopt;
}
const toml::array* Value::array() const {
  if (const auto* list = node.as_array()) return list;
  wrong_type(std::string(key.type), node);
  return nullptr;
}

void Value::into(std::string& out) const {
  if (auto value = string()) out = std::move(*value);
}
void Value::into(int& out) const {
  if (const auto value = integer(node)) out = static_cast<int>(*value);
}
void Value::into(std::uint64_t& out) const {
  if (const auto value = integer(node)) out = static_cast<std::uint64_t>(*value);
}
void Value::into(std::optional<int>& out) const {
  if (const auto value = integer(node)) out = static_cast<int>(*value);
}
void Value::into(double& out) const {
  if (const auto value = read_number(key.key, key.unit, key.low, key.high, node, report)) out = *value;
}
void Value::into(std::optional<SyntheticTown>& out) const {
  if (const auto i = word(kTownWords)) out = static_cast<SyntheticTown>(*i);
}
void Value::into(PatrolStrategy& out) const {
  if (const auto i = word(kStrategyWords)) out = static_cast<PatrolStrategy>(*i);
}

void Value::into(LampMode& out) const {
  if (const auto i = word(kLampModeWords)) out = static_cast<LampMode>(*i);
}

void Value::into(PeopleDraw& out) const {
  if (const auto i = word(kPeopleDrawWords)) out = static_cast<PeopleDraw>(*i);
}

void Value::into(TextTable& out) const {
  const auto* table = node.as_table();
  if (table == nullptr) return wrong_type(std::string(key.type), node);
  const auto known = choices(key);
  TextTable texts;
  for (const auto& [word, value] : *table) {
    const std::string_view given = word.str();
    if (std::ranges::find(known, given) == known.end()) {
      auto& error = report.error(position(word.source()), "diagnostic.unknown_key_of",
                                 {{std::string(given)}, {name()}, {fmt::format("{}", fmt::join(known, ", "))}});
      error.suggestion = std::string(nearest(given, known));
    } else if (const auto* content = value.as_string()) {
      texts.emplace(given, content->get());
    } else {
      report.error(position(value.source()), "diagnostic.wrong_type",
                   {{fmt::format("{}.{}", name(), given)}, {"type.text", true}, {type_of(value), true}});
    }
  }
  if (texts.size() == table->size()) out = std::move(texts);
}

void Value::into(std::chrono::year_month_day& out) const {
  const auto* value = node.as_date();
  if (value == nullptr) return wrong_type("type.date", node);
  const toml::date d = value->get();
  const std::chrono::year_month_day date{std::chrono::year{d.year}, std::chrono::month{d.month}, std::chrono::day{d.day}};
  if (!date.ok() || d.year < 1990 || d.year > 2099) {
    report.error(at(), "diagnostic.out_of_range", {{name()}, {toml_date(date)}, {"1990-01-01 … 2099-12-31"}});
    return;
  }
  out = date;
}

void Value::into(std::optional<fs::path>& out) const {
  const auto given = string();
  if (!given) return;
  if (given->empty() || given->find('\0') != std::string::npos) {
    report.error(at(), "diagnostic.empty_path", {{name()}});
    return;
  }
  fs::path path = folder / fs::path(*given);
  const InputKind kind = input_kind(path);
  const bool folder_wanted = key.type == "type.folder";
  if (kind == (folder_wanted ? InputKind::Folder : InputKind::File)) {
    out = path.lexically_normal();
  } else if (folder_wanted && kind != InputKind::Missing) {
    report.error(at(), "diagnostic.input_is_file", {{name()}, {*given}});
  } else if (kind == InputKind::Folder) {
    report.error(at(), "diagnostic.input_is_folder", {{name()}, {*given}});
  } else if (kind == InputKind::Special) {
    report.error(at(), "diagnostic.input_is_special", {{name()}, {*given}});
  } else {
    report.error(at(), "diagnostic.input_missing", {{name()}, {*given}}).kind = ErrorKind::MissingInput;
  }
}

void Value::into(std::span<double> out) const {
  const auto* list = array();
  if (list == nullptr) return;
  if (list->size() != out.size()) {
    report.error(at(), "diagnostic.shares_count", {{name()}, {std::to_string(list->size())}, {std::to_string(out.size())}});
    return;
  }
  std::vector<double> values;
  double sum = 0.0;
  for (const toml::node& element : *list)
    if (const auto value = read_number(key.key, key.unit, key.low, key.high, element, report)) {
      values.push_back(*value);
      sum += *value;
    }
  if (values.size() != out.size()) return;
  if (std::abs(sum - 1.0) > kShareTolerance) {
    report.error(at(), "diagnostic.shares_sum", {{name()}, {fmt::format("{:.3f}", sum)}});
    return;
  }
  std::ranges::copy(values, out.begin());
}


void Value::into(std::vector<Shift>& out) const {
  const auto* list = array();
  if (list == nullptr) return;
  std::vector<Shift> shifts;
  for (const toml::node& element : *list) {
    const auto* given = element.as_string();
    if (given == nullptr) {
      wrong_type("type.shift", element);
      continue;
    }
    const std::string_view text = given->get();
    const Shift shift = shift_of(text);
    if (shift.from_minute < 0 || shift.to_minute < 0)
      report.error(position(element.source()), "diagnostic.not_a_shift", {{std::string(text)}});
    else if (shift.from_minute == shift.to_minute)
      report.error(position(element.source()), "diagnostic.shift_without_end", {{std::string(text)}});
    else
      shifts.push_back(shift);
  }
  if (list->empty()) report.error(at(), "diagnostic.no_shifts", {{name()}});
  if (!list->empty() && shifts.size() == list->size()) out = std::move(shifts);
}

void Value::into(std::vector<int>& out) const {
  const auto* list = array();
  if (list == nullptr) return;
  std::vector<int> days;
  for (const toml::node& element : *list) {
    const auto day = integer(element);
    if (!day) continue;
    if (std::ranges::find(days, *day) != days.end())
      report.error(position(element.source()), "diagnostic.day_twice", {{name()}, {std::to_string(*day)}});
    days.push_back(static_cast<int>(*day));
  }
  std::ranges::sort(days);
  out = std::move(days);
}

void Value::into(bool& out) const {
  if (const auto* value = node.as_boolean())
    out = value->get();
  else
    wrong_type("type.boolean", node);
}

void Value::into(std::optional<double>& out) const {
  if (const auto value = read_number(key.key, key.unit, key.low, key.high, node, report)) out = *value;
}

void Value::into(std::optional<std::string>& out) const {
  if (auto value = string()) out = std::move(*value);
}

void Value::into(std::vector<std::int64_t>& out) const {
  std::vector<std::int64_t> numbers;
  bool fine = true;
  const auto take = [&](const toml::node& from) {
    if (const auto n = integer(from))
      numbers.push_back(*n);
    else
      fine = false;
  };
  if (const auto* list = node.as_array()) {
    if (list->empty()) report.error(at(), "diagnostic.empty_list", {{name()}});
    for (const toml::node& element : *list) take(element);
  } else {
    take(node);
  }
  if (fine) out = std::move(numbers);
}

void Value::into(std::vector<std::string>& out) const {
  std::vector<std::string> texts;
  bool fine = true;
  const auto take = [&](const toml::node& from) {
    const auto* value = from.as_string();
    if (value == nullptr || value->get().empty()) {
      wrong_type(std::string(key.type), from);
      fine = false;
    } else {
      texts.push_back(value->get());
    }
  };
  if (const auto* list = node.as_array()) {
    if (list->empty()) report.error(at(), "diagnostic.empty_list", {{name()}});
    for (const toml::node& element : *list) take(element);
  } else {
    take(node);
  }
  if (fine) out = std::move(texts);
}

std::optional<std::vector<std::string>> Value::known_words(std::span<const std::string_view> words) const {
  std::vector<std::string> given;
  into(given);
  bool fine = !given.empty();
  for (const std::string& w : given)
    if (std::ranges::find(words, w) == words.end()) {
      auto& error = report.error(at(), "diagnostic.unknown_word", {{name()}, {w}, {fmt::format("{}", fmt::join(words, ", "))}});
      error.suggestion = std::string(nearest(w, words));
      fine = false;
    }
  if (!fine) return std::nullopt;
  return given;
}

std::string type_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::none: break;
    case toml::node_type::table: return "type.table";
    case toml::node_type::array: return "type.list";
    case toml::node_type::string: return "type.text";
    case toml::node_type::integer: return "type.integer";
    case toml::node_type::floating_point: return "type.decimal";
    case toml::node_type::boolean: return "type.boolean";
    case toml::node_type::date: return "type.date";
    case toml::node_type::time: return "type.time";
    case toml::node_type::date_time: return "type.date_time";
  }
  return "type.nothing";
}

std::optional<double> read_number(std::string_view name, std::string_view unit, double low, double high,
                                  const toml::node& node, Report& report) {
  const Position at = position(node.source());
  if (!node.is_number()) {
    report.error(at, "diagnostic.wrong_type", {{std::string(name)}, {"type.real", true}, {type_of(node), true}});
    return std::nullopt;
  }
  const double value = node.is_integer() ? static_cast<double>(node.as_integer()->get()) : node.as_floating_point()->get();
  if (!std::isfinite(value)) {
    report.error(at, "diagnostic.not_finite", {{std::string(name)}, {fmt::format("{}", value)}});
    return std::nullopt;
  }
  if (value < low || value > high) {
    const std::string range = fmt::format("{} … {}{}{}", low, high, unit == "1" ? "" : " ", unit == "1" ? "" : unit);
    report.error(at, "diagnostic.out_of_range", {{std::string(name)}, {fmt::format("{}", value)}, {range}});
    return std::nullopt;
  }
  return value;
}

void read_value(const KeyInfo& key, const toml::node& node, ValueTarget& target) {
  const Value value{key, node, target.folder, target.report};
  std::visit(
      [&](const auto& access) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(access)>, NotStored>) {
          auto&& member = access(target.scenario);
          value.into(member);
        }
      },
      key.access);
}

}  // namespace lichtung::detail
