// Values of scenario keys as TOML text. Numbers in their shortest form that reads back to the same double.
#include "scenarios/key_table.hpp"

#include <fmt/format.h>

namespace lichtung {
namespace {

// One overload per member type of KeyAccess.
struct AsToml {
  std::string operator()(const std::string& v) const { return toml_text(v); }
  std::string operator()(int v) const { return fmt::format("{}", v); }
  std::string operator()(std::uint64_t v) const { return fmt::format("{}", v); }
  std::string operator()(double v) const { return toml_number(v); }
  std::string operator()(std::chrono::year_month_day v) const { return toml_date(v); }
  std::string operator()(SyntheticTown v) const { return toml_text(kTownWords[static_cast<std::size_t>(v)]); }
  std::string operator()(LampMode v) const { return toml_text(kLampModeWords[static_cast<std::size_t>(v)]); }
  std::string operator()(PeopleDraw v) const { return toml_text(kPeopleDrawWords[static_cast<std::size_t>(v)]); }
  /// Keys are words of kLampColumnWords, so that they need no quotes; nothing where the table is empty.
  std::string operator()(const TextTable& v) const {
    std::string out;
    for (const auto& [key, value] : v) out += fmt::format("{}{} = {}", out.empty() ? "{ " : ", ", key, toml_text(value));
    return out.empty() ? out : out + " }";
  }
  std::string operator()(PatrolStrategy v) const { return toml_text(kStrategyWords[static_cast<std::size_t>(v)]); }
  // Only the file's name: a folder would tell where the user keeps files, and change from machine to machine.
  std::string operator()(const std::filesystem::path& v) const { return toml_text(v.filename().string()); }
  std::string operator()(const Shift& v) const { return toml_text(shift_text(v)); }
  template <class T>
  std::string operator()(const std::optional<T>& v) const { return v ? (*this)(*v) : std::string(); }
  template <class T>
  std::string operator()(const std::vector<T>& v) const { return list(std::span<const T>(v)); }
  std::string operator()(std::span<const double> v) const { return list(v); }

  template <class T>
  std::string list(std::span<const T> values) const {
    std::string out = "[";
    for (const T& value : values) out += (out.size() > 1 ? ", " : "") + (*this)(value);
    return out + "]";
  }
};

}  // namespace

std::string toml_number(double value) {
  std::string out = fmt::format("{}", value);
  if (out.find_first_not_of("-0123456789") == std::string::npos) out += ".0";
  return out;
}

std::string toml_text(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (byte < 0x20 || byte == 0x7f)
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(byte));
    else
      out += c;
  }
  return out + '"';
}

std::string toml_date(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string shift_text(const Shift& shift) {
  return fmt::format("{:02}:{:02}-{:02}:{:02}", shift.from_minute / 60, shift.from_minute % 60, shift.to_minute / 60,
                     shift.to_minute % 60);
}

std::span<const std::string_view> choices(const KeyInfo& key) {
  if (std::holds_alternative<std::optional<SyntheticTown>& (*)(Scenario&)>(key.access)) return kTownWords;
  if (std::holds_alternative<PatrolStrategy& (*)(Scenario&)>(key.access)) return kStrategyWords;
  if (std::holds_alternative<LampMode& (*)(Scenario&)>(key.access)) return kLampModeWords;
  if (std::holds_alternative<PeopleDraw& (*)(Scenario&)>(key.access)) return kPeopleDrawWords;
  if (std::holds_alternative<TextTable& (*)(Scenario&)>(key.access)) return kLampColumnWords;
  return {};
}

std::string value_toml(const KeyInfo& key, const Scenario& scenario) {
  Scenario copy = scenario;  // accessors need a changeable scenario; copying is cheap beside any run
  return std::visit(
      [&copy](const auto& access) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(access)>, NotStored>)
          return {};
        else
          return AsToml{}(access(copy));
      },
      key.access);
}

std::string default_toml(const KeyInfo& key) { return key.key == "schema" ? "1" : value_toml(key, Scenario{}); }

std::string range_text(const KeyInfo& key) {
  if (!key.has_range()) return {};
  if (key.low == key.high) return fmt::format("{}", key.low);
  if (key.high > 9e18) return fmt::format("{} … 2^63−1", key.low);
  return fmt::format("{} … {}", key.low, key.high);
}

std::string canonical_toml(const Scenario& scenario) {
  std::string out = "schema = 1\n";
  std::string_view table;
  for (const KeyInfo& key : key_table()) {
    if (std::holds_alternative<NotStored>(key.access)) continue;
    if (key.table() != table) {
      table = key.table();
      out += fmt::format("\n[{}]\n", table);
    }
    const std::string value = value_toml(key, scenario);
    out += value.empty() ? fmt::format("# {}: {}\n", key.name(), key.unset_en) : fmt::format("{} = {}\n", key.name(), value);
  }
  out += "\n[parameters]\n";
  Parameters parameters = scenario.parameters;
  for (const ParameterInfo& row : parameter_table())
    out += fmt::format("{} = {}\n", toml_text(row.key), toml_number(row.access(parameters)));
  for (const Edit& edit : scenario.edits) out += fmt::format("\n[[edit]]\nkind = {}\n{}", toml_text(edit.kind), edit.canonical);
  return out;
}

}  // namespace lichtung
