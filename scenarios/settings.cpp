// See settings.hpp. A value arrives as TOML text and is parsed alone.
#include "scenarios/settings.hpp"

#include "scenarios/key_table.hpp"

#include <charconv>
#include <string>

namespace lichtung {
namespace {

/// "edit[2].dim" → 2 and "dim".
std::optional<SettingPlace> place_in_edit(std::string_view key) {
  constexpr std::string_view kHead = "edit[";
  if (!key.starts_with(kHead)) return std::nullopt;
  key.remove_prefix(kHead.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
  key.remove_prefix(static_cast<std::size_t>(end - key.data()));
  if (error != std::errc{} || !key.starts_with("].") || key.size() < 3) return std::nullopt;
  return SettingPlace{"edit", std::string(key.substr(2)), number};
}

}  // namespace

std::optional<SettingPlace> place_of(std::string_view key) {
  if (auto in_edit = place_in_edit(key)) return in_edit;
  if (const KeyInfo* row = find_key(key); row != nullptr && !std::holds_alternative<NotStored>(row->access))
    return SettingPlace{std::string(row->table()), std::string(row->name()), {}};
  constexpr std::string_view kParameters = "parameters.";
  if (key.starts_with(kParameters)) key.remove_prefix(kParameters.size());
  if (find_parameter(key) != nullptr) return SettingPlace{"parameters", std::string(key), {}};
  return std::nullopt;
}

namespace detail {
namespace {

toml::parse_result parse_value(const Setting& setting) {
  return toml::parse(std::string("value = ") + setting.toml);
}

/// Takes a parameter out of the table however it is written: "fear.light", fear.light, [parameters.fear] light.
void erase_parameter(toml::table& table, std::string_view name) {
  table.erase(name);
  for (auto dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1))
    if (toml::node* inner = table.get(name.substr(0, dot)); inner != nullptr && inner->is_table())
      erase_parameter(*inner->as_table(), name.substr(dot + 1));
}

/// Sets a.b.c in nested tables, making those that are missing.
void set_path(toml::table& table, std::string_view path, const toml::node& value) {
  const auto dot = path.find('.');
  if (dot == std::string_view::npos) {
    table.insert_or_assign(path, value);
    return;
  }
  const std::string_view first = path.substr(0, dot);
  // where = "town" gives way to where.kind = …
  if (const toml::node* inner = table.get(first); inner == nullptr || !inner->is_table()) table.insert_or_assign(first, toml::table{});
  set_path(*table.get(first)->as_table(), path.substr(dot + 1), value);
}

}  // namespace

void set_keys(toml::table& table, std::span<const Setting> settings) {
  for (const Setting& setting : settings) {
    const auto place = place_of(setting.key);
    if (!place || place->edit) continue;
    const toml::parse_result value = parse_value(setting);
    if (!value) continue;
    if (!place->table.empty() && table.get(place->table) == nullptr) table.insert(place->table, toml::table{});
    toml::table* target = place->table.empty() ? &table : table.get(place->table)->as_table();
    if (target == nullptr) continue;   // reported as what it is
    if (place->table == "parameters") erase_parameter(*target, place->name);
    target->insert_or_assign(place->name, *value.table().get("value"));
  }
}

toml::table with_settings(const toml::table& edit, std::span<const Setting> settings, std::size_t number) {
  toml::table changed;
  for (const Setting& setting : settings) {
    const auto place = place_of(setting.key);
    if (!place || place->edit != number) continue;
    const toml::parse_result value = parse_value(setting);
    if (!value) continue;
    if (changed.empty()) changed = edit;
    set_path(changed, place->name, *value.table().get("value"));
  }
  return changed;
}

void check_edit_numbers(std::span<const Setting> settings, std::size_t edits, Report& report) {
  for (const Setting& setting : settings)
    if (const auto place = place_of(setting.key); place && place->edit && *place->edit >= edits)
      report.error({}, "diagnostic.no_such_edit", {{setting.key}, {std::to_string(edits)}});
}

}  // namespace detail
}  // namespace lichtung
