// The rows of all kinds of edits, and what follows from the list of kinds.
#include "scenarios/edit_table.hpp"

#include "scenarios/edits/rows.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace lichtung {
namespace {

constexpr std::size_t kKinds = std::variant_size_v<EditContent>;

template <class Make>
constexpr auto of_all_kinds(Make make) {
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return std::array{make(std::type_identity<std::variant_alternative_t<I, EditContent>>{})...};
  }(std::make_index_sequence<kKinds>{});
}

constexpr auto kWords = of_all_kinds([](auto kind) { return decltype(kind)::type::kWord; });

}  // namespace

std::span<const std::string_view> edit_kinds() { return kWords; }

std::span<const EditKey> edit_table() {
  static const std::vector<EditKey> table = [] {
    using namespace detail;
    std::vector<EditKey> rows;
    for (const auto& more : {where_rows(), lighting_rows(), police_rows_of_edits(), housing_rows(), places_rows(), nightlife_rows()})
      rows.insert(rows.end(), more.begin(), more.end());
    return rows;
  }();
  return table;
}

const EditKey* find_edit_key(std::string_view kind, std::string_view name) {
  for (const EditKey& key : edit_table()) {
    std::string_view rest = key.info.key;
    rest.remove_prefix(std::string_view("edit.").size());
    if (rest.starts_with(kind) && rest.substr(kind.size()).starts_with('.') && rest.substr(kind.size() + 1) == name) return &key;
  }
  return nullptr;
}

Edit empty_edit(std::string_view kind) {
  constexpr auto empties = of_all_kinds([](auto k) -> EditContent (*)() { return [] { return EditContent(typename decltype(k)::type{}); }; });
  Edit edit;
  edit.kind = kind;
  edit.what = empties[static_cast<std::size_t>(std::ranges::find(kWords, kind) - kWords.begin())]();
  return edit;
}

Where* where_of(Edit& edit) {
  return std::visit([](auto& what) -> Where* {
    if constexpr (requires { what.where; }) return &what.where;
    else return nullptr;
  }, edit.what);
}

const Where* where_of(const Edit& edit) { return where_of(const_cast<Edit&>(edit)); }

WhereNeed where_need(const Edit& edit) {
  return std::visit([](const auto& what) { return what.kWhereNeed; }, edit.what);
}

std::span<const std::string_view> placing_keys(const Edit& edit) {
  return std::visit([](const auto& what) { return std::span<const std::string_view>(what.kPlacing); }, edit.what);
}

}  // namespace lichtung
