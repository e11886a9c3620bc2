// The bar at the bottom: play, step, speed, and the time itself with day and night, recorded days and incidents.
#include "viz/panels/panels.hpp"
#include "viz/playback/daylight.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::viz {
namespace {

/// A square button with a drawn sign: 0 play, 1 pause, 2 step back, 3 step on, 4 incident back, 5 incident on.
bool icon_button(const char* id, int icon, bool on, const Ink& ink, const char* words) {
  const float h = ImGui::GetFrameHeight();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = toggle_button(fmt::format("##{}", id).c_str(), on, words, {h * 1.35F, h});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 size = ImGui::GetItemRectSize(), m{at.x + size.x / 2, at.y + size.y / 2};
  const ImU32 colour = on ? IM_COL32_WHITE : ink.text;
  const float r = size.y * 0.24F;
  const auto triangle = [&](float x, float direction) {
    list.AddTriangleFilled({x - direction * r * 0.8F, m.y - r}, {x - direction * r * 0.8F, m.y + r}, {x + direction * r, m.y}, colour);
  };
  switch (icon) {
    case 0: triangle(m.x, 1); break;
    case 1:
      list.AddRectFilled({m.x - r * 0.9F, m.y - r}, {m.x - r * 0.25F, m.y + r}, colour);
      list.AddRectFilled({m.x + r * 0.25F, m.y - r}, {m.x + r * 0.9F, m.y + r}, colour);
      break;
    case 2:
    case 3: {
      const float d = icon == 2 ? -1.0F : 1.0F;
      triangle(m.x - d * r * 0.2F, d);
      list.AddRectFilled({m.x + d * r * 0.8F - 1, m.y - r}, {m.x + d * r * 0.8F + 1, m.y + r}, colour);
      break;
    }
    default: {
      const float d = icon == 4 ? -1.0F : 1.0F;
      list.AddNgonFilled({m.x + d * r * 0.7F, m.y}, r * 0.75F, colour, 4);
      triangle(m.x - d * r * 0.9F, d);
    }
  }
  return pressed;
}

/// What a strip of time shows from … to, in pixels.
struct Strip {
  ImVec2 at;
  float width{}, height{};
  double from{}, to{1};
  [[nodiscard]] float x(double time) const { return at.x + static_cast<float>((time - from) / (to - from)) * width; }
  [[nodiscard]] double time(float px) const { return from + std::clamp(static_cast<double>((px - at.x) / width), 0.0, 1.0) * (to - from); }
};

void draw_light(const Strip& strip, const std::vector<DayInfo>& days) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const int pixels = static_cast<int>(strip.width / 2);
  for (int i = 0; i < pixels; ++i) {
    const float x = strip.at.x + 2 * static_cast<float>(i);
    const auto dark = darkness(days, strip.time(x + 1));
    const float t = dark ? static_cast<float>(*dark) : 0.15F;
    const auto mix = [&](float a, float b) { return static_cast<int>(a + t * (b - a)); };
    list.AddRectFilled({x, strip.at.y}, {x + 2, strip.at.y + strip.height}, IM_COL32(mix(246, 48), mix(240, 58), mix(218, 88), 255));
  }
}

void draw_incidents(const PanelContext& c, const Strip& strip, const std::vector<Incident>& incidents) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto first = std::ranges::lower_bound(incidents, strip.from, {}, &Incident::time_s);
  const float y = strip.at.y + strip.height;
  for (auto it = first; it != incidents.end() && it->time_s <= strip.to; ++it) {
    const float x = strip.x(it->time_s);
    list.AddLine({x, y + 1}, {x, y + 9}, colour_u32(kind_colour(it->kind)), 2);
  }
  (void)c;
}

