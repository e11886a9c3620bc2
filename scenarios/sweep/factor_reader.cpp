// Reads the keys of a factor and checks what they say together.
#include "scenarios/sweep/factor_reader.hpp"

#include "scenarios/edit_table.hpp"
#include "scenarios/key_table.hpp"
#include "scenarios/read_values.hpp"
#include "scenarios/sweep/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lichtung::sweep::detail {
namespace {

using lichtung::detail::position;

constexpr std::array<std::string_view, 2> kScaleWords{"linear", "log"};

KeyNature nature_of_row(const KeyInfo& row) {
  return {row.type == "type.real", row.type == "type.integer", std::string(row.unit)};
}

/// Nearest key, parameter or "scenario" to what was written.
std::string guess_key(std::string_view word) {
  std::vector<std::string_view> known{"scenario"};
  for (const KeyInfo& row : key_table())
    if (!std::holds_alternative<NotStored>(row.access)) known.push_back(row.key);
  for (const ParameterInfo& row : parameter_table()) known.push_back(row.key);
  return std::string(nearest(word, known));
}

class FactorReader {
 public:
  FactorReader(const toml::table& table, const FactorContext& context, Report& report)
      : table_(table), context_(context), report_(report), fields_(table, "factor", report) {}

  std::optional<Factor> read() {
    const std::size_t before = report_.size();
    const Position here = position(table_.source());
    factor_.said = {context_.file, here.line, here.column};
    read_key();
    factor_.name = fields_.text("name").value_or(factor_.key);
    read_range();
    read_values();
    fields_.refuse_rest();
    if (report_.size() == before) check_together();
    if (report_.size() != before) return std::nullopt;
    return std::move(factor_);
  }

 private:
  void read_key() {
    const auto key = fields_.text("key");
    if (!key) {
      if (!fields_.has("key")) fields_.missing("key");
      return;
    }
    factor_.key = *key;
    if (factor_.is_scenario()) return;
    nature_ = nature_of(*key, context_.scenario);
    if (!nature_) {
      report_.error(fields_.at("key"), "diagnostic.sweep_unknown_key", {{*key}}).suggestion = guess_key(*key);
      return;
    }
    factor_.unit = nature_->unit;
  }

  void read_range() {
    low_ = fields_.number("low");
    high_ = fields_.number("high");
    if (const auto scale = fields_.word("scale", kScaleWords)) factor_.logarithmic = *scale == 1;
    if (const auto levels = fields_.whole("levels", 2, 100000)) factor_.levels = static_cast<std::uint32_t>(*levels);
  }

  void read_values() {
    if (const toml::array* values = fields_.list("values"))
      for (const toml::node& value : *values) {
        factor_.values.push_back(toml_of(value));
        factor_.labels.push_back(factor_.is_scenario() && value.is_string() ? value.as_string()->get() : plain(value));
        if (factor_.is_scenario() && !value.is_string())
          report_.error(position(value.source()), "diagnostic.wrong_type",
                        {{"factor.values"}, {"type.path", true}, {lichtung::detail::type_of(value), true}});
      }
    if (factor_.is_scenario()) factor_.values = factor_.labels;
    const toml::array* labels = fields_.list("labels");
    if (labels == nullptr) return;
    std::vector<std::string> given;
    for (const toml::node& label : *labels)
      if (const auto* text = label.as_string()) given.push_back(text->get());
    if (given.size() != labels->size() || given.size() != factor_.values.size())
      report_.error(fields_.at("labels"), "diagnostic.sweep_labels", {{std::to_string(factor_.values.size())}});
    else
      factor_.labels = std::move(given);
  }

  /// A value as tables show it: texts without quotes.
  static std::string plain(const toml::node& value) {
    if (const auto* text = value.as_string()) return text->get();
    return toml_of(value);
  }

