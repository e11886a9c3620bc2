// Reads an edit key by key, then checks what its keys say together.
#include "scenarios/edit_reader.hpp"

#include "scenarios/edits/rows.hpp"
#include "scenarios/input_file.hpp"
#include "scenarios/value_text.hpp"

#include <algorithm>

namespace lichtung::detail {
namespace {

namespace fs = std::filesystem;

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
    const std::size_t before = report_.size();
    EditCheck together(table_, edit_, report_);
    std::visit([&](const auto& what) { check(what, together); }, edit_.what);
    if (report_.size() != before) return std::nullopt;
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
    const auto known = edit_kinds();
    if (std::ranges::find(known, word) != known.end()) return word;
    auto& e = error(position(node->source()), "diagnostic.unknown_edit", {{word}, {fmt::format("{}", fmt::join(known, ", "))}});
    e.suggestion = std::string(nearest(word, known));
    return std::nullopt;
  }

  void read_key(std::string_view kind, const toml::key& key, const toml::node& node) {
    const EditKey* row = find_edit_key(kind, key.str());
    if (row == nullptr) return unknown(kind, key);
    const std::size_t before = report_.size();
    row->read(Value{row->info, node, folder_, report_}, edit_);
    fine_ = fine_ && report_.size() == before;
    const bool file = row->info.type == "type.path" || key.str() == "luminaire";
    if (const auto* text = node.as_string(); file && text != nullptr && is_input_file(folder_ / text->get()))
      edit_.files.push_back((folder_ / text->get()).lexically_normal());
    if (kind != "where") edit_.canonical += fmt::format("{} = {}\n", key.str(), value_text(node, file));
  }

  void read_where(const toml::node& node) {
    Where& where = *where_of(edit_);
    where.said = {edit_.said.file, position(node.source()).line, position(node.source()).column};
    edit_.canonical += fmt::format("where = {}\n", value_text(node, false));
    if (const auto* text = node.as_string(); text != nullptr && text->get() == "town") return;
    const auto* table = node.as_table();
    if (table == nullptr) {
      error(position(node.source()), "diagnostic.wrong_type", {{"where"}, {"type.where", true}, {type_of(node), true}});
      return;
    }
    if (table->empty()) error(position(node.source()), "diagnostic.empty_where");
    for (const auto& [key, value] : *table) read_key("where", key, value);
    if (table->contains("radius") && !table->contains("near"))
      error(position(table->get("radius")->source()), "diagnostic.needs", {{"where.radius"}, {"where.near"}});
  }

  void unknown(std::string_view kind, const toml::key& key) {
    std::vector<std::string_view> known;
    const std::string prefix = fmt::format("edit.{}.", kind);
    for (const EditKey& row : edit_table())
      if (row.info.key.starts_with(prefix)) known.push_back(row.info.key.substr(prefix.size()));
    if (kind != "where") known.push_back("kind");
    if (kind != "where" && where_of(edit_) != nullptr) known.push_back("where");
    error(position(key.source()), "diagnostic.unknown_key_in", {{std::string(key.str())}, {std::string(kind)}}).suggestion =
        std::string(nearest(key.str(), known));
  }

  /// Changing a whole town by a forgotten key is no slip to make: it must be said.
  void check_where() {
    if (where_need(edit_) != WhereNeed::Required || table_.contains("where")) return;
    const bool placed = std::ranges::any_of(placing_keys(edit_), [this](std::string_view key) { return table_.contains(key); });
    if (!placed) error(here(), "diagnostic.no_where", {{edit_.kind}});
  }

  const toml::table& table_;
  const fs::path& folder_;
  Report& report_;
  Edit edit_;
  bool fine_{true};
};

}  // namespace

std::optional<Edit> read_edit(const toml::table& table, const fs::path& folder, const std::string& file, Report& report) {
  return EditReader(table, folder, report).read(file);
}

}  // namespace lichtung::detail
