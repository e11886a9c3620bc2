// Walks through a scenario's table by the key table: known keys are read, unknown ones reported with the nearest word,
// and what several keys say together is checked at the end.
#include "scenarios/reader.hpp"

#include "scenarios/edit_reader.hpp"
#include "scenarios/input_file.hpp"
#include "scenarios/read_values.hpp"
#include "scenarios/screen.hpp"
#include "scenarios/settings.hpp"

#include <fstream>
#include <set>

namespace lichtung {
namespace detail {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxBases = 8;  // plans based on plans
constexpr std::size_t kMaxReadBytes = kMaxFileBytes + 16;  // enough to see that a file is too large

using Settings = std::span<const Setting>;
ReadResult read_at_depth(std::string_view content, const fs::path& file, int depth, Settings settings);
ReadResult read_file_at_depth(const fs::path& file, int depth, Settings settings);

class Reader {
 public:
  Reader(const fs::path& file, int depth, Settings settings)
      : file_(file), folder_(file.parent_path()), depth_(depth), settings_(settings), report_(file.generic_string()) {}

  ReadResult read(std::string_view content) {
    Parsed parsed = parse_text(std::string(content), report_);
    whole_ = parsed.whole;
    ReadResult result;
    std::vector<Diagnostic> of_base;
    if (parsed.table) {
      const bool plan = parsed.table->contains("base") || (parsed.table->contains("edit") && !parsed.table->contains("map"));
      check_schema(*parsed.table);
      if (plan) {
        of_base = read_plan(*parsed.table);
      } else {
        set_keys(*parsed.table, settings_);
        read_top(*parsed.table);
        check_together(*parsed.table);
      }
      if (depth_ == 0 && report_.size() == 0 && !has_errors(of_base)) check_edit_numbers(settings_, scenario_.edits.size(), report_);
    }
    result.diagnostics = report_.take();
    result.diagnostics.insert(result.diagnostics.end(), of_base.begin(), of_base.end());
    if (parsed.table && !has_errors(result.diagnostics)) result.scenario = std::move(scenario_);
    return result;
  }

 private:
  void check_schema(const toml::table& table) {
    const toml::node* node = table.get("schema");
    if (node == nullptr) return;
    given_.insert("schema");
    const auto* value = node->as_integer();
    if (value == nullptr)
      report_.error(position(node->source()), "diagnostic.wrong_type",
                    {{"schema"}, {"type.integer", true}, {type_of(*node), true}});
    else if (value->get() != 1)
      report_.error(position(node->source()), "diagnostic.unknown_schema", {{std::to_string(value->get())}});
  }

  void read_top(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string_view name = key.str();
      if (name == "schema") continue;
      if (name == "edit") {
        read_edits(node);
      } else if (name == "parameters" || is_table_name(name)) {
        read_section(name, node);
      } else if (const KeyInfo* row = find_key(name); row != nullptr && row->table().empty()) {
        given_.insert(row->key);
        read_value(*row, node, target_);
      } else {
        unknown(key, {});
      }
    }
  }

  void read_section(std::string_view section, const toml::node& node) {
    given_.insert(section);
    const auto* table = node.as_table();
    if (table == nullptr) {
      report_.error(position(node.source()), "diagnostic.wrong_type",
                    {{std::string(section)}, {"type.table", true}, {type_of(node), true}});
      return;
    }
    if (section == "parameters") return read_parameters(*table, "");
    for (const auto& [key, value] : *table) {
      const KeyInfo* row = find_key(fmt::format("{}.{}", section, key.str()));
      if (row == nullptr || key.str().find('.') != std::string_view::npos) {
        unknown(key, section);
        continue;
      }
      given_.insert(row->key);
      read_value(*row, value, target_);
    }
  }

  void read_parameters(const toml::table& table, const std::string& prefix) {
    for (const auto& [key, node] : table) {
      const std::string name = prefix + std::string(key.str());
      const ParameterInfo* row = find_parameter(name);
      if (row != nullptr) {
        if (!parameters_.insert(row->key).second)
          report_.error(position(key.source()), "diagnostic.duplicate_key", {{name}});
        else if (const auto value = read_number(row->key, row->unit, row->low, row->high, node, report_))
          row->access(scenario_.parameters) = *value;
      } else if (node.is_table() && is_parameter_group(name)) {
        read_parameters(*node.as_table(), name + '.');
      } else {
        std::vector<std::string_view> known;
        for (const ParameterInfo& info : parameter_table()) known.push_back(info.key);
        auto& error = report_.error(position(key.source()), "diagnostic.unknown_parameter", {{name}});
        error.suggestion = std::string(nearest(name, known));
      }
    }
  }

