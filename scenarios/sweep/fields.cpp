// See fields.hpp.
#include "scenarios/sweep/fields.hpp"

#include "scenarios/read_values.hpp"

#include <fmt/format.h>

namespace lichtung::sweep::detail {

using lichtung::detail::position;
using lichtung::detail::type_of;

Position Fields::at(std::string_view key) const {
  const toml::node* found = table_.get(key);
  return position(found == nullptr ? table_.source() : found->source());
}

std::string Fields::full(std::string_view key) const {
  return section_.empty() ? std::string(key) : fmt::format("{}.{}", section_, key);
}

const toml::node* Fields::node(std::string_view key) {
  known_.emplace(key);
  return table_.get(key);
}

std::optional<std::string> Fields::text(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (const auto* value = found->as_string(); value != nullptr && !value->get().empty()) return value->get();
  report_.error(at(key), "diagnostic.wrong_type", {{full(key)}, {"type.text", true}, {type_of(*found), true}});
  return std::nullopt;
}

std::optional<std::int64_t> Fields::whole(std::string_view key, std::int64_t low, std::int64_t high) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  const auto* value = found->as_integer();
  if (value == nullptr) {
    report_.error(at(key), "diagnostic.wrong_type", {{full(key)}, {"type.integer", true}, {type_of(*found), true}});
  } else if (value->get() < low || value->get() > high) {
    report_.error(at(key), "diagnostic.out_of_range",
                  {{full(key)}, {fmt::format("{}", value->get())}, {fmt::format("{} … {}", low, high)}});
  } else {
    return value->get();
  }
  return std::nullopt;
}

std::optional<double> Fields::number(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  constexpr double kMost = 1e300;
  return lichtung::detail::read_number(full(key), "1", -kMost, kMost, *found, report_);
}

std::optional<std::size_t> Fields::word(std::string_view key, std::span<const std::string_view> words) {
  const auto given = text(key);
  if (!given) return std::nullopt;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == *given) return i;
  auto& error = report_.error(at(key), "diagnostic.unknown_word",
                              {{full(key)}, {*given}, {fmt::format("{}", fmt::join(words, ", "))}});
  error.suggestion = std::string(nearest(*given, words));
  return std::nullopt;
}

const toml::array* Fields::list(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return nullptr;
  const auto* value = found->as_array();
  if (value == nullptr)
    report_.error(at(key), "diagnostic.wrong_type", {{full(key)}, {"type.list", true}, {type_of(*found), true}});
  else if (value->empty())
    report_.error(at(key), "diagnostic.empty_list", {{full(key)}});
  else
    return value;
  return nullptr;
}

const toml::table* Fields::table(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return nullptr;
  if (const auto* value = found->as_table()) return value;
  report_.error(at(key), "diagnostic.wrong_type", {{full(key)}, {"type.table", true}, {type_of(*found), true}});
  return nullptr;
}

void Fields::missing(std::string_view key) {
  report_.error(position(table_.source()), "diagnostic.missing_key", {{full(key)}});
}

void Fields::refuse_rest() {
  const std::vector<std::string_view> known(known_.begin(), known_.end());
  for (const auto& [key, value] : table_) {
    if (known_.contains(key.str())) continue;
    auto& error = section_.empty()
                      ? report_.error(position(key.source()), "diagnostic.unknown_key", {{std::string(key.str())}})
                      : report_.error(position(key.source()), "diagnostic.unknown_key_in", {{std::string(key.str())}, {section_}});
    error.suggestion = std::string(nearest(key.str(), known));
  }
}

}  // namespace lichtung::sweep::detail
