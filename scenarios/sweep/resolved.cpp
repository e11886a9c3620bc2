// See resolved.hpp.
#include "scenarios/sweep/resolved.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/key_table.hpp"
#include "scenarios/sweep/design.hpp"
#include "scenarios/sweep/points_file.hpp"
#include "scenarios/toml.hpp"
#include "sim/basics/csv_cell.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::sweep {
namespace {

namespace fs = std::filesystem;

std::string file_name(const std::string& path) { return fs::path(path).filename().string(); }

std::string list_of(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + toml_text(text);
  return out + "]";
}

std::string factor_toml(const Factor& factor) {
  std::string out = fmt::format("\n[[factor]]\nkey = {}\nname = {}\nunit = {}\nkind = {}\n", toml_text(factor.key), toml_text(factor.name),
                                toml_text(factor.unit), toml_text(kFactorKindWords[static_cast<std::size_t>(factor.kind)]));
  if (factor.kind != FactorKind::Listed)
    return out + fmt::format("low = {}\nhigh = {}\nlog = {}\nlevels = {}\n", toml_number(factor.low), toml_number(factor.high),
                             factor.logarithmic, factor.levels);
  std::vector<std::string> values = factor.values;
  if (factor.is_scenario()) std::ranges::transform(values, values.begin(), file_name);
  return out + fmt::format("values = {}\nlabels = {}\n", list_of(values), list_of(factor.labels));
}

/// Reads what resolved_toml wrote; anything else is refused.
class Resolved {
 public:
  explicit Resolved(const fs::path& file) : file_(file) {}

  Sweep read() {
    constexpr std::size_t kMostBytes = std::size_t{256} << 20;
    const auto text = detail::read_bounded(file_, kMostBytes);
    if (!text) throw DataError(ErrorKind::MissingInput, file_.string(), "no sweep lies here");
    const toml::parse_result parsed = toml::parse(*text);
    if (!parsed) refuse(std::string(parsed.error().description()));
    const toml::table& top = parsed.table();
    if (whole(top, "schema") != 1) refuse("another schema");
    Sweep sweep;
    sweep.name = text_of(top, "name");
    sweep.replicates = small(top, "replicates");
    sweep.scenario = top["scenario"].value_or(std::string());
    const toml::table& design = table_of(top.get("design"));
    sweep.method = static_cast<Method>(word(design, "method", kMethodWords));
    sweep.seed = static_cast<std::uint64_t>(whole(design, "seed"));
    sweep.points = small(design, "points");
    sweep.trajectories = small(design, "trajectories");
    sweep.levels = small(design, "levels");
    for (const toml::node& node : list(top, "factor")) sweep.factors.push_back(factor(table_of(&node)));
    read_rows(design, sweep);
    if (sweep.factors.empty() || count_points(sweep) > kMostPoints) refuse("no design");
    return sweep;
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw DataError(ErrorKind::Data, file_.string(), "not the description of a sweep: " + why);
  }
  const toml::table& table_of(const toml::node* node) const {
    if (node == nullptr || !node->is_table()) refuse("a table is missing");
    return *node->as_table();
  }
  const toml::array& list(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr || !node->is_array()) refuse(fmt::format("'{}' is missing", key));
    return *node->as_array();
  }
  std::int64_t whole(const toml::table& table, std::string_view key) const {
    const auto value = table[key].value<std::int64_t>();
    if (!value || *value < 0) refuse(fmt::format("'{}' is missing", key));
    return *value;
  }
  std::uint32_t small(const toml::table& table, std::string_view key) const {
    const std::int64_t value = whole(table, key);
    if (value > static_cast<std::int64_t>(kMostPoints)) refuse(fmt::format("'{}' is too large", key));
    return static_cast<std::uint32_t>(value);
  }
  std::string text_of(const toml::table& table, std::string_view key) const {
    const auto value = table[key].value<std::string>();
    if (!value) refuse(fmt::format("'{}' is missing", key));
    return *value;
  }
  template <std::size_t N>
  std::size_t word(const toml::table& table, std::string_view key, const std::array<std::string_view, N>& words) const {
    const auto at = std::ranges::find(words, text_of(table, key));
    if (at == words.end()) refuse(fmt::format("unknown '{}'", key));
    return static_cast<std::size_t>(at - words.begin());
  }
  std::vector<std::string> texts(const toml::table& table, std::string_view key) const {
    std::vector<std::string> out;
    for (const toml::node& node : list(table, key)) out.push_back(node.value_or(std::string()));
    return out;
  }
  Factor factor(const toml::table& table) const {
    Factor f;
    f.key = text_of(table, "key");
    f.name = text_of(table, "name");
    f.unit = text_of(table, "unit");
    f.kind = static_cast<FactorKind>(word(table, "kind", kFactorKindWords));
    if (f.kind == FactorKind::Listed) {
      f.values = texts(table, "values");
      f.labels = texts(table, "labels");
      if (f.values.empty() || f.values.size() != f.labels.size()) refuse("a factor without values");
      return f;
    }
    f.low = table["low"].value_or(0.0);
    f.high = table["high"].value_or(0.0);
    f.logarithmic = table["log"].value_or(false);
    f.levels = small(table, "levels");
    if (!(f.low < f.high) || (f.logarithmic && !(f.low > 0.0))) refuse("a factor without a range");
    return f;
  }
  void read_rows(const toml::table& design, Sweep& sweep) const {
    if (sweep.method != Method::File) return;
    for (const toml::node& node : list(design, "rows")) {
      const auto* cells = node.as_array();
      if (cells == nullptr || cells->size() != sweep.factors.size()) refuse("a point without values");
      std::vector<std::uint32_t> row;
      for (std::size_t f = 0; f < cells->size(); ++f) {
        const auto index = (*cells)[f].value_or(std::int64_t{-1});
        if (index < 0 || index >= static_cast<std::int64_t>(sweep.factors[f].values.size())) refuse("a point without values");
        row.push_back(static_cast<std::uint32_t>(index));
      }
      sweep.rows.push_back(std::move(row));
    }
  }