  /// Keys of a plan. Its base gives the scenario; the diagnostics of the base are returned.
  std::vector<Diagnostic> read_plan(const toml::table& table) {
    const toml::node* base = nullptr;
    const toml::node* edits = nullptr;
    for (const auto& [key, node] : table) {
      const std::string_view name = key.str();
      if (name == "schema") continue;
      if (name == "base") {
        base = &node;
      } else if (name == "edit") {
        edits = &node;
      } else if (name == "name") {
        continue;  // read after the base, whose name it replaces
      } else if (is_table_name(name) || name == "parameters") {
        report_.error(position(key.source()), "diagnostic.not_in_plan", {{std::string(name)}});
      } else {
        unknown(key, {}, true);
      }
    }
    require("schema", {1, 1});
    std::vector<Diagnostic> of_base;
    if (base == nullptr)
      require("base", {1, 1});
    else
      of_base = read_base(*base);
    if (edits != nullptr) read_edits(*edits);   // after those of the base
    if (const toml::node* node = table.get("name")) read_value(*find_key("name"), *node, target_);
    return of_base;
  }

  std::vector<Diagnostic> read_base(const toml::node& node) {
    const auto* value = node.as_string();
    if (value == nullptr || value->get().empty()) {
      report_.error(position(node.source()), "diagnostic.wrong_type",
                    {{"base"}, {"type.path", true}, {type_of(node), true}});
      return {};
    }
    if (depth_ >= kMaxBases) {
      report_.error(position(node.source()), "diagnostic.base_circle", {{value->get()}});
      return {};
    }
    ReadResult result = read_file_at_depth(folder_ / value->get(), depth_ + 1, settings_);
    if (result.scenario) scenario_ = std::move(*result.scenario);
    return std::move(result.diagnostics);
  }

  void read_edits(const toml::node& node) {
    const auto* list = node.as_array();
    if (list == nullptr || !list->is_homogeneous<toml::table>()) {
      if (list != nullptr && list->empty()) return;  // `edit = []`: an empty plan
      report_.error(position(node.source()), "diagnostic.wrong_type",
                    {{"edit"}, {"type.edits", true}, {type_of(node), true}});
      return;
    }
    for (const toml::node& table : *list) {
      const toml::table changed = with_settings(*table.as_table(), settings_, scenario_.edits.size());
      const toml::table& read = changed.empty() ? *table.as_table() : changed;
      if (auto edit = read_edit(read, folder_, file_.generic_string(), report_)) scenario_.edits.push_back(std::move(*edit));
    }
  }

  // ---- unknown and missing keys

  [[nodiscard]] static bool is_table_name(std::string_view name) {
    return std::ranges::any_of(key_table(), [&](const KeyInfo& row) { return row.table() == name && !name.empty(); });
  }
  [[nodiscard]] static bool is_parameter_group(std::string_view name) {
    const std::string prefix = std::string(name) + '.';
    return std::ranges::any_of(parameter_table(), [&](const ParameterInfo& row) { return row.key.starts_with(prefix); });
  }

  /// Reports an unknown key of a table (empty: top level). A key that is known in another table is a better guess
  /// than one that only looks alike.
  void unknown(const toml::key& key, std::string_view table, bool plan = false) {
    const std::string_view name = key.str();
    std::string guess;
    std::vector<std::string_view> known;
    if (table.empty()) known = {"parameters"};
    if (plan) known = {"schema", "name", "base", "edit"};
    for (const KeyInfo& row : key_table()) {
      if (plan) break;
      if (row.name() == name) guess = row.table().empty() ? std::string(name) : std::string(row.key);
      if (row.table() == table) known.push_back(row.name());
      if (table.empty() && !row.table().empty()) known.push_back(row.table());
    }
    if (guess.empty()) {
      guess = std::string(nearest(name, known));
      if (!guess.empty()) meant_.insert(find_name(table, guess));
    } else if (const KeyInfo* row = find_key(guess); row != nullptr) {
      meant_.insert(row->key);
    }
    const bool named = !table.empty();
    auto& error = named ? report_.error(position(key.source()), "diagnostic.unknown_key_in", {{std::string(name)}, {std::string(table)}})
                        : report_.error(position(key.source()), "diagnostic.unknown_key", {{std::string(name)}});
    error.suggestion = std::move(guess);
  }

