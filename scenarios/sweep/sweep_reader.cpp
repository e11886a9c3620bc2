// Reads a sweep file, then tries every value on its scenario, so that a slip is found before the first run.
#include "scenarios/sweep/sweep_reader.hpp"

#include "scenarios/input_file.hpp"
#include "scenarios/key_table.hpp"
#include "scenarios/read_values.hpp"
#include "scenarios/screen.hpp"
#include "scenarios/sweep/design.hpp"
#include "scenarios/sweep/factor_reader.hpp"
#include "scenarios/sweep/fields.hpp"
#include "scenarios/sweep/points_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

namespace lichtung::sweep {
namespace {

namespace fs = std::filesystem;
using detail::Fields;
using detail::Position;
using detail::Report;
using lichtung::detail::position;

class SweepReader {
 public:
  explicit SweepReader(const fs::path& file)
      : folder_(file.parent_path()), shown_(file.generic_string()), report_(shown_) {}

  SweepResult read(std::string content) {
    const auto parsed = lichtung::detail::parse_text(std::move(content), report_);
    if (parsed.table) {
      Fields top(*parsed.table, "", report_);
      read_top(top);
      read_design(top);
      read_factors(top);
      top.refuse_rest();
      check_together(top);
    }
    SweepResult result;
    const bool read_well = parsed.table && report_.size() == warnings_;
    if (read_well) try_values();
    result.diagnostics = report_.take();
    result.diagnostics.insert(result.diagnostics.end(), of_scenarios_.begin(), of_scenarios_.end());
    if (parsed.table && !has_errors(result.diagnostics)) result.sweep = std::move(sweep_);
    return result;
  }