/// Seeks by clicking and dragging; a click on a tick jumps to its incident.
void scrub(const PanelContext& c, const char* id, const Strip& strip, const Run& run) {
  ImGui::SetCursorScreenPos({strip.at.x, strip.at.y});
  ImGui::InvisibleButton(id, {strip.width, strip.height + 10});
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (ImGui::IsItemActive()) {
    const bool ticks = mouse.y > strip.at.y + strip.height;
    double wanted = strip.time(mouse.x);
    if (ticks && ImGui::IsItemActivated()) {
      const auto& incidents = run.incidents();
      const auto it = std::ranges::lower_bound(incidents, wanted, {}, &Incident::time_s);
      double best = 1e18;
      for (auto k = it == incidents.begin() ? it : it - 1; k != incidents.end() && k <= it; ++k)
        if (std::abs(static_cast<double>(strip.x(k->time_s) - mouse.x)) < 6 && std::abs(k->time_s - wanted) < best) {
          best = std::abs(k->time_s - wanted);
          c.state.clock.seek(k->time_s);
          if (k->segment >= 0) c.state.selection.set({static_cast<std::uint32_t>(k->segment)});
        }
      if (best < 1e17) c.state.clock.play(false);
    } else if (!ticks) {
      c.state.clock.seek(wanted);
    }
  }
  if (ImGui::IsItemHovered()) tip(date_text(c.state, run, strip.time(mouse.x), true).c_str());
}

void draw_cursor(const Strip& strip, double time, ImU32 colour) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float x = strip.x(time);
  list.AddLine({x, strip.at.y - 3}, {x, strip.at.y + strip.height + 3}, IM_COL32_WHITE, 4);
  list.AddLine({x, strip.at.y - 3}, {x, strip.at.y + strip.height + 3}, colour, 2);
  list.AddTriangleFilled({x - 5, strip.at.y - 7}, {x + 5, strip.at.y - 7}, {x, strip.at.y - 1}, colour);
}

void small_at(const PanelContext& c, ImVec2 at, ImU32 colour, const std::string& words, float align) {
  const float s = c.fonts.small_->FontSize * ImGui::GetIO().FontGlobalScale;
  const float w = c.fonts.small_->CalcTextSizeA(s, 1e4F, 0, words.c_str()).x;
  ImGui::GetWindowDrawList()->AddText(c.fonts.small_, s, {at.x - align * w, at.y}, colour, words.c_str());
}

void controls(const PanelContext& c, const Run& run) {
  AppState& s = c.state;
  const auto gap = [] { ImGui::SameLine(); };
  if (icon_button("incident_back", 4, false, c.ink, c.tr("view.incident_back_tip"))) s.jump_to_incident(-1);
  gap();
  if (icon_button("back", 2, false, c.ink, c.tr("view.step_back_tip"))) s.clock.step(-60);
  gap();
  if (icon_button("play", s.clock.playing() ? 1 : 0, s.clock.playing(), c.ink, c.tr("view.play_tip"))) s.clock.play(!s.clock.playing());
  gap();
  if (icon_button("on", 3, false, c.ink, c.tr("view.step_on_tip"))) s.clock.step(60);
  gap();
  if (icon_button("incident_on", 5, false, c.ink, c.tr("view.incident_on_tip"))) s.jump_to_incident(1);
  gap();
  float share = static_cast<float>(speed_share(s.clock.speed()));
  ImGui::SetNextItemWidth(c.fonts.size * 7);
  const double speed = s.clock.speed();
  const std::string label = speed < 60 ? message(s.language(), "view.speed_seconds", number_text(speed, s.german()))
                            : speed < 3600 ? message(s.language(), "view.speed_minutes", number_text(speed / 60, s.german()))
                                           : message(s.language(), "view.speed_hours", number_text(speed / 3600, s.german()));
  if (ImGui::SliderFloat("##speed", &share, 0, 1, "", ImGuiSliderFlags_NoInput)) s.clock.set_speed(speed_of_share(static_cast<double>(share)));
  tip(c.tr("view.speed_tip"));
  gap();
  ImGui::AlignTextToFramePadding();
  const float words = ImGui::GetCursorPosX();
  ImGui::TextUnformatted(label.c_str());
  ImGui::SameLine(words + c.fonts.size * 8.5F);
  const double day = std::floor(s.clock.time() / kDaySeconds) * kDaySeconds;
  if (toggle_button(c.tr("view.loop"), s.clock.looping(), c.tr("view.loop_tip"))) s.clock.set_loop(!s.clock.looping(), day, day + kDaySeconds);
  ImGui::SameLine(0, 20);
  ImGui::PushFont(c.fonts.title);
  ImGui::TextUnformatted(clock_text(s.clock.time()).c_str());
  ImGui::PopFont();
  gap();
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(date_text(s, run, s.clock.time(), false).c_str());
  gap();
  const bool recorded = std::ranges::any_of(run.recorded(), [&](const auto& r) { return s.clock.time() >= r.first && s.clock.time() < r.second; });
  if (recorded) return;
  ImGui::SameLine(0, 20);
  ImGui::AlignTextToFramePadding();
  ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(c.ink.warning), "%s",
                     c.tr(run.is_summary() ? "view.mean_no_people" : run.recorded().empty() ? "view.nothing_recorded" : "view.day_not_recorded"));
  if (!run.recorded().empty()) {
    gap();
    if (ImGui::Button(c.tr("view.go_to_recorded"))) s.clock.seek(run.recorded().front().first + 12.25 * 3600);
  }
}

}  // namespace

