// See overlay.hpp: names on streets, feared places, scale bar, signs.
#include "viz/app/overlay.hpp"

#include "viz/layers/scale.hpp"
#include "viz/render/scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lichtung::viz {
namespace {

struct Candidate {
  std::size_t name{};
  std::uint32_t segment{};
  float pixels{}, weight{};
};

constexpr std::size_t kMostLabels = 70;

/// Turns what was added to the list since `from` around a point.
void turn(ImDrawList& list, int from, ImVec2 around, float angle) {
  const float c = std::cos(angle), s = std::sin(angle);
  for (int i = from; i < list.VtxBuffer.Size; ++i) {
    ImVec2& p = list.VtxBuffer[i].pos;
    const float x = p.x - around.x, y = p.y - around.y;
    p = {around.x + c * x - s * y, around.y + s * x + c * y};
  }
}

}  // namespace

void halo_text(ImDrawList& list, ImFont* font, float size, ImVec2 at, ImU32 ink, ImU32 halo, const char* text) {
  for (const ImVec2 d : {ImVec2(-1.2F, 0), ImVec2(1.2F, 0), ImVec2(0, -1.2F), ImVec2(0, 1.2F), ImVec2(-0.9F, -0.9F), ImVec2(0.9F, -0.9F),
                         ImVec2(-0.9F, 0.9F), ImVec2(0.9F, 0.9F)})
    list.AddText(font, size, {at.x + d.x, at.y + d.y}, halo, text);
  list.AddText(font, size, at, ink, text);
}

void StreetLabels::choose(const Fonts& fonts, const Session& session, const Camera& camera) {
  labels_.clear();
  const Streets& streets = session.town().streets;
  const Box visible = camera.visible();
  const float scale = camera.pixels_per_metre();
  std::vector<Candidate> candidates;
  for (std::size_t n = 0; n < session.names().size(); ++n) {
    Candidate best{n, 0, 0, 0};
    float seen = 0;
    int rank = 2;
    for (const std::uint32_t s : session.names()[n].segments) {
      const Vec2 middle = streets.at(s, 0.5F);
      if (!visible.contains(middle)) continue;
      const float pixels = streets.length_m[s] * scale;
      seen += pixels;
      rank = std::min(rank, street_rank(streets.kind[s]));
      const auto line = streets.lines[s];
      const float chord = length(line.back() - line.front()) * scale;
      if (chord > 0.93F * pixels && pixels > best.pixels) {
        best.pixels = pixels;
        best.segment = s;
      }
    }
    if (best.pixels < 24 || (rank == 2 && scale < 0.5F) || (rank == 1 && scale < 0.16F)) continue;
    best.weight = seen * (rank == 0 ? 3.0F : rank == 1 ? 1.0F : 0.5F);
    const float needed = static_cast<float>(session.names()[n].name.size()) * fonts.size * 0.45F;
    if (seen >= needed && best.pixels >= needed * 0.4F) candidates.push_back(best);
  }
  std::ranges::stable_sort(candidates, std::greater<>(), &Candidate::weight);
  std::vector<std::pair<ImVec2, float>> taken;   // discs along accepted names
  const float size = fonts.small_->FontSize * ImGui::GetIO().FontGlobalScale;
  for (const Candidate& c : candidates) {
    if (labels_.size() >= kMostLabels) break;
    Label label{std::string(session.names()[c.name].name), {}, 0};
    const Vec2 a = camera.to_screen(streets.at(c.segment, 0.45F)), b = camera.to_screen(streets.at(c.segment, 0.55F)),
               m = camera.to_screen(streets.at(c.segment, 0.5F));
    label.middle = {m.x, m.y};
    label.angle = std::atan2(b.y - a.y, b.x - a.x);
    constexpr float kQuarter = std::numbers::pi_v<float> / 2;
    if (label.angle > kQuarter) label.angle -= 2 * kQuarter;
    if (label.angle < -kQuarter) label.angle += 2 * kQuarter;
    const ImVec2 extent = fonts.small_->CalcTextSizeA(size, 1e4F, 0, label.text.c_str());
    const int discs = std::max(2, static_cast<int>(extent.x / size));
    std::vector<std::pair<ImVec2, float>> own;
    bool free = true;
    for (int i = 0; i <= discs && free; ++i) {
      const float along = extent.x * (static_cast<float>(i) / static_cast<float>(discs) - 0.5F);
      const ImVec2 p{m.x + std::cos(label.angle) * along, m.y + std::sin(label.angle) * along};
      for (const auto& [q, r] : taken) free = free && std::hypot(p.x - q.x, p.y - q.y) > r + size * 0.75F;
      own.emplace_back(p, size * 0.75F);
    }
    if (!free) continue;
    taken.insert(taken.end(), own.begin(), own.end());
    labels_.push_back(std::move(label));
  }
}

