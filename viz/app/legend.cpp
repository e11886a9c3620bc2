// Legends: ramp with ticks and unit, classes, uses, signs; measured and drawn by the same code.
#include "viz/app/overlay.hpp"

#include "viz/layers/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace lichtung::viz {
namespace {

/// Writes line after line below each other.
class Writer {
 public:
  Writer(ImDrawList* list, const Fonts& fonts, ImVec2 at, float width) : list_(list), fonts_(fonts), at_(at), top_(at.y), width_(width) {}

  [[nodiscard]] float size(ImFont* font) const { return font->FontSize * ImGui::GetIO().FontGlobalScale; }
  [[nodiscard]] float height() const { return at_.y - top_; }
  [[nodiscard]] ImVec2 at() const { return at_; }
  [[nodiscard]] float width() const { return width_; }
  [[nodiscard]] ImDrawList* list() const { return list_; }
  void skip(float by) { at_.y += by; }

  void text(ImFont* font, ImU32 colour, const std::string& words, float indent = 0) {
    if (words.empty()) return;
    const float s = size(font), wrap = width_ - indent;
    const ImVec2 extent = font->CalcTextSizeA(s, 1e4F, wrap, words.c_str());
    if (list_ != nullptr) list_->AddText(font, s, {at_.x + indent, at_.y}, colour, words.c_str(), nullptr, wrap);
    at_.y += extent.y + 2;
  }
  /// A mark of a fixed size with words beside it; two columns if `half`.
  template <class Mark>
  void entry(Mark mark, ImU32 colour, const std::string& words) {
    const float s = size(fonts_.small_), row = s + 5;
    if (list_ != nullptr) {
      mark(*list_, ImVec2(at_.x + 9, at_.y + row / 2));
      list_->AddText(fonts_.small_, s, {at_.x + 24, at_.y + (row - s) / 2}, colour, words.c_str());
    }
    at_.y += row;
  }

 private:
  ImDrawList* list_;
  const Fonts& fonts_;
  ImVec2 at_;
  float top_, width_;
};

/// Both ends and the middle first; others where there is room between them.
void tick_labels(Writer& w, const Fonts& fonts, const Scale& scale, const Ink& ink, bool german) {
  const float s = w.size(fonts.small_), width = w.width(), gap = s / 3;
  const std::vector<float> values = ticks(scale);
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto importance = [&](std::size_t i) { return i == 0 || i + 1 == values.size() ? 0 : 2 * i + 1 == values.size() ? 1 : 2; };
  std::ranges::stable_sort(order, {}, importance);
  std::vector<std::pair<float, float>> taken;
  for (const std::size_t i : order) {
    const std::string words = number_text(static_cast<double>(values[i]), german, scale.difference);
    const float place = scale.kind == ScaleKind::Logarithmic && !scale.difference ? place_on(scale, values[i])
                                                                                  : (values[i] - scale.low) / (scale.high - scale.low);
    const float x = w.at().x + place * width, wide = fonts.small_->CalcTextSizeA(s, 1e4F, 0, words.c_str()).x;
    const float from = std::clamp(x - wide / 2, w.at().x, w.at().x + width - wide);
    w.list()->AddLine({x, w.at().y - 3}, {x, w.at().y}, ink.quiet);
    if (std::ranges::any_of(taken, [&](const auto& t) { return from < t.second + gap && from + wide + gap > t.first; })) continue;
    taken.emplace_back(from, from + wide);
    w.list()->AddText(fonts.small_, s, {from, w.at().y}, ink.text, words.c_str());
  }
}

void ramp_bar(Writer& w, const Fonts& fonts, const Scale& scale, const Ink& ink, bool german) {
  constexpr float kHeight = 12;
  const float width = w.width();
  if (w.list() != nullptr) {
    const int steps = 64;
    for (int i = 0; i < steps; ++i) {
      const float a = static_cast<float>(i) / steps, b = static_cast<float>(i + 1) / steps;
      w.list()->AddRectFilled({w.at().x + a * width, w.at().y}, {w.at().x + b * width + 0.5F, w.at().y + kHeight},
                              colour_u32(scale_colour(scale, (a + b) / 2)));
    }
    w.list()->AddRect(w.at(), {w.at().x + width, w.at().y + kHeight}, ink.line);
  }
  w.skip(kHeight + 3);
  const float s = w.size(fonts.small_);
  if (w.list() != nullptr) tick_labels(w, fonts, scale, ink, german);
  w.skip(s + 4);
}

void classes(Writer& w, AppState& state, const Ink& ink) {
  for (int c = 1; c <= 7; ++c) {
    const std::string words = c <= 6 ? fmt::format("P{} · {}", c, text(state.language(), fmt::format("view.class_p{}", c))) : std::string(text(state.language(), "view.class_none"));
    w.entry([&](ImDrawList& list, ImVec2 m) { list.AddRectFilled({m.x - 9, m.y - 4}, {m.x + 9, m.y + 4}, colour_u32(class_colour(c)), 2); }, ink.text, words);
  }
}

void uses(Writer& w, AppState& state, const Ink& ink) {
  for (int u = 0; u < kUses; ++u)
    w.entry([&](ImDrawList& list, ImVec2 m) { list.AddRectFilled({m.x - 7, m.y - 6}, {m.x + 7, m.y + 6}, colour_u32(use_colour(u)), 2); }, ink.text,
            std::string(text(state.language(), fmt::format("view.use_{}", u))));
}

}  // namespace