  void check_together() {
    const bool ranged = low_ || high_;
    const Position here = position(table_.source());
    if (fields_.has("values")) {
      factor_.kind = FactorKind::Listed;
      for (const char* key : {"low", "high", "levels", "scale"})
        if (fields_.has(key)) report_.error(fields_.at(key), "diagnostic.not_together", {{"factor.values"}, {fields_.full(key)}});
      return check_twice();
    }
    if (fields_.has("labels")) report_.error(fields_.at("labels"), "diagnostic.needs", {{"factor.labels"}, {"factor.values"}});
    const bool numbers = nature_ && (nature_->real || nature_->whole);
    if (!numbers) {
      report_.error(ranged ? fields_.at("low") : here, "diagnostic.sweep_needs_values", {{factor_.key}});
      return;
    }
    for (const char* key : {"low", "high"})
      if (!fields_.has(key)) report_.error(here, "diagnostic.sweep_needs_range", {{factor_.key}, {key}});
    if (low_ && high_) check_range();
  }

  void check_range() {
    factor_.kind = nature_->whole ? FactorKind::Whole : FactorKind::Real;
    factor_.low = *low_;
    factor_.high = *high_;
    if (!(factor_.low < factor_.high))
      report_.error(fields_.at("high"), "diagnostic.sweep_low_high", {{fmt::format("{}", factor_.low)}, {fmt::format("{}", factor_.high)}});
    if (factor_.logarithmic && !(factor_.low > 0.0))
      report_.error(fields_.at("low"), "diagnostic.sweep_log", {{fmt::format("{}", factor_.low)}});
    if (factor_.kind == FactorKind::Whole)
      for (const char* key : {"low", "high"})
        if (const toml::node* node = fields_.node(key); !node->is_integer())
          report_.error(fields_.at(key), "diagnostic.wrong_type",
                        {{fields_.full(key)}, {"type.integer", true}, {lichtung::detail::type_of(*node), true}});
    if (!context_.method) return;
    if (*context_.method == Method::Grid && factor_.levels == 0)
      report_.error(position(table_.source()), "diagnostic.sweep_needs_levels", {{factor_.key}});
    if (*context_.method != Method::Grid && fields_.has("levels"))
      report_.error(fields_.at("levels"), "diagnostic.sweep_not_in_method", {{"factor.levels"}, {"grid"}});
  }

  void check_twice() {
    for (std::size_t i = 0; i < factor_.labels.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (factor_.labels[i] == factor_.labels[j])
          return static_cast<void>(report_.error(fields_.at("values"), "diagnostic.sweep_value_twice", {{factor_.labels[i]}}));
  }

  const toml::table& table_;
  const FactorContext& context_;
  Report& report_;
  Fields fields_;
  Factor factor_;
  std::optional<KeyNature> nature_;
  std::optional<double> low_, high_;
};

}  // namespace

std::optional<KeyNature> nature_of(const std::string& key, const Scenario* scenario) {
  const auto place = place_of(key);
  if (!place) return std::nullopt;
  if (place->edit) {
    if (scenario == nullptr || *place->edit >= scenario->edits.size()) return KeyNature{true, false, "1"};   // judged later
    const bool where = place->name.starts_with("where.");
    const EditKey* row = where ? find_edit_key("where", std::string_view(place->name).substr(6))
                               : find_edit_key(scenario->edits[*place->edit].kind, place->name);
    return row == nullptr ? KeyNature{} : nature_of_row(row->info);
  }
  if (place->table == "parameters") return KeyNature{true, false, std::string(find_parameter(place->name)->unit)};
  return nature_of_row(*find_key(key));
}

std::string toml_of(const toml::node& node) {
  if (const auto* list = node.as_array()) {
    std::string out = "[";
    for (const toml::node& element : *list) out += (out.size() > 1 ? ", " : "") + toml_of(element);
    return out + "]";
  }
  if (const auto* table = node.as_table()) {
    std::string out = "{ ";
    for (const auto& [key, value] : *table) out += fmt::format("{}{} = {}", out.size() > 2 ? ", " : "", toml_text(key.str()), toml_of(value));
    return out + " }";
  }
  if (const auto* text = node.as_string()) return toml_text(text->get());
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
  if (const auto* number = node.as_floating_point()) return toml_number(number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* date = node.as_date()) return fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
  return "\"\"";
}

std::optional<Factor> read_factor(const toml::table& table, const FactorContext& context, Report& report) {
  return FactorReader(table, context, report).read();
}

}  // namespace lichtung::sweep::detail