void StreetLabels::draw(ImDrawList& list, const Fonts& fonts, const Session& session, const Camera& camera, const Viewport& seen,
                        const MapColours& colours) {
  const bool same = chosen_ && session_ == &session && size_ == fonts.size && camera_.view() == camera.view() &&
                    camera_.centre() == camera.centre() && camera_.pixels_per_metre() == camera.pixels_per_metre();
  if (!same) {
    choose(fonts, session, camera);
    session_ = &session;
    camera_ = camera;
    size_ = fonts.size;
    chosen_ = true;
  }
  list.PushClipRect({seen.x, seen.y}, {seen.x + seen.width, seen.y + seen.height}, true);
  const float size = fonts.small_->FontSize * ImGui::GetIO().FontGlobalScale;
  for (const Label& label : labels_) {
    const ImVec2 extent = fonts.small_->CalcTextSizeA(size, 1e4F, 0, label.text.c_str());
    const int from = list.VtxBuffer.Size;
    halo_text(list, fonts.small_, size, {label.middle.x - extent.x / 2, label.middle.y - extent.y / 2}, colour_u32(colours.label),
              colour_u32(colours.label_halo, 0.75F), label.text.c_str());
    turn(list, from, label.middle, label.angle);
  }
  list.PopClipRect();
}

void draw_feared(ImDrawList& list, const Fonts& fonts, const Session& session, const Camera& camera, const Viewport& seen) {
  constexpr std::size_t kMost = 20;
  list.PushClipRect({seen.x, seen.y}, {seen.x + seen.width, seen.y + seen.height}, true);
  const float size = fonts.small_->FontSize * ImGui::GetIO().FontGlobalScale, radius = size * 0.85F;
  for (std::size_t i = std::min(kMost, session.feared().size()); i-- > 0;) {
    const Vec2 p = camera.to_screen(session.feared()[i].place);
    const std::string number = fmt::format("{}", i + 1);
    list.AddCircleFilled({p.x, p.y}, radius, colour_u32(rgb(0x3A1D1F)), 24);
    list.AddCircle({p.x, p.y}, radius, IM_COL32(255, 255, 255, 255), 24, 1.5F);
    const ImVec2 extent = fonts.small_->CalcTextSizeA(size, 1e4F, 0, number.c_str());
    list.AddText(fonts.small_, size, {p.x - extent.x / 2, p.y - extent.y / 2}, IM_COL32(255, 255, 255, 255), number.c_str());
  }
  list.PopClipRect();
}

void draw_patrols(ImDrawList& list, AppState& state, Session& session, const Camera& camera, const Viewport& seen, const MapColours& colours) {
  if (!state.shown.patrols) return;
  std::vector<PatrolPlace> units;
  session.tracks().at(state.clock.time(), units);
  list.PushClipRect({seen.x, seen.y}, {seen.x + seen.width, seen.y + seen.height}, true);
  const float size = std::clamp(11 + 3 * std::log2(1 + camera.pixels_per_metre()), 12.0F, 20.0F);
  for (const PatrolPlace& unit : units) {
    const Vec2 p = camera.to_screen(unit.place);
    list.AddCircleFilled({p.x, p.y}, size / 2 + 2, IM_COL32(255, 255, 255, 230), 24);
    draw_sign(list, {p.x, p.y}, size, Sign::Disc, SignStyle::Cored, colour_u32(colours.patrol), IM_COL32_WHITE);
  }
  list.PopClipRect();
}