std::string layer_title(const AppState& state, bool difference) {
  const LayerInfo& info = layer_info(state.layer.id);
  std::string title(text(state.language(), fmt::format("view.layer.{}", info.key)));
  const LayerChoice choice = normal(state.layer);
  if (choice.id == LayerId::Fear && choice.group != Group::All)
    title += fmt::format(" · {}", text(state.language(), fmt::format("view.group{}", group_suffix(choice.group))));
  if (choice.id == LayerId::Offences || choice.id == LayerId::Density) {
    title += choice.kind < 0 ? "" : fmt::format(" · {}", text(state.language(), fmt::format("view.kind.{}", kKindNames[static_cast<std::size_t>(choice.kind)])));
    title += fmt::format(" · {}", text(state.language(), fmt::format("view.ledger.{}", ledger_prefix(choice.ledger))));
  }
  return difference ? message(state.language(), "view.difference_of", title) : title;
}

std::string layer_unit(AppState& state) {
  const LayerChoice choice = state.choice_now();
  const LayerInfo& info = layer_info(choice.id);
  if (info.unit.empty()) return {};
  std::string_view unit = info.unit;
  if (choice.basis == Basis::Hour && choice.id == LayerId::Patrol) unit = "minutes_hour";
  if (choice.basis == Basis::Hour && (choice.id == LayerId::FootfallDay || choice.id == LayerId::FootfallNight)) unit = "persons_hour";
  if (choice.id == LayerId::Fear && choice.group != Group::All) unit = "share_unsafe";
  return std::string(text(state.language(), fmt::format("view.unit.{}", unit)));
}

