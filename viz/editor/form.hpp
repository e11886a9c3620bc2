// The form of one edit: a widget per key, with what is wrong beside it.
#pragma once

#include "viz/editor/form_fields.hpp"
#include "viz/editor/plan_editor.hpp"
#include "viz/panels/panels.hpp"

#include <map>
#include <string>

namespace lichtung::viz {

/// Which key of which edit is being placed on the map.
struct Placing {
  std::size_t edit{};
  bool where{};                     // a key of `where`
  std::string key;
  bool many{};                      // a list of places
  bool operator==(const Placing&) const = default;
};

class EditForm {
 public:
  /// Draws the streets and the keys of an edit; `placing` is changed by the buttons of places.
  void draw(const PanelContext& c, PlanEditor& editor, std::size_t edit, std::optional<Placing>& placing);

 private:
  struct Place {
    const PanelContext& c;
    PlanEditor& editor;
    std::size_t edit;
    bool where;
    std::optional<Placing>& placing;
  };
  static void add(const Place& p, const std::string& kind, const FormField& field);
  void draw_where(const Place& p);
  void draw_field(const Place& p, const FormField& field);
  void widget(const Place& p, const FormField& field, const std::string& value);
  void shares(const Place& p, const FormField& field, const std::string& value);
  void number(const Place& p, const FormField& field, const std::string& value);
  void text(const Place& p, const FormField& field, const std::string& value);
  void words(const Place& p, const FormField& field, const std::string& value);
  void points(const Place& p, const FormField& field, const std::string& value);
  void problems(const Place& p, const std::string& key);
  static bool set(const Place& p, const std::string& key, const std::string& value);
  static void unset(const Place& p, const std::string& key);
  [[nodiscard]] static const std::string* value_of_key(const Place& p, const std::string& key);

  std::map<std::string, std::vector<char>> typed_;   // texts being typed, by id of their widget
  std::string active_;                               // that with the cursor in it
};

}  // namespace lichtung::viz