 private:
  void read_top(Fields& top) {
    if (const auto schema = top.whole("schema", 0, 1'000'000); schema && *schema != 1)
      report_.error(top.at("schema"), "diagnostic.unknown_schema", {{std::to_string(*schema)}});
    if (!top.has("schema")) top.missing("schema");
    if (const auto name = top.text("name")) sweep_.name = *name;
    if (const auto n = top.whole("replicates", 1, 100'000)) sweep_.replicates = static_cast<std::uint32_t>(*n);
    if (const auto scenario = top.text("scenario")) {
      sweep_.scenario = (folder_ / *scenario).lexically_normal();
      base_ = load(sweep_.scenario);
      if (!top.has("name") && base_) sweep_.name = base_->name;
    }
  }

  void read_design(Fields& top) {
    const toml::table* table = top.table("design");
    if (table == nullptr) {
      if (!top.has("design")) top.missing("design");
      return;
    }
    Fields design(*table, "design", report_);
    if (const auto method = design.word("method", kMethodWords)) method_ = static_cast<Method>(*method);
    if (!design.has("method")) design.missing("method");
    if (const auto seed = design.whole("seed", 0, std::numeric_limits<std::int64_t>::max())) sweep_.seed = static_cast<std::uint64_t>(*seed);
    number(design, "points", {Method::LatinHypercube, Method::Sobol}, 1, static_cast<std::int64_t>(kMostPoints), sweep_.points, true);
    number(design, "trajectories", {Method::Morris}, 2, 1'000'000, sweep_.trajectories, true);
    number(design, "levels", {Method::Morris}, 2, 1000, sweep_.levels, false);
    if (method_ == Method::Morris && sweep_.levels % 2 != 0)
      report_.error(design.at("levels"), "diagnostic.sweep_levels_even", {{std::to_string(sweep_.levels)}});
    if (method_ == Method::Sobol && (sweep_.points & (sweep_.points - 1)) != 0) {
      report_.warning(design.at("points"), "diagnostic.sweep_power_of_two", {{std::to_string(sweep_.points)}});
      ++warnings_;
    }
    points_file_ = design.text("file");
    points_at_ = design.at("file");
    if (method_ == Method::File && !design.has("file")) design.missing("file");
    if (method_ && method_ != Method::File && design.has("file"))
      report_.error(design.at("file"), "diagnostic.sweep_not_in_method", {{"design.file"}, {"file"}});
    design.refuse_rest();
    if (method_) sweep_.method = *method_;
  }

  /// A number that belongs to some methods only.
  void number(Fields& design, std::string_view key, std::initializer_list<Method> methods, std::int64_t low, std::int64_t high,
              std::uint32_t& out, bool required) {
    const auto value = design.whole(key, low, high);
    if (!method_) return;
    const bool belongs = std::find(methods.begin(), methods.end(), *method_) != methods.end();
    if (belongs && value) out = static_cast<std::uint32_t>(*value);
    if (belongs && required && !design.has(key)) design.missing(key);
    if (!belongs && design.has(key))
      report_.error(design.at(key), "diagnostic.sweep_not_in_method",
                    {{design.full(key)}, {std::string(kMethodWords[static_cast<std::size_t>(*methods.begin())])}});
  }

  void read_factors(Fields& top) {
    const detail::FactorContext context{method_, base_ ? &*base_ : nullptr, folder_, shown_};
    const toml::node* node = top.node("factor");
    const auto* list = node == nullptr ? nullptr : node->as_array();
    if (node != nullptr && (list == nullptr || !list->is_homogeneous<toml::table>())) {
      report_.error(position(node->source()), "diagnostic.wrong_type",
                    {{"factor"}, {"type.factors", true}, {lichtung::detail::type_of(*node), true}});
      return;
    }
    if (method_ == Method::File) {
      if (node != nullptr) report_.error(position(node->source()), "diagnostic.not_together", {{"[[factor]]"}, {"design.file"}});
      if (points_file_) detail::read_points_file(folder_ / *points_file_, *points_file_, points_at_, report_, sweep_);
    } else if (list != nullptr) {
      for (const toml::node& table : *list)
        if (auto factor = detail::read_factor(*table.as_table(), context, report_)) sweep_.factors.push_back(std::move(*factor));
    } else if (method_) {
      report_.error({1, 1}, "diagnostic.sweep_no_factor");
    }
  }

  void check_together(const Fields& top) {
    bool names_scenarios = false;
    std::map<std::string, const Factor*> names, keys;
    for (const Factor& factor : sweep_.factors) {
      names_scenarios = names_scenarios || factor.is_scenario();
      const Position at{factor.said.line, factor.said.column};
      if (!names.emplace(factor.name, &factor).second) report_.error(at, "diagnostic.sweep_factor_twice", {{factor.name}});
      else if (!keys.emplace(factor.key, &factor).second) report_.error(at, "diagnostic.sweep_factor_twice", {{factor.key}});
    }
    if (names_scenarios && top.has("scenario"))
      report_.error(top.at("scenario"), "diagnostic.not_together", {{"scenario"}, {"[[factor]] key = \"scenario\""}});
    if (!names_scenarios && !top.has("scenario") && report_.size() == warnings_) report_.error({1, 1}, "diagnostic.missing_key", {{"scenario"}});
    if (method_ == Method::Sobol && sweep_.factors.size() * 2 > kMostSobolDimensions)
      report_.error({1, 1}, "diagnostic.out_of_range", {{"factor"}, {std::to_string(sweep_.factors.size())}, {fmt::format("1 … {}", kMostSobolDimensions / 2)}});
    if (report_.size() == warnings_ && count_points(sweep_) > kMostPoints)
      report_.error({1, 1}, "diagnostic.sweep_too_many", {{std::to_string(kMostPoints)}});
  }

  /// A scenario that must be without errors; its diagnostics are kept once.
  std::optional<Scenario> load(const fs::path& path) {
    ReadResult result = read_scenario(path);
    of_scenarios_.insert(of_scenarios_.end(), result.diagnostics.begin(), result.diagnostics.end());
    return std::move(result.scenario);
  }

  /// Every value alone; for numbers the ends of their range.
  void try_values() {
    std::vector<fs::path> scenarios;
    if (!sweep_.scenario.empty()) scenarios.push_back(sweep_.scenario);
    for (Factor& factor : sweep_.factors)
      if (factor.is_scenario())
        for (const std::string& value : factor.values) {
          scenarios.push_back((folder_ / value).lexically_normal());
          (void)load(scenarios.back());
        }
    for (Factor& factor : sweep_.factors)
      if (factor.is_scenario())
        for (std::string& value : factor.values) value = (folder_ / value).lexically_normal().generic_string();
    if (has_errors(of_scenarios_)) return;
    for (const Factor& factor : sweep_.factors)
      for (const fs::path& scenario : scenarios)
        if (!try_factor(factor, scenario)) break;
  }

  bool try_factor(const Factor& factor, const fs::path& scenario) {
    if (factor.is_scenario()) return true;
    std::vector<std::string> values = factor.values;
    if (factor.kind != FactorKind::Listed) values = {toml_at(factor, 0.0, true), toml_at(factor, 1.0, true)};
    bool fine = true;
    for (const std::string& value : values) {
      const Setting setting{factor.key, value};
      ReadResult result = read_scenario(scenario, std::span(&setting, 1));
      for (Diagnostic& found : result.diagnostics) {
        if (found.severity != Severity::Error) continue;
        Diagnostic& error = report_.error({factor.said.line, factor.said.column}, found.key, found.args);
        error.suggestion = found.suggestion;
        error.kind = found.kind;
        fine = false;
      }
    }
    return fine;
  }

  fs::path folder_;
  std::string shown_;
  Report report_;
  Sweep sweep_;
  std::size_t warnings_{};
  std::optional<Method> method_;
  std::optional<Scenario> base_;
  std::optional<std::string> points_file_;
  Position points_at_;
  std::vector<Diagnostic> of_scenarios_;
};

}  // namespace

SweepResult read_sweep(const fs::path& file) {
  Report report(file.generic_string());
  if (const InputKind kind = input_kind(file); kind != InputKind::File) {
    auto& e = report.error({}, std::string(no_input_file(kind)));
    if (kind == InputKind::Missing) e.kind = ErrorKind::MissingInput;
  } else if (auto content = detail::read_bounded(file, lichtung::detail::kMaxFileBytes)) {
    return SweepReader(file).read(std::move(*content));
  } else {
    report.error({}, "diagnostic.file_unreadable").kind = ErrorKind::MissingInput;
  }
  return {std::nullopt, report.take()};
}

}  // namespace lichtung::sweep
