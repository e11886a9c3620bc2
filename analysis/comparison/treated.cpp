// Words of the user are checked one by one; what is seen in the files needs no words.
#include "analysis/comparison/treated.hpp"

#include "scenarios/errors.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace lichtung::comparison {
namespace {

constexpr double kLeastLux = 0.1, kLeastShare = 0.05;

/// Columns that follow from light; a hair's difference there is no treatment.
bool follows_light(std::string_view column) { return column == "class" || column == "semicylindrical_min_lx" || column == "dark_m" || column == "lit"; }

template <class T>
std::optional<T> whole_word(std::string_view word) {
  T value{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(mark, from), text.size());
    parts.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

using Marks = std::vector<bool>;

class Reading {
 public:
  Reading(const Streets& streets, Language language) : streets_(streets), language_(language), marks_(streets.size(), false) {}

  void mark(const std::string& told) {
    const std::size_t colon = std::min(told.find(':'), told.size());
    const std::string kind = told.substr(0, colon), rest = colon < told.size() ? told.substr(colon + 1) : std::string();
    const auto before = std::ranges::count(marks_, true);
    bool understood = false;
    if (kind == "segments") understood = segments(rest);
    if (kind == "street") understood = mark_if([&](std::size_t s) { return !rest.empty() && streets_.names[s] == rest; });
    if (kind == "district") understood = mark_if([&](std::size_t s) { return in_district(s, rest); });
    if (kind == "circle") understood = circle(rest);
    if (kind == "polygon") understood = polygon(rest);
    if (!understood) fail("compare.error_treated", told);
    if (std::ranges::count(marks_, true) == before && !touched_) fail("compare.error_treated_nothing", told);
    touched_ = false;
  }
  [[nodiscard]] const Marks& marks() const { return marks_; }

 private:
  [[noreturn]] void fail(std::string_view key, const std::string& told) const {
    throw DataError(ErrorKind::Data, "--treated", message(language_, key, told, streets_.size()));
  }
  template <class Fits>
  bool mark_if(Fits fits) {
    for (std::size_t s = 0; s < marks_.size(); ++s)
      if (fits(s)) {
        marks_[s] = true;
        touched_ = true;
      }
    return true;
  }
  [[nodiscard]] bool in_district(std::size_t s, const std::string& name) const {
    return streets_.district[s] >= 0 && streets_.districts[static_cast<std::size_t>(streets_.district[s])] == name;
  }
  bool segments(const std::string& rest) {
    for (const std::string_view part : split(rest, ',')) {
      const auto ends = split(part, '-');
      const auto low = whole_word<std::size_t>(ends.front()), high = whole_word<std::size_t>(ends.back());
      if (ends.size() > 2 || !low || !high || *low > *high || *high >= marks_.size()) return false;
      mark_if([&](std::size_t s) { return s >= *low && s <= *high; });
    }
    return true;
  }
  [[nodiscard]] static std::vector<double> numbers(const std::string& rest) {
    std::vector<double> out;
    for (const std::string_view part : split(rest, ',')) {
      const auto value = whole_word<double>(part);
      if (!value || !std::isfinite(*value)) return {};
      out.push_back(*value);
    }
    return out;
  }
  bool circle(const std::string& rest) {
    const auto c = numbers(rest);
    if (c.size() != 3 || !(c[2] > 0.0)) return false;
    const auto places = middles(streets_);
    return mark_if([&](std::size_t s) { return std::hypot(places[s].x - c[0], places[s].y - c[1]) <= c[2]; });
  }
  /// Even-odd rule: Shimrat 1962.
  bool polygon(const std::string& rest) {
    const auto c = numbers(rest);
    if (c.size() < 6 || c.size() % 2 != 0) return false;
    const auto places = middles(streets_);
    return mark_if([&](std::size_t s) {
      bool inside = false;
      for (std::size_t i = 0, j = c.size() - 2; i < c.size(); j = i, i += 2)
        if ((c[i + 1] > places[s].y) != (c[j + 1] > places[s].y) &&
            places[s].x < (c[j] - c[i]) * (places[s].y - c[i + 1]) / (c[j + 1] - c[i + 1]) + c[i])
          inside = !inside;
      return inside;
    });
  }

  const Streets& streets_;
  Language language_;
  Marks marks_;
  bool touched_{};   // by the word being read, even if marked before
};

void add_cause(Treatment& out, Marks& all, const std::string& variable, const Marks& marks) {
  const auto n = static_cast<std::size_t>(std::ranges::count(marks, true));
  if (n == 0) return;
  out.causes.push_back({variable, n});
  for (std::size_t s = 0; s < marks.size(); ++s)
    if (marks[s]) all[s] = true;
}

void list_streets(const Marks& marks, Treatment& out) {
  for (std::size_t s = 0; s < marks.size(); ++s)
    if (marks[s]) out.streets.push_back(static_cast<std::uint32_t>(s));
}

bool relit(double before, double after) {
  const double change = std::abs(after - before);
  return change >= kLeastLux && change >= kLeastShare * std::max(before, after);
}

}  // namespace

std::vector<Place> middles(const Streets& streets) {
  std::vector<Place> out(streets.size());
  const auto& m = streets.mesh;
  for (std::size_t s = 0; s < streets.size(); ++s) {
    const auto a = static_cast<std::size_t>(streets.from[s]), b = static_cast<std::size_t>(streets.to[s]);
    out[s] = {(m.node_x[a] + m.node_x[b]) / 2.0, (m.node_y[a] + m.node_y[b]) / 2.0};
  }
  return out;
}

Treatment treated_as_told(std::span<const std::string> told, const Streets& streets, Language language) {
  Reading reading(streets, language);
  for (const std::string& words : told) reading.mark(words);
  Treatment out;
  list_streets(reading.marks(), out);
  out.causes = {{"given", out.streets.size()}};
  return out;
}

Treatment treated_as_seen(const Streets& a, const Streets& b, std::span<const StreetFigure> figures) {
  Treatment out;
  Marks all(a.size(), false);
  for (const StreetFigure& f : figures) {
    Marks marks(a.size(), false);
    for (std::size_t s = 0; s < a.size(); ++s) {
      if (f.variable.starts_with("illuminance_")) marks[s] = relit(static_cast<double>(f.mean_a[s]), static_cast<double>(f.mean_b[s]));
      if (f.variable == "patrol_minutes") marks[s] = f.sure(s);
    }
    add_cause(out, all, f.variable, marks);
  }
  for (const auto& [name, values] : a.state) {
    const auto other = b.state.find(name);
    if (other == b.state.end() || follows_light(name)) continue;
    Marks marks(a.size(), false);
    for (std::size_t s = 0; s < a.size(); ++s)
      marks[s] = values[s] != other->second[s] && !(std::isnan(values[s]) && std::isnan(other->second[s]));
    add_cause(out, all, name, marks);
  }
  list_streets(all, out);
  return out;
}

}  // namespace lichtung::comparison
