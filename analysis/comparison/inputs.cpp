// The scenario's text comes from a file that may be anybody's: what can't be parsed has no keys, never an error.
#include "analysis/comparison/inputs.hpp"

#include "scenarios/key_table.hpp"
#include "scenarios/toml.hpp"
#include "sim/outcome/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace lichtung::comparison {
namespace {

struct Parameter {
  std::string unit, source;
  double value{};
};

std::map<std::string, Parameter> parameters_of(const outcome::Table& table) {
  const auto key = outcome::texts_of(table, "key"), unit = outcome::texts_of(table, "unit"),
             source = outcome::texts_of(table, "source");
  const auto value = outcome::numbers_of(table, "value");
  std::map<std::string, Parameter> out;
  for (std::size_t i = 0; i < std::min(key.size(), value.size()); ++i)
    out.emplace(key[i], Parameter{i < unit.size() ? unit[i] : "", i < source.size() ? source[i] : "", value[i]});
  return out;
}

std::string plain(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* whole = node.as_integer()) return fmt::format("{}", whole->get());
  if (const auto* real = node.as_floating_point()) return fmt::format("{}", real->get());
  if (const auto* yes = node.as_boolean()) return yes->get() ? "true" : "false";
  if (const auto* date = node.as_date())
    return fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
  std::string parts;
  const auto add = [&](const std::string& part) { parts += (parts.empty() ? "" : ", ") + part; };
  if (const auto* list = node.as_array())
    for (const toml::node& element : *list) add(plain(element));
  if (const auto* table = node.as_table())
    for (const auto& [key, value] : *table) add(fmt::format("{} = {}", std::string_view(key.str()), plain(value)));
  return fmt::format("[{}]", parts);
}

bool told_elsewhere(std::string_view key) {
  constexpr std::array<std::string_view, 7> kKeys{"edit",        "schema",           "name", "base", "title",
                                                  "random.seed", "random.replicates"};
  return std::ranges::find(kKeys, key) != kKeys.end() || key.starts_with("outcome.") || key.starts_with("parameters.");
}

void flatten(const toml::table& table, const std::string& prefix, std::map<std::string, std::string>& out) {
  for (const auto& [key, value] : table) {
    const std::string full = prefix + std::string(key.str());
    if (told_elsewhere(full)) continue;
    if (const auto* inner = value.as_table(); inner != nullptr && prefix.empty())
      flatten(*inner, full + '.', out);
    else
      out[full] = plain(value);
  }
}

toml::table parsed(const std::string& text) {
  toml::parse_result result = toml::parse(text);
  return result ? std::move(result).table() : toml::table();
}

std::map<std::string, std::string> keys_of(const toml::table& scenario) {
  std::map<std::string, std::string> out;
  flatten(scenario, {}, out);
  return out;
}

/// Parameters that an edit of a plan sets: start of the key, kind of the edit.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kSetByEdits{
    {{"police.clearance.", "investigation"}, {"activity.outsider_station", "outsiders"}}};

/// Kinds of the edits of this scenario.
std::set<std::string> edit_kinds(const toml::table& scenario) {
  std::set<std::string> out;
  const toml::array* edits = scenario["edit"].as_array();
  if (edits == nullptr) return out;
  for (const toml::node& edit : *edits)
    if (const auto* table = edit.as_table()) out.insert((*table)["kind"].value_or(std::string()));
  return out;
}

/// Six digits, unless the two sides differ only behind them.
void shorten(InputChange& change) {
  const auto number = [](const std::string& text) {
    double value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
  };
  const auto a = number(change.a), b = number(change.b);
  if (!a || !b) return;
  std::string short_a = fmt::format("{:.6g}", *a), short_b = fmt::format("{:.6g}", *b);
  if (short_a == short_b) return;
  change.a = std::move(short_a);
  change.b = std::move(short_b);
}

}  // namespace

std::vector<InputChange> changed_inputs(const outcome::Table& parameters_a, const outcome::Table& parameters_b,
                                        const std::string& scenario_a, const std::string& scenario_b) {
  std::map<std::string, InputChange> changes;
  const auto note = [&](const std::string& key, const std::string& unit, std::string InputChange::*side,
                        const std::string& value) {
    InputChange& change = changes[key];
    change.key = key;
    if (change.unit.empty()) change.unit = unit;
    change.*side = value;
  };
  for (const auto& [key, p] : parameters_of(parameters_a))
    note(key, p.unit, &InputChange::a, fmt::format("{}", p.value));
  for (const auto& [key, p] : parameters_of(parameters_b))
    note(key, p.unit, &InputChange::b, fmt::format("{}", p.value));
  const toml::table before = parsed(scenario_a), after = parsed(scenario_b);
  for (const auto& [key, value] : keys_of(before)) note(key, "", &InputChange::a, value);
  for (const auto& [key, value] : keys_of(after)) note(key, "", &InputChange::b, value);
  std::set<std::string> kinds = edit_kinds(before);
  kinds.merge(edit_kinds(after));
  std::vector<InputChange> out;
  for (auto& [key, change] : changes) {
    if (change.a == change.b) continue;
    shorten(change);
    change.by_plan = std::ranges::any_of(kSetByEdits, [&](const auto& set) {
      return key.starts_with(set.first) && kinds.contains(std::string(set.second));
    });
    out.push_back(std::move(change));
  }
  return out;
}

std::string scenario_value(const std::string& scenario, std::string_view key) {
  const toml::table table = parsed(scenario);
  return table.at_path(key).value_or(std::string());
}

bool people_of_their_own(const std::string& scenario) {
  return scenario_value(scenario, "population.draw") == kPeopleDrawWords[static_cast<std::size_t>(PeopleDraw::PerReplicate)];
}

std::vector<std::string> contested(const outcome::Table& parameters) {
  std::vector<std::string> out;
  for (const auto& [key, p] : parameters_of(parameters)) {
    const bool marked = key.ends_with("_switch") || p.source.find("contested") != std::string::npos ||
                        p.source.find("not proven") != std::string::npos;
    if (marked && p.value != 0.0) out.push_back(key);
  }
  return out;
}

}  // namespace lichtung::comparison