  /// The key table's own copy of a full name; empty if there is none.
  [[nodiscard]] static std::string_view find_name(std::string_view table, std::string_view name) {
    for (const KeyInfo& row : key_table()) {
      if (row.table() == table && row.name() == name) return row.key;
      if (table.empty() && row.table() == name) return row.table();
    }
    return {};
  }

  [[nodiscard]] bool given(std::string_view key) const { return given_.contains(key); }
  /// A misspelt key isn't missing: one slip is one error.
  [[nodiscard]] bool given_or_meant(std::string_view key) const { return given(key) || meant_.contains(key); }

  void require(std::string_view key, Position at) {
    if (whole_ && !given_or_meant(key)) report_.error(at, "diagnostic.missing_key", {{std::string(key)}});
  }

  // ---- what several keys say together

  void check_together(const toml::table& table) {
    require("schema", {1, 1});
    const auto at = [&table](const char* section, const char* key) {
      const toml::node* node = table.get(section);
      if (node != nullptr && node->is_table() && node->as_table()->get(key) != nullptr) node = node->as_table()->get(key);
      return node == nullptr ? Position{1, 1} : position(node->source());
    };
    const bool has_town = given_or_meant("map.osm") || given_or_meant("map.synthetic");
    const bool town_lost = !whole_ || meant_.contains("map") || (given("map") && !table["map"].is_table());
    if (given("map.osm") && given("map.synthetic"))
      report_.error(at("map", "synthetic"), "diagnostic.not_together", {{"map.osm"}, {"map.synthetic"}});
    else if (!town_lost && !has_town)
      report_.error(at("map", ""), "diagnostic.no_map");
    needs("map.clip", "map.osm", at("map", "clip"));
    if (!scenario_.population.census_place.empty())
      needs("population.census_place", "population.census", at("population", "census_place"));
    if (scenario_.police.strategy == PatrolStrategy::Posts && given("police.strategy"))
      report_.error(at("police", "strategy"), "diagnostic.posts_need_places", {{"police.strategy"}});
    needs("map.lamp_columns", "map.lamps", at("map", "lamp_columns"));
    if (!scenario_.map.lamp_layer.empty()) needs("map.lamp_layer", "map.lamps", at("map", "lamp_layer"));
    for (const int day : scenario_.outcome.record_days)
      if (day >= scenario_.time.days)
        report_.error(at("outcome", "record_days"), "diagnostic.day_after_end",
                      {{std::to_string(day)}, {std::to_string(scenario_.time.days - 1)}});
  }

  void needs(std::string_view key, std::string_view other, Position at) {
    if (whole_ && given(key) && !given_or_meant(other))
      report_.error(at, "diagnostic.needs", {{std::string(key)}, {std::string(other)}});
  }

  const fs::path& file_;
  fs::path folder_;
  int depth_;
  Settings settings_;
  Report report_;
  Scenario scenario_;
  ValueTarget target_{scenario_, folder_, report_};
  bool whole_{true};
  std::set<std::string_view> given_;        // keys and tables of the file, names of the key table
  std::set<std::string_view> meant_;        // names that misspelt keys were taken for
  std::set<std::string_view> parameters_;   // parameters of the file
};

ReadResult read_at_depth(std::string_view content, const fs::path& file, int depth, Settings settings) {
  return Reader(file, depth, settings).read(content);
}

ReadResult read_file_at_depth(const fs::path& file, int depth, Settings settings) {
  Report report(file.generic_string());
  if (const InputKind kind = input_kind(file); kind != InputKind::File) {
    auto& e = report.error({}, std::string(no_input_file(kind)));
    if (kind == InputKind::Missing) e.kind = ErrorKind::MissingInput;
  } else {
    std::ifstream in(file, std::ios::binary);
    std::string content(kMaxReadBytes, '\0');
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(in.gcount()));
    if (in.is_open() && !in.bad()) return read_at_depth(content, file, depth, settings);
    report.error({}, "diagnostic.file_unreadable").kind = ErrorKind::MissingInput;
  }
  return {std::nullopt, report.take()};
}

}  // namespace
}  // namespace detail

ReadResult read_scenario(const std::filesystem::path& file) { return detail::read_file_at_depth(file, 0, {}); }

ReadResult read_scenario(const std::filesystem::path& file, std::span<const Setting> settings) {
  return detail::read_file_at_depth(file, 0, settings);
}

ReadResult read_scenario_text(std::string_view content, const std::filesystem::path& file) {
  return detail::read_at_depth(content, file, 0, {});
}

}  // namespace lichtung
