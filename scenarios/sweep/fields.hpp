// Reads the keys of one table of a sweep file: known ones by type and range, unknown ones reported with the nearest word.
#pragma once

#include "scenarios/parse.hpp"
#include "scenarios/report.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::sweep::detail {

using lichtung::detail::Position;
using lichtung::detail::Report;

class Fields {
 public:
  /// `section`: the table's name in messages, empty for the top.
  Fields(const toml::table& table, std::string section, Report& report)
      : table_(table), section_(std::move(section)), report_(report) {}

  [[nodiscard]] std::optional<std::string> text(std::string_view key);
  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key, std::int64_t low, std::int64_t high);
  [[nodiscard]] std::optional<double> number(std::string_view key);
  [[nodiscard]] std::optional<std::size_t> word(std::string_view key, std::span<const std::string_view> words);
  [[nodiscard]] const toml::array* list(std::string_view key);
  [[nodiscard]] const toml::table* table(std::string_view key);
  /// The node, which then counts as known.
  [[nodiscard]] const toml::node* node(std::string_view key);

  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }
  [[nodiscard]] Position at(std::string_view key) const;
  [[nodiscard]] std::string full(std::string_view key) const;
  /// Reports keys that nobody asked for; call last.
  void refuse_rest();
  void missing(std::string_view key);

 private:
  const toml::table& table_;
  std::string section_;
  Report& report_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace lichtung::sweep::detail
