// Street maps drawn as text, after the way Valhalla's tests draw theirs: letters are nodes, '-' and '|' are streets
// between them. One cell is `cell` metres. Every straight run between two letters is a way of its own.
//
//   A--B--C
//      |
//      D
#pragma once

#include "sim/town/draft.hpp"

#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::test {

class AsciiTown {
 public:
  explicit AsciiTown(std::string_view map, double cell = 50.0) {
    std::vector<std::string> rows(1);
    for (const char c : map) {
      if (c == '\n')
        rows.emplace_back();
      else
        rows.back() += c;
    }
    draft_.name = "ASCII";
    draft_.source = "ascii";
    draft_.reference_lon_lat = {11.3, 49.5};
    for (std::size_t y = 0; y < rows.size(); ++y)
      for (std::size_t x = 0; x < rows[y].size(); ++x)
        if (std::isalpha(static_cast<unsigned char>(rows[y][x])) != 0) {
          number_[rows[y][x]] = static_cast<std::uint32_t>(draft_.nodes.size());
          draft_.nodes.push_back({static_cast<double>(x) * cell, -static_cast<double>(y) * cell});
        }
    for (std::size_t y = 0; y < rows.size(); ++y)
      for (std::size_t x = 0; x < rows[y].size(); ++x)
        if (number_.contains(rows[y][x])) {
          run(rows, x, y, 1, 0, '-');
          run(rows, x, y, 0, 1, '|');
        }
  }

  [[nodiscard]] std::uint32_t node(char letter) const { return number_.at(letter); }
  [[nodiscard]] town::Point at(char letter) const { return draft_.nodes[node(letter)]; }

  /// The way between two letters that are drawn next to each other.
  town::DraftWay& way(char a, char b) {
    for (town::DraftWay& w : draft_.ways)
      if ((w.nodes.front() == node(a) && w.nodes.back() == node(b)) ||
          (w.nodes.front() == node(b) && w.nodes.back() == node(a)))
        return w;
    return draft_.ways.at(draft_.ways.size());  // throws: no such way is drawn
  }

  /// A square house of unknown kind unless told, with its middle at a place.
  town::DraftBuilding& house(double x, double y, double side = 11.0,
                             town::BuildingKind kind = town::BuildingKind::Other) {
    const double h = side / 2.0;
    town::DraftBuilding b;
    b.kind = kind;
    b.outline = {{x - h, y - h}, {x + h, y - h}, {x + h, y + h}, {x - h, y + h}};
    draft_.buildings.push_back(b);
    return draft_.buildings.back();
  }

  town::TownDraft& draft() { return draft_; }

 private:
  void run(const std::vector<std::string>& rows, std::size_t x, std::size_t y, std::size_t dx, std::size_t dy,
           char line) {
    const auto cell = [&](std::size_t i) {
      const std::size_t row = y + i * dy, column = x + i * dx;
      return row < rows.size() && column < rows[row].size() ? rows[row][column] : ' ';
    };
    std::size_t i = 1;
    while (cell(i) == line) ++i;
    if (i == 1 || !number_.contains(cell(i))) return;
    town::DraftWay way;
    way.kind = town::StreetKind::Residential;
    way.osm_id = static_cast<std::int64_t>(draft_.ways.size()) + 1;
    way.nodes = {number_[cell(0)], number_[cell(i)]};
    draft_.ways.push_back(way);
  }

  town::TownDraft draft_;
  std::map<char, std::uint32_t> number_;
};

}  // namespace lichtung::test
