// toml++ keeps the keys of tables sorted.
#include "scenarios/value_text.hpp"

#include "scenarios/key_table.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace lichtung::detail {
namespace {

enum class Paths { Whole, NamesIfFile, Names };

std::string text_of(const toml::node& node, Paths paths) {
  if (const auto* table = node.as_table()) {
    std::string out = "{ ";
    for (const auto& [key, value] : *table) {
      const bool polygon = paths != Paths::Whole && key.str() == "polygon";
      out += fmt::format("{}{} = {}", out.size() > 2 ? ", " : "", toml_text(key.str()),
                         text_of(value, polygon ? Paths::Names : paths == Paths::Whole ? paths : Paths::NamesIfFile));
    }
    return out + " }";
  }
  if (const auto* list = node.as_array()) {
    std::string out = "[";
    for (const toml::node& element : *list) out += (out.size() > 1 ? ", " : "") + text_of(element, paths);
    return out + "]";
  }
  if (const auto* text = node.as_string())
    return toml_text(paths == Paths::Names ? std::filesystem::path(text->get()).filename().string() : text->get());
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
  if (const auto* number = node.as_floating_point()) return toml_number(number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* date = node.as_date()) return fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
  return "\"\"";
}

}  // namespace

std::string value_text(const toml::node& node, bool file) { return text_of(node, file ? Paths::Names : Paths::NamesIfFile); }

std::string value_text(const toml::node& node) { return text_of(node, Paths::Whole); }

}  // namespace lichtung::detail