void draw_timeline(const PanelContext& c, Viewport at) {
  begin_panel("timeline", at);
  ImGui::GetWindowDrawList()->AddLine({at.x, at.y}, {at.x + at.width, at.y}, c.ink.line);
  Session* session = c.state.current();
  if (session == nullptr) {
    ImGui::End();
    return;
  }
  const Run& run = session->data().shown();
  const Run& light = session->data().first();
  controls(c, run);
  const float pad = ImGui::GetStyle().WindowPadding.x, small = c.fonts.small_->FontSize * ImGui::GetIO().FontGlobalScale;
  const float day_height = std::round(c.fonts.size * 1.05F), run_height = std::round(c.fonts.size * 0.7F);
  const float top = at.y + ImGui::GetStyle().WindowPadding.y + ImGui::GetFrameHeight() + 16;
  // The day at the clock, hour by hour; below, the whole run.
  const double day = std::min(std::floor(c.state.clock.time() / kDaySeconds) * kDaySeconds, run.span_s() - kDaySeconds);
  const Strip hours{{at.x + pad, top}, at.width - 2 * pad, day_height, day, day + kDaySeconds};
  draw_light(hours, light.days());
  for (int h = 0; h <= 24; h += 2) {
    const float x = hours.x(day + h * 3600.0);
    ImGui::GetWindowDrawList()->AddLine({x, hours.at.y}, {x, hours.at.y + hours.height}, IM_COL32(128, 128, 128, 90));
    small_at(c, {x, hours.at.y + hours.height + 10}, c.ink.quiet, fmt::format("{}", (h + 4) % 24), h == 0 ? 0.0F : h == 24 ? 1.0F : 0.5F);
  }
  if (c.state.shown.incidents) draw_incidents(c, hours, run.incidents());
  scrub(c, "##hours", hours, run);
  draw_cursor(hours, c.state.clock.time(), c.ink.accent);
  const Strip all{{at.x + pad, hours.at.y + hours.height + 16 + small}, at.width - 2 * pad, run_height, 0, run.span_s()};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(all.at, {all.at.x + all.width, all.at.y + all.height}, IM_COL32(232, 230, 225, 255), 2);
  for (const auto& [from, to] : run.recorded())
    list.AddRectFilled({all.x(from), all.at.y}, {std::max(all.x(from) + 3, all.x(to)), all.at.y + all.height}, colour_u32(rgb(0x8FC3CE)), 2);
  if (c.state.shown.incidents) draw_incidents(c, all, run.incidents());
  scrub(c, "##run", all, run);
  draw_cursor(all, c.state.clock.time(), c.ink.accent);
  small_at(c, {all.at.x, all.at.y + all.height + 11}, c.ink.quiet, date_text(c.state, light, 0, false), 0);
  small_at(c, {all.at.x + all.width, all.at.y + all.height + 11}, c.ink.quiet, date_text(c.state, light, run.span_s() - kDaySeconds, false), 1);
  ImGui::End();
}

}  // namespace lichtung::viz
