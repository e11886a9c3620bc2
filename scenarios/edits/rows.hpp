// What the files of the kinds of edits share: their rows, and the checks of what an edit's keys say together.
#pragma once

#include "scenarios/edit_table.hpp"
#include "scenarios/read_values.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lichtung::detail {

/// A row reads into one member of one kind of edit.
#define LICHTUNG_INTO(Type, member) \
  [](const Value& v, Edit& e) { v.into(std::get<Type>(e.what).member); }

/// Row of a key; low > high: no range.
[[nodiscard]] inline KeyInfo edit_row(std::string_view key, std::string_view type, std::string_view unit, double low, double high,
                                      std::string_view en, std::string_view de) {
  return {key, type, unit, low, high, "", "", en, de, NotStored{}};
}

[[nodiscard]] std::vector<EditKey> where_rows();
[[nodiscard]] std::vector<EditKey> lighting_rows();
[[nodiscard]] std::vector<EditKey> police_rows_of_edits();
[[nodiscard]] std::vector<EditKey> housing_rows();
[[nodiscard]] std::vector<EditKey> places_rows();
[[nodiscard]] std::vector<EditKey> nightlife_rows();

/// Reports what is wrong with an edit as a whole.
class EditCheck {
 public:
  EditCheck(const toml::table& table, const Edit& edit, Report& report) : table_(table), edit_(edit), report_(report) {}

  /// An error at the edit's head, or at one of its keys if it is given.
  Diagnostic& error(std::string key, std::vector<Argument> args = {}) { return report_.error(position(table_.source()), std::move(key), std::move(args)); }
  Diagnostic& error_at(std::string_view name, std::string key, std::vector<Argument> args = {}) {
    const toml::node* node = table_.get(name);
    return report_.error(position((node == nullptr ? table_ : *node).source()), std::move(key), std::move(args));
  }
  [[nodiscard]] bool has(std::string_view name) const { return table_.contains(name); }

  void changes_nothing() { error("diagnostic.edit_changes_nothing", {{edit_.kind}}); }
  void exclude(bool both, const char* a, const char* b) {
    if (both) error("diagnostic.not_together", {{a}, {b}});
  }
  /// `name` says something only beside `other`.
  void needs(std::string_view name, std::string_view other) {
    if (has(name) && !has(other)) error_at(name, "diagnostic.needs", {{std::string(name)}, {std::string(other)}});
  }

 private:
  const toml::table& table_;
  const Edit& edit_;
  Report& report_;
};

// One overload per kind, beside its rows.
void check(const LightingEdit& e, EditCheck& check);
void check(const PatrolEdit& e, EditCheck& check);
void check(const StationEdit& e, EditCheck& check);
void check(const WithdrawalEdit& e, EditCheck& check);
void check(const OrderServiceEdit& e, EditCheck& check);
void check(const EventEdit& e, EditCheck& check);
void check(const HousingEdit& e, EditCheck& check);
void check(const AccommodationEdit& e, EditCheck& check);
void check(const LandUseEdit& e, EditCheck& check);
void check(const UpkeepEdit& e, EditCheck& check);
void check(const SecurityEdit& e, EditCheck& check);
void check(const CameraEdit& e, EditCheck& check);
void check(const AlcoholEdit& e, EditCheck& check);
void check(const OutsidersEdit& e, EditCheck& check);
void check(const InvestigationEdit& e, EditCheck& check);

}  // namespace lichtung::detail
