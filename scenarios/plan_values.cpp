// The reader's own parser decides what a value is.
#include "scenarios/plan_values.hpp"

#include "scenarios/key_table.hpp"
#include "scenarios/parse.hpp"

#include <fmt/format.h>

#include <cmath>

namespace lichtung {
namespace {

/// Calls `take` with the node of the value; its result, or nothing if there is no such node.
template <class Take>
auto with_node(std::string_view value, Take take) -> decltype(take(std::declval<const toml::node&>())) {
  detail::Report report("");
  const detail::Parsed parsed = detail::parse_text("v = " + std::string(value) + "\n", report);
  if (!parsed.table || !parsed.whole || report.size() != 0) return std::nullopt;
  const toml::node* node = parsed.table->get("v");
  return node == nullptr ? std::nullopt : take(*node);
}

std::optional<double> number_of(const toml::node& node) { return node.is_number() ? node.value<double>() : std::nullopt; }

std::optional<std::array<double, 2>> point_of(const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr || list->size() != 2) return std::nullopt;
  const auto x = number_of((*list)[0]), y = number_of((*list)[1]);
  if (!x || !y) return std::nullopt;
  return std::array{*x, *y};
}

}  // namespace

std::optional<double> number_in(std::string_view value) { return with_node(value, number_of); }

std::optional<bool> flag_in(std::string_view value) {
  return with_node(value, [](const toml::node& node) { return node.value<bool>(); });
}

std::optional<std::string> text_in(std::string_view value) {
  return with_node(value, [](const toml::node& node) { return node.is_string() ? node.value<std::string>() : std::nullopt; });
}

std::optional<std::vector<std::string>> texts_in(std::string_view value) {
  return with_node(value, [](const toml::node& node) -> std::optional<std::vector<std::string>> {
    if (const auto* one = node.as_string()) return std::vector{one->get()};
    const auto* list = node.as_array();
    if (list == nullptr) return std::nullopt;
    std::vector<std::string> out;
    for (const toml::node& element : *list) {
      const auto* text = element.as_string();
      if (text == nullptr) return std::nullopt;
      out.push_back(text->get());
    }
    return out;
  });
}

std::optional<std::vector<std::array<double, 2>>> points_in(std::string_view value) {
  return with_node(value, [](const toml::node& node) -> std::optional<std::vector<std::array<double, 2>>> {
    if (const auto one = point_of(node)) return std::vector{*one};
    const auto* list = node.as_array();
    if (list == nullptr) return std::nullopt;
    std::vector<std::array<double, 2>> out;
    for (const toml::node& element : *list) {
      const auto point = point_of(element);
      if (!point) return std::nullopt;
      out.push_back(*point);
    }
    return out;
  });
}

std::optional<std::vector<std::pair<std::string, double>>> numbers_in(std::string_view value) {
  return with_node(value, [](const toml::node& node) -> std::optional<std::vector<std::pair<std::string, double>>> {
    const auto* table = node.as_table();
    if (table == nullptr) return std::nullopt;
    std::vector<std::pair<std::string, double>> out;
    for (const auto& [key, element] : *table) {
      const auto number = number_of(element);
      if (!number) return std::nullopt;
      out.emplace_back(key.str(), *number);
    }
    return out;
  });
}

std::string value_of(double number) {
  if (std::isfinite(number) && number == std::round(number) && std::abs(number) < 1e15) return fmt::format("{}", static_cast<long long>(number));
  return toml_number(number);
}

std::string value_of(std::span<const std::string> texts) {
  if (texts.size() == 1) return toml_text(texts.front());
  std::string out = "[";
  for (const std::string& t : texts) out += (out.size() > 1 ? ", " : "") + toml_text(t);
  return out + "]";
}

std::string value_of(std::span<const std::array<double, 2>> points) {
  std::string out = "[";
  for (const auto& p : points) out += fmt::format("{}[{:.1f}, {:.1f}]", out.size() > 1 ? ", " : "", p[0], p[1]);
  return out + "]";
}

std::string value_of(std::span<const std::pair<std::string, double>> numbers) {
  std::string out = "{ ";
  for (const auto& [key, number] : numbers) out += fmt::format("{}{} = {}", out.size() > 2 ? ", " : "", key, value_of(number));
  return out + " }";
}

}  // namespace lichtung
