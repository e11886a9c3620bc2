// Reads an edit key by key, then checks what its keys say together.
#include "scenarios/edit_reader.hpp"

#include "scenarios/edit_table.hpp"
#include "scenarios/read_values.hpp"

#include <algorithm>

namespace lichtung::detail {
namespace {

namespace fs = std::filesystem;

/// TOML of a value with sorted keys; texts of file keys without their folders, so that it is the same everywhere.
std::string canonical(const toml::node& node, bool file) {
  if (const auto* table = node.as_table()) {
    std::string out = "{ ";
    for (const auto& [key, value] : *table)   // toml++ keeps keys sorted
      out += fmt::format("{}{} = {}", out.size() > 2 ? ", " : "", toml_text(key.str()), canonical(value, key.str() == "polygon"));
    return out + " }";
  }
  if (const auto* list = node.as_array()) {
    std::string out = "[";
    for (const toml::node& element : *list) out += (out.size() > 1 ? ", " : "") + canonical(element, file);
    return out + "]";
  }
  if (const auto* text = node.as_string()) return toml_text(file ? fs::path(text->get()).filename().string() : text->get());
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
  if (const auto* number = node.as_floating_point()) return toml_number(number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* date = node.as_date()) return fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
  return "\"\"";
}

class EditReader {
 public:
  EditReader(const toml::table& table, const fs::path& folder, Report& report) : table_(table), folder_(folder), report_(report) {}

  std::optional<Edit> read(const std::string& file) {
    const auto kind = kind_of();
    if (!kind) return std::nullopt;
    edit_ = empty_edit(*kind);
    edit_.said = {file, here().line, here().column};
    for (const auto& [key, node] : table_) {
      if (key.str() == "kind") continue;
      if (key.str() == "where" && where_of(edit_) != nullptr)
        read_where(node);
      else
        read_key(*kind, key, node);
    }
    check_where();
    if (!fine_) return std::nullopt;   // one slip is one diagnostic
    if (const auto* lighting = std::get_if<LightingEdit>(&edit_.what)) check_lighting(*lighting);
    if (!fine_) return std::nullopt;
    return std::move(edit_);
  }

 private:
  [[nodiscard]] Position here() const { return position(table_.source()); }

  Diagnostic& error(Position at, std::string key, std::vector<Argument> args = {}) {
    fine_ = false;
    return report_.error(at, std::move(key), std::move(args));
  }

  std::optional<std::string> kind_of() {
    const toml::node* node = table_.get("kind");
    if (node == nullptr) {
      error(here(), "diagnostic.edit_without_kind");
      return std::nullopt;
    }
    const auto* kind = node->as_string();
    const std::string word = kind == nullptr ? std::string() : kind->get();
    if (std::ranges::find(kEditKinds, word) != kEditKinds.end()) return word;
    auto& e = error(position(node->source()), "diagnostic.unknown_edit",
                    {{word}, {fmt::format("{}", fmt::join(kEditKinds, ", "))}});
    e.suggestion = std::string(nearest(word, kEditKinds));
    return std::nullopt;
  }

  void read_key(std::string_view kind, const toml::key& key, const toml::node& node) {
    const EditKey* row = find_edit_key(kind, key.str());
    if (row == nullptr) return unknown(kind, key);
    const std::size_t before = report_.size();
    row->read(Value{row->info, node, folder_, report_}, edit_);
    fine_ = fine_ && report_.size() == before;
    const bool file = row->info.type == "type.path" || key.str() == "luminaire";
    if (const auto* text = node.as_string(); file && text != nullptr && fs::is_regular_file(folder_ / text->get()))
      edit_.files.push_back((folder_ / text->get()).lexically_normal());
    if (kind != "where") edit_.canonical += fmt::format("{} = {}\n", key.str(), canonical(node, file));
  }

  void read_where(const toml::node& node) {
    Where& where = *where_of(edit_);
    where.said = {edit_.said.file, position(node.source()).line, position(node.source()).column};
    edit_.canonical += fmt::format("where = {}\n", canonical(node, false));
    if (const auto* text = node.as_string(); text != nullptr && text->get() == "town") {
      whole_town_ = true;
      return;
    }
    const auto* table = node.as_table();
    if (table == nullptr) {
      error(position(node.source()), "diagnostic.wrong_type", {{"where"}, {"type.where", true}, {type_of(node), true}});
      return;
    }
    if (table->empty()) error(position(node.source()), "diagnostic.empty_where");
    for (const auto& [key, value] : *table) read_key("where", key, value);
    if (table->contains("radius") && !table->contains("near"))
      error(position(table->get("radius")->source()), "diagnostic.needs", {{"where.radius"}, {"where.near"}});
    some_where_ = true;
  }

  void unknown(std::string_view kind, const toml::key& key) {
    std::vector<std::string_view> known;
    const std::string prefix = fmt::format("edit.{}.", kind);
    for (const EditKey& row : edit_table())
      if (row.info.key.starts_with(prefix)) known.push_back(row.info.key.substr(prefix.size()));
    if (kind != "where") known.insert(known.end(), {"kind", "where"});
    error(position(key.source()), "diagnostic.unknown_key_in", {{std::string(key.str())}, {std::string(kind)}}).suggestion =
        std::string(nearest(key.str(), known));
  }

  /// Changing a whole town by a forgotten key is no slip to make: it must be said.
  void check_where() {
    if (where_of(edit_) == nullptr || some_where_ || whole_town_ || table_.contains("where")) return;
    const bool placed = table_.contains("add") || table_.contains("remove_at") || table_.contains("lamps");
    if (!placed) error(here(), "diagnostic.no_where", {{edit_.kind}});
  }

  void check_lighting(const LightingEdit& e) {
    const bool lays = e.p_class || e.remove || !e.remove_at.empty() || !e.add.empty() || e.lamps || e.retrofit;
    const bool sets = e.luminaire || e.flux_lm || e.flux_factor || e.power_w || e.cct_k || e.height_m;
    const bool switches = e.burns || e.on_elevation_deg || e.dim || e.motion_rest;
    if (!lays && !sets && !switches) error(here(), "diagnostic.edit_changes_nothing", {{edit_.kind}});
    const auto exclude = [this](bool both, const char* a, const char* b) {
      if (both) error(here(), "diagnostic.not_together", {{a}, {b}});
    };
    exclude(e.p_class && e.remove, "class", "remove");
    exclude(e.p_class && e.flux_lm, "class", "flux");
    exclude(e.flux_factor && e.flux_lm, "flux_factor", "flux");
    exclude(e.p_class && e.power_w, "class", "power");
    exclude(e.retrofit && e.luminaire, "retrofit", "luminaire");
    exclude(e.retrofit && e.remove, "retrofit", "remove");
    exclude(e.burns && *e.burns == LampSwitch::Off && (e.dim || e.motion_rest), "burns = \"never\"", e.dim ? "dim" : "motion");
    exclude(e.on_elevation_deg && e.burns && *e.burns != LampSwitch::Sun, "on_below", "burns");
  }

  const toml::table& table_;
  const fs::path& folder_;
  Report& report_;
  Edit edit_;
  bool fine_{true}, some_where_{}, whole_town_{};
};

}  // namespace

std::optional<Edit> read_edit(const toml::table& table, const fs::path& folder, const std::string& file, Report& report) {
  return EditReader(table, folder, report).read(file);
}

}  // namespace lichtung::detail
