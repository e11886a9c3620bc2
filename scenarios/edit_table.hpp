// Every key an edit of a plan may hold, by kind, with type, unit, range and meaning: the reader, `lichtung explain`
// and docs/scenario-format.md use this table, so that a new lever is its rows and its mechanism.
#pragma once

#include "scenarios/key_table.hpp"
#include "scenarios/plan.hpp"

#include <span>
#include <string_view>

namespace lichtung {

namespace detail {
struct Value;
}

struct EditKey {
  KeyInfo info;                                        // key: "edit.lighting.class"; access unused
  void (*read)(const detail::Value& value, Edit& edit);
};

/// Words of kinds of edits, in the order of EditContent.
[[nodiscard]] std::span<const std::string_view> edit_kinds();
/// Words of `where.kind`: street kinds in the order of town::StreetKind, then what runs across kinds.
inline constexpr std::array<std::string_view, 17> kStreetWords{
    "motorway", "primary", "secondary", "tertiary", "residential", "living_street", "pedestrian", "service", "track",
    "footway", "cycleway", "path", "steps", "platform", "tunnel", "bridge", "unlit"};
inline constexpr std::array<std::string_view, 3> kSwitchWords{"sun", "always", "never"};
inline constexpr std::array<std::string_view, 6> kClassWords{"P1", "P2", "P3", "P4", "P5", "P6"};

/// Rows of all kinds; those of `where` have keys "edit.where.…".
[[nodiscard]] std::span<const EditKey> edit_table();

/// The row of a key of this kind ("lighting" or "where"), or nullptr.
[[nodiscard]] const EditKey* find_edit_key(std::string_view kind, std::string_view name);

/// An empty edit of this kind; kind must be one of edit_kinds().
[[nodiscard]] Edit empty_edit(std::string_view kind);

/// The streets that an edit concerns, or nullptr for a kind that has none.
[[nodiscard]] Where* where_of(Edit& edit);
[[nodiscard]] const Where* where_of(const Edit& edit);

/// Whether this edit has to say where, and the keys that place it without `where`.
[[nodiscard]] WhereNeed where_need(const Edit& edit);
[[nodiscard]] std::span<const std::string_view> placing_keys(const Edit& edit);

}  // namespace lichtung
