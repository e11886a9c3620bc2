// See painter.hpp. The ground of a pane is drawn anew only if something it shows has changed; the replay then costs a copy
// of it and the signs.
#include "viz/app/painter.hpp"

#include "sim/outcome/file.hpp"
#include "viz/playback/daylight.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lichtung::viz {
namespace {

constexpr double kRecent_s = 3 * 3600.0;     // for so long an incident stays on the map

bool shows_values(const AppState& state) { return state.layer.id != LayerId::None; }

}  // namespace

std::vector<Pane> panes_of(const AppState& state, Viewport map) {
  switch (state.mode) {
    case CompareMode::Single: return {{state.single_side(), map, map}};
    case CompareMode::Difference: return {{Side::Difference, map, map}};
    case CompareMode::Swipe: {
      const float split = std::round(std::clamp(state.swipe, 0.02F, 0.98F) * map.width);
      return {{Side::A, map, {map.x, map.y, split, map.height}}, {Side::B, map, {map.x + split, map.y, map.width - split, map.height}}};
    }
    case CompareMode::SideBySide: {
      const float half = std::floor(map.width / 2) - 1;
      const Viewport left{map.x, map.y, half, map.height}, right{map.x + half + 2, map.y, map.width - half - 2, map.height};
      return {{Side::A, left, left}, {Side::B, right, right}};
    }
  }
  return {};
}

Sign kind_sign(std::size_t kind) {
  constexpr std::array<Sign, kKinds> kSigns{Sign::Square, Sign::Cross, Sign::Diamond, Sign::Triangle, Sign::Disc};
  return kSigns[std::min(kind, kKinds - 1)];
}

SignStyle ledger_style(const Incident& incident) {
  if (incident.discovered) return SignStyle::Cored;
  return incident.reported ? SignStyle::Filled : SignStyle::Hollow;
}

std::array<Rgb, 16> sign_palette(const MapColours& c) {
  std::array<Rgb, 16> palette{};
  palette[kPalPerson] = c.person;
  palette[kPalBicycle] = c.bicycle;
  palette[kPalCar] = c.car;
  palette[kPalOffender] = c.offender;
  palette[kPalPatrol] = c.patrol;
  for (std::size_t k = 0; k < kKinds; ++k) palette[kPalKinds + k] = kind_colour(k);
  return palette;
}

MapPainter::MapPainter() = default;

MapColours MapPainter::colours(AppState& state, Side side) const {
  const bool uses = state.layer.id == LayerId::LandUse && side != Side::Difference;
  return map_colours(static_cast<float>(state.darkness_now().value_or(0)), shows_values(state), uses, state.settings.high_contrast);
}

Scene& MapPainter::scene(Session& session) {
  std::uint64_t newest = 0;
  for (const auto& [key, entry] : scenes_) newest = std::max(newest, entry.used);
  SceneOf& entry = scenes_[&session];
  if (!entry.scene) entry.scene = std::make_unique<Scene>(session.town());
  entry.used = newest + 1;
  return *entry.scene;
}

void MapPainter::collect_people(AppState& state, Session& session, const Camera& camera, PaintCounts& counts) {
  const float scale = camera.pixels_per_metre();
  const float size = std::clamp(3.6F + 2.2F * std::log2(1 + scale), 4.2F, 11.0F);
  const Box visible = camera.visible().grown(8 / scale);
  movers_.clear();
  if ((state.shown.residents || state.shown.offenders || state.shown.patrols) && session.walks().available())
    movers_at(session.walks().at(state.clock.time(), session.town().streets), session.town().streets, state.clock.time(), movers_);
  for (const Mover& m : movers_) {
    const bool wanted = m.agent_kind == 2 ? state.shown.patrols : m.agent_kind == 1 ? state.shown.offenders : state.shown.residents;
    if (!wanted || !visible.contains(m.place)) continue;
    std::uint32_t sign = sign_code(Sign::Disc, kPalPerson);
    float factor = 1;
    if (m.agent_kind == 2) {
      sign = sign_code(Sign::Disc, kPalPatrol, SignStyle::Cored);
      factor = 1.9F;
    } else if (m.agent_kind == 1) {
      sign = sign_code(Sign::Diamond, kPalOffender);
      factor = 1.5F;
    } else if (m.mode == 1) {
      sign = sign_code(Sign::Triangle, kPalBicycle);
      factor = 1.35F;
    } else if (m.mode == 3) {
      sign = sign_code(Sign::Square, kPalCar);
    }
    people_.push_back({m.place.x, m.place.y, sign, size * factor, 1});
    ++counts.people;
  }
}

