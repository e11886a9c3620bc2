// A cell is a TOML value if it reads as one, otherwise a text; equal cells of a column are one value.
#include "scenarios/sweep/points_file.hpp"

#include "scenarios/input_file.hpp"
#include "scenarios/key_table.hpp"
#include "scenarios/sweep/factor_reader.hpp"
#include "scenarios/toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>

namespace lichtung::sweep::detail {
namespace {

namespace fs = std::filesystem;

using lichtung::detail::Report;

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

/// The cell as TOML; for scenarios as it is.
std::string value_of(const std::string& cell, bool is_file) {
  if (is_file) return cell;
  const bool plain = cell.find_first_of("\r\n") == std::string::npos && !cell.empty();
  const toml::parse_result parsed = toml::parse("value = " + (plain ? cell : std::string("\"\"")));
  if (plain && parsed && parsed.table().size() == 1) return toml_of(*parsed.table().get("value"));
  return toml_text(cell);
}

class PointsReader {
 public:
  PointsReader(std::string name, lichtung::detail::Position at, Report& report, Sweep& sweep)
      : name_(std::move(name)), at_(at), report_(report), sweep_(sweep) {}

  void read(const std::string& content) {
    std::size_t at = content.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto header = csv_line(content, at);
    if (!header || content.empty()) return error("diagnostic.sweep_points_empty");
    for (const std::string& key : *header) add_factor(key);
    for (std::size_t line = 2; at < content.size(); ++line) {
      const auto cells = csv_line(content, at);
      if (!cells) return error("diagnostic.sweep_points_quote", std::to_string(line));
      if (cells->size() == 1 && cells->front().empty()) continue;
      if (cells->size() != header->size())
        return error("diagnostic.sweep_points_cells", fmt::format("{}", line), std::to_string(cells->size()), std::to_string(header->size()));
      add_row(*cells);
    }
    if (sweep_.rows.empty()) error("diagnostic.sweep_points_empty");
  }

 private:
  void error(const char* key, const std::string& a = {}, const std::string& b = {}, const std::string& c = {}) {
    report_.error(at_, key, {{name_}, {a}, {b}, {c}});
  }
  void add_factor(const std::string& key) {
    Factor factor;
    factor.name = factor.key = key;
    factor.kind = FactorKind::Listed;
    factor.said = {"", at_.line, at_.column};
    if (key != "scenario") {
      const auto nature = nature_of(key, nullptr);
      if (!nature) return error("diagnostic.sweep_points_key", key);
      factor.unit = nature->unit;
    }
    sweep_.factors.push_back(std::move(factor));
    seen_.emplace_back();
  }
  void add_row(const std::vector<std::string>& cells) {
    std::vector<std::uint32_t> row;
    for (std::size_t f = 0; f < std::min(cells.size(), sweep_.factors.size()); ++f) {
      Factor& factor = sweep_.factors[f];
      const auto [known, fresh] = seen_[f].emplace(cells[f], static_cast<std::uint32_t>(factor.labels.size()));
      row.push_back(known->second);
      if (!fresh) continue;
      factor.labels.push_back(cells[f]);
      factor.values.push_back(value_of(cells[f], factor.is_scenario()));
    }
    sweep_.rows.push_back(std::move(row));
  }

  std::string name_;
  lichtung::detail::Position at_;
  Report& report_;
  Sweep& sweep_;
  std::vector<std::map<std::string, std::uint32_t>> seen_;   // by factor: cell → index of its value
};

}  // namespace

std::optional<std::vector<std::string>> csv_line(std::string_view text, std::size_t& at) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c != '"') cells.back() += c;
      else if (text.substr(at + 1).starts_with('"')) cells.back() += text[++at];
      else quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      cells.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  if (quoted) return std::nullopt;
  return cells;
}

std::optional<std::string> read_bounded(const fs::path& file, std::size_t most) {
  if (!is_input_file(file)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string content(most + 16, '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(in.gcount()));
  if (!in.is_open() || in.bad()) return std::nullopt;
  return content;
}

void read_points_file(const fs::path& file, const std::string& written, lichtung::detail::Position at, Report& report,
                      Sweep& sweep) {
  const auto content = read_bounded(file, kMostBytes);
  if (const InputKind kind = input_kind(file); kind == InputKind::Special) {
    report.error(at, "diagnostic.input_is_special", {{"design.file"}, {written}});
  } else if (!content) {
    report.error(at, "diagnostic.input_missing", {{"design.file"}, {written}}).kind = ErrorKind::MissingInput;
  } else if (content->size() > kMostBytes) {
    report.error(at, "diagnostic.file_too_large", {{std::to_string(content->size())}, {std::to_string(kMostBytes)}});
  } else {
    PointsReader(written, at, report, sweep).read(*content);
  }
}

}  // namespace lichtung::sweep::detail