  const fs::path& file_;
};

}  // namespace

std::string resolved_toml(const Sweep& sweep) {
  std::string out = fmt::format("schema = 1\nname = {}\nreplicates = {}\n", toml_text(sweep.name), sweep.replicates);
  if (!sweep.scenario.empty()) out += fmt::format("scenario = {}\n", toml_text(file_name(sweep.scenario.string())));
  out += fmt::format("\n[design]\nmethod = {}\nseed = {}\npoints = {}\ntrajectories = {}\nlevels = {}\n",
                     toml_text(kMethodWords[static_cast<std::size_t>(sweep.method)]), sweep.seed, sweep.points, sweep.trajectories,
                     sweep.levels);
  if (sweep.method == Method::File) {
    out += "rows = [\n";
    for (const auto& row : sweep.rows) out += fmt::format("  [{}],\n", fmt::join(row, ", "));
    out += "]\n";
  }
  for (const Factor& factor : sweep.factors) out += factor_toml(factor);
  return out;
}

Sweep read_resolved(const fs::path& file) { return Resolved(file).read(); }

std::string design_csv(const Sweep& sweep, const std::vector<std::string>& folders) {
  const Design design = make_design(sweep);
  const bool closed = is_closed(sweep.method);
  std::string out = "point,folder";
  for (const Factor& factor : sweep.factors) out += ',' + csv_cell(factor.name);
  out += '\n';
  for (std::uint32_t p = 0; p < design.points(); ++p) {
    out += fmt::format("{},{}", p, folders.at(p));
    for (std::uint32_t f = 0; f < design.factors; ++f) out += ',' + csv_cell(label_at(sweep.factors[f], design.point(p)[f], closed));
    out += '\n';
  }
  return out;
}

std::vector<std::string> read_design_folders(const fs::path& file) {
  constexpr std::size_t kMostBytes = std::size_t{4} << 30;
  std::error_code error;
  const auto size = fs::file_size(file, error);
  const auto text = error || size > kMostBytes ? std::nullopt : detail::read_bounded(file, size);
  if (!text) throw DataError(ErrorKind::MissingInput, file.string(), "no design lies here");
  std::vector<std::string> folders;
  std::size_t at = 0;
  (void)detail::csv_line(*text, at);
  while (at < text->size()) {
    const auto cells = detail::csv_line(*text, at);
    if (!cells || cells->size() < 3 || cells->front() != std::to_string(folders.size()))
      throw DataError(ErrorKind::Data, file.string(), fmt::format("not a design: line {}", folders.size() + 2));
    folders.push_back((*cells)[1]);
  }
  return folders;
}

}  // namespace lichtung::sweep