void draw_scale_bar(ImDrawList& list, const Fonts& fonts, const Camera& camera, ImVec2 at, ImU32 ink, ImU32 halo, bool german) {
  const double scale = static_cast<double>(camera.pixels_per_metre());
  const double metres = scale_bar_metres(scale, 170);
  const float width = static_cast<float>(metres * scale), x = at.x, y = at.y;
  for (const auto& [colour, thick] : {std::pair(halo, 5.0F), std::pair(ink, 2.0F)}) {
    const float o = colour == halo ? 1.5F : 0.0F;
    list.AddLine({x - o, y}, {x + width + o, y}, colour, thick);
    list.AddLine({x, y - 6 - o}, {x, y + o}, colour, thick);
    list.AddLine({x + width, y - 6 - o}, {x + width, y + o}, colour, thick);
  }
  const std::string words = metres >= 1000 ? number_text(metres / 1000, german) + " km" : number_text(metres, german) + " m";
  const float size = fonts.small_->FontSize * ImGui::GetIO().FontGlobalScale;
  halo_text(list, fonts.small_, size, {x + 4, y - 5 - size}, ink, halo, words.c_str());
}

void draw_sign(ImDrawList& list, ImVec2 m, float size, Sign sign, SignStyle style, ImU32 colour, ImU32 rim) {
  const float r = size / 2;
  std::vector<ImVec2> corners;
  switch (sign) {
    case Sign::Square: corners = {{m.x - r * .86F, m.y - r * .86F}, {m.x + r * .86F, m.y - r * .86F}, {m.x + r * .86F, m.y + r * .86F}, {m.x - r * .86F, m.y + r * .86F}}; break;
    case Sign::Diamond: corners = {{m.x, m.y - r * 1.08F}, {m.x + r * 1.08F, m.y}, {m.x, m.y + r * 1.08F}, {m.x - r * 1.08F, m.y}}; break;
    case Sign::Triangle: corners = {{m.x, m.y - r * 1.24F}, {m.x + r * 1.07F, m.y + r * 0.62F}, {m.x - r * 1.07F, m.y + r * 0.62F}}; break;
    case Sign::Oblong: corners = {{m.x - r, m.y - r * .55F}, {m.x + r, m.y - r * .55F}, {m.x + r, m.y + r * .55F}, {m.x - r, m.y + r * .55F}}; break;
    case Sign::Cross:
      for (const float a : {0.25F, 0.75F}) {
        const ImVec2 d{std::cos(a * std::numbers::pi_v<float>) * r, std::sin(a * std::numbers::pi_v<float>) * r};
        list.AddLine({m.x - d.x, m.y - d.y}, {m.x + d.x, m.y + d.y}, colour, r * 0.62F);
      }
      return;
    case Sign::Disc: break;
  }
  const bool hollow = style == SignStyle::Hollow;
  if (sign == Sign::Disc) {
    if (hollow)
      list.AddCircle(m, r - 1, colour, 20, 2);
    else
      list.AddCircleFilled(m, r, colour, 20);
  } else if (hollow) {
    list.AddPolyline(corners.data(), static_cast<int>(corners.size()), colour, ImDrawFlags_Closed, 2);
  } else {
    list.AddConvexPolyFilled(corners.data(), static_cast<int>(corners.size()), colour);
  }
  if (style == SignStyle::Cored) list.AddCircleFilled(m, std::max(1.5F, r * 0.36F), rim, 12);
}

}  // namespace lichtung::viz