float draw_legend(ImDrawList* list, const Fonts& fonts, AppState& state, Side side, ImVec2 at, float width, const Ink& ink) {
  Writer w(list, fonts, at, width);
  const LayerInfo& info = layer_info(state.layer.id);
  if (info.id == LayerId::None) return 0;
  const PaneValues& pane = state.pane(side);
  const bool difference = side == Side::Difference;
  w.text(fonts.bold, ink.text, layer_title(state, difference));
  if (!pane.missing.empty()) {
    w.text(fonts.small_, ink.warning, message(state.language(), "view.layer_missing", pane.missing));
    return w.height();
  }
  if (difference && (info.id == LayerId::LandUse)) {
    w.text(fonts.small_, ink.quiet, std::string(text(state.language(), "view.no_difference_layer")));
    return w.height();
  }
  w.text(fonts.small_, ink.quiet, difference && info.scale == ScaleKind::Classes ? std::string(text(state.language(), "view.unit.classes")) : layer_unit(state));
  w.skip(4);
  if (info.scale == ScaleKind::Uses) {
    uses(w, state, ink);
  } else if (info.scale == ScaleKind::Classes && !difference) {
    classes(w, state, ink);
  } else {
    ramp_bar(w, fonts, pane.scale, ink, state.german());
  }
  const LayerChoice choice = state.choice_now();
  if (choice.basis == Basis::Whole && (info.frames || info.hours)) w.text(fonts.small_, ink.quiet, std::string(text(state.language(), "view.basis_whole_long")));
  if (choice.basis == Basis::Frame) w.text(fonts.small_, ink.quiet, std::string(text(state.language(), "view.basis_frame_long")));
  if (choice.basis == Basis::Hour) w.text(fonts.small_, ink.quiet, std::string(text(state.language(), "view.basis_hour_long")));
  if (difference) {
    if (std::ranges::none_of(pane.values, [](float v) { return std::isfinite(v) && v != 0; }))
      w.text(fonts.small_, ink.text, std::string(text(state.language(), "view.all_equal")));
    if (pane.pending)
      w.text(fonts.small_, ink.quiet, message(state.language(), "view.interval_pending", pane.pairs));
    else if (pane.pairs < 2)
      w.text(fonts.small_, ink.quiet, std::string(text(state.language(), "view.interval_none")));
    else {
      w.entry(
          [&](ImDrawList& l, ImVec2 m) {
            l.AddRectFilled({m.x - 9, m.y - 5}, {m.x + 9, m.y + 5}, colour_u32(ramp_colour(Ramp::Difference, 0.72F)), 2);
            for (int i = -1; i <= 1; ++i) l.AddLine({m.x + 6.0F * static_cast<float>(i) - 3, m.y + 5}, {m.x + 6.0F * static_cast<float>(i) + 3, m.y - 5}, IM_COL32_WHITE, 2);
          },
          ink.text, std::string(text(state.language(), "view.interval_hatched")));
      w.text(fonts.small_, ink.quiet, message(state.language(), "view.interval_from", pane.pairs));
    }
  }
  return w.height();
}

float draw_sign_legend(ImDrawList* list, const Fonts& fonts, AppState& state, ImVec2 at, float width, const Ink& ink, bool people) {
  Writer w(list, fonts, at, width);
  const auto dark = state.darkness_now();
  const MapColours now = map_colours(dark ? static_cast<float>(*dark) : 0, state.layer.id != LayerId::None, false, state.settings.high_contrast);
  const bool on_dark = lightness(now.ground) < 50;
  const auto person = [&](Sign sign, SignStyle style, Rgb colour, float size, std::string_view key) {
    w.entry(
        [&](ImDrawList& l, ImVec2 m) {
          if (on_dark) l.AddRectFilled({m.x - 10, m.y - 8}, {m.x + 10, m.y + 8}, colour_u32(now.ground), 3);
          draw_sign(l, m, size, sign, style, colour_u32(colour), IM_COL32_WHITE);
        },
        ink.text, std::string(text(state.language(), key)));
  };
  const auto entry = [&](Sign sign, SignStyle style, Rgb colour, float size, std::string_view key) {
    w.entry([&](ImDrawList& l, ImVec2 m) { draw_sign(l, m, size, sign, style, colour_u32(colour), IM_COL32_WHITE); }, ink.text,
            std::string(text(state.language(), key)));
  };
  if (people) {
    if (state.shown.residents) {
      person(Sign::Disc, SignStyle::Filled, now.person, 9, "view.sign.foot");
      person(Sign::Triangle, SignStyle::Filled, now.bicycle, 9, "view.sign.bicycle");
      person(Sign::Square, SignStyle::Filled, now.car, 9, "view.sign.car");
    }
    if (state.shown.offenders) person(Sign::Diamond, SignStyle::Filled, now.offender, 10, "view.sign.offender");
    if (state.shown.patrols) person(Sign::Disc, SignStyle::Cored, now.patrol, 14, "view.sign.patrol");
  }
  if (state.shown.incidents) {
    for (std::size_t k = 0; k < kKinds; ++k) entry(kind_sign(k), SignStyle::Filled, kind_colour(k), 12, fmt::format("view.kind.{}", kKindNames[k]));
    entry(Sign::Disc, SignStyle::Hollow, kind_colour(4), 12, "view.sign.unknown");
    entry(Sign::Disc, SignStyle::Filled, kind_colour(4), 12, "view.sign.reported");
    entry(Sign::Disc, SignStyle::Cored, kind_colour(4), 12, "view.sign.discovered");
  }
  return w.height();
}

}  // namespace lichtung::viz