void MapPainter::collect_incidents(AppState& state, Session& session, const Camera& camera, PaintCounts& counts) {
  if (!state.shown.incidents) return;
  const Box visible = camera.visible().grown(20 / camera.pixels_per_metre());
  const double now = state.clock.time();
  for (const Incident& i : session.data().shown().incidents()) {
    if (i.time_s > now) break;
    const double age = now - i.time_s;
    if (!visible.contains(i.place) || (state.shown.follow_incidents && age > kRecent_s)) continue;
    const float freshness = state.shown.follow_incidents ? 1 - static_cast<float>(age / kRecent_s) : 0.35F;
    const float size = 13 + 9 * std::max(0.0F, 1 - static_cast<float>(age / 600));   // large for its first ten minutes
    incidents_.push_back({i.place.x, i.place.y, sign_code(kind_sign(i.kind), kPalKinds + i.kind, ledger_style(i)), size,
                          state.shown.follow_incidents ? std::clamp(0.35F + freshness, 0.0F, 1.0F) : 0.85F});
    ++counts.incidents;
  }
}

void MapPainter::collect_signs(AppState& state, Session& session, const Camera& camera, PaintCounts& counts) {
  people_.clear();
  incidents_.clear();
  try {
    collect_people(state, session, camera, counts);
  } catch (const outcome::FileError& error) {
    state.say(error.what(), true);
    state.shown.residents = state.shown.offenders = false;
  }
  collect_incidents(state, session, camera, counts);
}

PaintCounts MapPainter::paint(AppState& state, const std::vector<Pane>& panes, unsigned framebuffer, int height, float ratio) {
  const auto begin = std::chrono::steady_clock::now();
  PaintCounts counts;
  std::erase_if(scenes_, [&](const auto& entry) { return entry.first != state.a.get() && entry.first != state.b.get(); });
  for (const Pane& pane : panes) {
    Session* session = state.session(pane.side);
    if (session == nullptr) continue;
    Camera camera = state.camera;
    camera.set_view(pane.whole);
    const bool signs = pane.side != Side::Difference;
    if (signs) collect_signs(state, *session, camera, counts);
    haste_.spent_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    Ground& ground = grounds_[static_cast<std::size_t>(pane.side)];
    const Ground::View view{*session, state.pane(pane.side), camera, ratio, state.stamp(pane.side), state.layer.id,
                            state.settings.high_contrast, state.shown.lamps, state.darkness_now()};
    counts.ground_drawn = ground.refresh(renderer_, scene(*session), view, haste_) || counts.ground_drawn;
    counts.unfinished = counts.unfinished || ground.unfinished();
    const auto device = [&](const Viewport& v) {
      const int x = static_cast<int>(std::lround(v.x * ratio)), y = static_cast<int>(std::lround(v.y * ratio));
      const int w = static_cast<int>(std::lround((v.x + v.width) * ratio)) - x, h = static_cast<int>(std::lround((v.y + v.height) * ratio)) - y;
      return DeviceRect{x, height - y - h, w, h};
    };
    const DeviceRect whole = device(pane.whole), seen = device(pane.seen);
    ground.show(renderer_, framebuffer, whole, seen);
    if (!signs) continue;
    const MapColours look = colours(state, pane.side);
    const std::array<Rgb, 16> palette = sign_palette(look);
    const float outline = camera.pixels_per_metre() > 0.12F ? 0.16F : 0.0F;
    renderer_.draw_points(people_, camera, ratio, whole, seen, palette, look.sign_outline, outline);
    renderer_.draw_points(incidents_, camera, ratio, whole, seen, palette, rgb(0xFFFFFF), 0.13F);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  return counts;
}

}  // namespace lichtung::viz
