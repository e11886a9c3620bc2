// See picking.hpp. Straight pieces lie in a grid of cells of 100 m or more, each piece in every cell its box touches.
#include "viz/map/picking.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace lichtung::viz {

StreetPicker::StreetPicker(const Streets& streets, const Box& extent) : streets_(streets), extent_(extent) {
  constexpr float kMostCells = 400;   // in a row
  const float width = std::max(1.0F, extent.high.x - extent.low.x), height = std::max(1.0F, extent.high.y - extent.low.y);
  cell_m_ = std::max({100.0F, width / kMostCells, height / kMostCells});
  columns_ = static_cast<int>(width / cell_m_) + 1;
  rows_ = static_cast<int>(height / cell_m_) + 1;
  const auto each = [&](auto use) {
    for (std::size_t s = 0; s < streets.size(); ++s)
      for (std::uint32_t p = streets.lines.first[s]; p + 1 < streets.lines.first[s + 1]; ++p) {
        Box box;
        box.include(streets.lines.points[p]);
        box.include(streets.lines.points[p + 1]);
        const auto column = [&](float x) { return std::clamp(static_cast<int>((x - extent_.low.x) / cell_m_), 0, columns_ - 1); };
        const auto row = [&](float y) { return std::clamp(static_cast<int>((y - extent_.low.y) / cell_m_), 0, rows_ - 1); };
        for (int cy = row(box.low.y); cy <= row(box.high.y); ++cy)
          for (int cx = column(box.low.x); cx <= column(box.high.x); ++cx) use(cell(cx, cy), p);
      }
  };
  first_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1, 0);
  each([&](std::size_t c, std::uint32_t) { ++first_[c + 1]; });
  for (std::size_t c = 1; c < first_.size(); ++c) first_[c] += first_[c - 1];
  pieces_.resize(first_.back());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  each([&](std::size_t c, std::uint32_t p) { pieces_[next[c]++] = p; });
  segment_of_point_.resize(streets.lines.points.size());
  for (std::size_t s = 0; s < streets.size(); ++s)
    for (std::uint32_t p = streets.lines.first[s]; p < streets.lines.first[s + 1]; ++p) segment_of_point_[p] = static_cast<std::uint32_t>(s);
}

std::optional<std::uint32_t> StreetPicker::nearest(Vec2 p, float tolerance_m) const {
  constexpr float kWidest_m = 30;   // half of the widest street
  const float reach = tolerance_m + kWidest_m;
  const auto column = [&](float x) { return static_cast<int>(std::floor((x - extent_.low.x) / cell_m_)); };
  const auto row = [&](float y) { return static_cast<int>(std::floor((y - extent_.low.y) / cell_m_)); };
  float best = tolerance_m, best_axis = 0;
  std::optional<std::uint32_t> found;
  for (int cy = std::max(0, row(p.y - reach)); cy <= std::min(rows_ - 1, row(p.y + reach)); ++cy)
    for (int cx = std::max(0, column(p.x - reach)); cx <= std::min(columns_ - 1, column(p.x + reach)); ++cx)
      for (std::uint32_t i = first_[cell(cx, cy)]; i < first_[cell(cx, cy) + 1]; ++i) {
        const std::uint32_t piece = pieces_[i], s = segment_of_point_[piece];
        const float axis = distance_to_piece(p, streets_.lines.points[piece], streets_.lines.points[piece + 1]);
        const float edge = std::max(0.0F, axis - streets_.width_m[s] / 2);
        // Within two wide streets at once, the nearer axis decides.
        if (edge > best || (found && edge == best && axis >= best_axis)) continue;
        best = edge;
        best_axis = axis;
        found = s;
      }
  return found;
}

std::vector<std::uint32_t> StreetPicker::in_box(const Box& box) const {
  std::vector<std::uint32_t> found;
  for (std::size_t s = 0; s < streets_.size(); ++s)
    if (box.contains(streets_.at(s, 0.5F))) found.push_back(static_cast<std::uint32_t>(s));
  return found;
}

std::vector<std::uint32_t> StreetPicker::in_polygon(std::span<const Vec2> ring) const {
  std::vector<std::uint32_t> found;
  if (ring.size() < 3) return found;
  for (std::size_t s = 0; s < streets_.size(); ++s)
    if (in_ring(streets_.at(s, 0.5F), ring)) found.push_back(static_cast<std::uint32_t>(s));
  return found;
}

std::vector<NamedStreet> named_streets(const Streets& streets) {
  std::map<std::string_view, std::vector<std::uint32_t>> by_name;
  for (std::size_t s = 0; s < streets.size(); ++s)
    if (!streets.name[s].empty()) by_name[streets.name[s]].push_back(static_cast<std::uint32_t>(s));
  std::vector<NamedStreet> names;
  for (auto& [name, segments] : by_name) names.push_back({name, std::move(segments)});
  return names;
}

std::string plain_name(std::string_view name) {
  std::string out;
  const auto replaced = [&](std::size_t at, std::string_view from, std::string_view to) {
    if (name.substr(at, from.size()) != from) return false;
    out += to;
    return true;
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (replaced(i, "ä", "ae") || replaced(i, "Ä", "ae") || replaced(i, "ö", "oe") || replaced(i, "Ö", "oe") ||
        replaced(i, "ü", "ue") || replaced(i, "Ü", "ue") || replaced(i, "ß", "ss")) {
      ++i;   // two bytes each
      continue;
    }
    const char c = name[i];
    if (c == '.') continue;
    out += c == '-' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  for (std::size_t at = 0; (at = out.find("strasse", at)) != std::string::npos;) out.erase(at + 3, 4);
  return out;
}

std::vector<std::size_t> find_names(std::span<const NamedStreet> names, std::string_view words, std::size_t most) {
  const std::string wanted = plain_name(words);
  std::vector<std::size_t> first, later;
  if (wanted.empty()) return first;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto at = plain_name(names[i].name).find(wanted);
    if (at == 0)
      first.push_back(i);
    else if (at != std::string::npos)
      later.push_back(i);
  }
  first.insert(first.end(), later.begin(), later.end());
  if (first.size() > most) first.resize(most);
  return first;
}

}  // namespace lichtung::viz
