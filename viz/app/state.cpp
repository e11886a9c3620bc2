// See state.hpp.
#include "viz/app/state.hpp"

#include "scenarios/errors.hpp"
#include "sim/outcome/file.hpp"
#include "viz/playback/daylight.hpp"
#include "viz/render/marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>

namespace lichtung::viz {

void Selection::set(std::vector<std::uint32_t> to) {
  std::ranges::sort(to);
  to.erase(std::unique(to.begin(), to.end()), to.end());
  if (to == segments) return;
  segments = std::move(to);
  ++version;
}

void Selection::toggle(std::uint32_t segment) {
  const auto it = std::ranges::lower_bound(segments, segment);
  if (it != segments.end() && *it == segment)
    segments.erase(it);
  else
    segments.insert(it, segment);
  ++version;
}

void AppState::say(std::string text, bool error) {
  constexpr double kSeconds = 7, kErrorSeconds = 20;
  std::erase_if(messages, [&](const Message& m) { return m.text == text; });
  messages.push_back({std::move(text), error, error ? kErrorSeconds : kSeconds});
  constexpr std::size_t kMost = 4;
  if (messages.size() > kMost) messages.erase(messages.begin());
}

void AppState::open_or_throw(const std::filesystem::path& path, bool second) {
  auto session = std::make_unique<Session>(path);
  if (second && a) {
    if (!same_streets(a->data().first().reader(), session->data().first().reader()))
      throw DataError(ErrorKind::Data, path.string(), message(language(), "view.other_town", a->data().title()));
    b = std::move(session);
  } else {
    b.reset();
    a = std::move(session);
    selection.set({});
    edit_marks.clear();
    ++edit_marks_version;
    fit_wanted = true;
    start_clock();
  }
  set_mode(mode);
  forget();
  std::error_code error;
  const auto absolute = std::filesystem::absolute(path, error);
  remember(settings, error ? path.string() : absolute.lexically_normal().string());
}

Exit AppState::open(const std::filesystem::path& path, bool second) {
  std::string problem;
  Exit exit = Exit::Internal;
  try {
    open_or_throw(path, second);
    return Exit::Fine;
  } catch (const std::bad_alloc&) {
    problem = fmt::format("{}: {}", path.string(), text(language(), "app.no_memory"));
  } catch (const std::exception& error) {
    problem = error.what();
    exit = exit_of(error);
  }
  say(problem, true);
  fmt::print(stderr, "lichtung-view: {}\n", problem);
  return exit;
}

void AppState::forget() {
  for (Kept& kept : kept_) kept.valid = false;
  scale_choice_.reset();
  paired_.reset();
}

void AppState::start_clock() {
  const Run& run = a->data().shown();
  clock = Clock(0, run.span_s());
  if (run.recorded().empty()) return;
  const auto [from, to] = run.recorded().front();
  clock.seek(from + 12.25 * 3600);    // 16:15 of the first recorded day: people on their ways, dusk near in winter
  clock.set_loop(false, from, to);
}

void AppState::close_second() {
  b.reset();
  mode = CompareMode::Single;
  forget();
}

void AppState::swap_sides() {
  if (!b) return;
  std::swap(a, b);
  forget();
}

void AppState::select_run(int which) {
  for (Session* session : {a.get(), b.get()}) {
    if (session == nullptr) continue;
    const int most = session->data().replicates() - 1;
    const int wanted = which == Dataset::kMean && !session->data().has_mean() ? 0 : std::min(which, most);
    if (wanted < Dataset::kMean || (wanted == Dataset::kMean && !session->data().has_mean())) continue;
    try {
      session->select(wanted);
    } catch (const std::exception& error) {
      say(error.what(), true);
      fmt::print(stderr, "lichtung-view: {}\n", error.what());
    }
  }
}

void AppState::set_mode(CompareMode wanted) {
  mode = b ? wanted : CompareMode::Single;
  // A plain map has no difference: one would think that nothing has changed.
  if (mode == CompareMode::Difference && layer.id == LayerId::None) layer.id = LayerId::Fear;
}

LayerChoice AppState::choice_now() {
  LayerChoice choice = layer;
  Session* session = current();
  if (session != nullptr) {
    choice.frame = frame_at(session->data().shown().reader().frame_start_s(), clock.time());
    choice.hour = hour_of_week(session->data().first().days(), clock.time());
  }
  return normal(choice);
}

Scale AppState::scale_of(const LayerChoice& choice) {
  // The range of all times: from the whole run, or from hours spread over the typical week.
  LayerChoice wide = choice;
  wide.frame = wide.hour = 0;
  if (wide.basis == Basis::Frame) wide.basis = Basis::Whole;
  const std::uint64_t va = a ? a->version() : 0, vb = b ? b->version() : 0;
  if (scale_choice_ == wide && scale_a_ == va && scale_b_ == vb) return scale_;
  std::vector<std::vector<float>> all;
  for (Session* session : {a.get(), b.get()}) {
    if (session == nullptr) continue;
    if (wide.basis != Basis::Hour) {
      all.push_back(session->values(normal(wide)).values);
      continue;
    }
    std::vector<float> hours;
    for (const std::uint32_t hour : {32U, 36U, 41U, 46U, 132U, 138U, 143U, 159U}) {   // Tuesday, Saturday, Sunday
      wide.hour = hour;
      const LayerValues& values = session->values(normal(wide));
      hours.insert(hours.end(), values.values.begin(), values.values.end());
    }
    wide.hour = 0;
    all.push_back(std::move(hours));
  }
  const std::vector<std::span<const float>> spans(all.begin(), all.end());
  scale_ = shared_scale(layer_info(choice.id), spans);
  scale_choice_ = wide;
  scale_a_ = va;
  scale_b_ = vb;
  return scale_;
}

void AppState::refresh(Side side, Kept& kept, const LayerChoice& choice) {
  PaneValues& out = kept.values;
  out = {};
  const auto from = [&](Session& session) -> const LayerValues& {
    const LayerValues& values = session.values(choice);
    if (!values.there()) out.missing = values.missing;
    return values;
  };
  if (choice.id != LayerId::None && a) {
    if (side == Side::Difference && b) {
      const std::vector<float> before = from(*a).values, after = from(*b).values;
      if (out.missing.empty() && choice.id != LayerId::LandUse) {
        out.values = differences(before, after, layer_info(choice.id).scale);
        out.scale = difference_scale(out.values);
        if (paired_) {
          out.pairs = static_cast<int>(paired_->sums().pairs());
          out.pending = !paired_->done();
        }
      }
    } else {
      const LayerValues& values = from(*session(side));
      if (values.there() && choice.id != LayerId::LandUse) out.values = values.values;
      out.scale = scale_of(choice);
    }
  }
  const std::size_t segments = a ? a->town().streets.size() : 0;
  out.marks.assign(segments, 0);
  if (side == Side::Difference && paired_ && paired_->done() && paired_->sums().pairs() >= 2) {
    const std::vector<bool> unsure = paired_->sums().unsure();
    for (std::size_t s = 0; s < segments && s < unsure.size(); ++s)
      if (unsure[s] && s < out.values.size() && out.values[s] != 0) out.marks[s] = kMarkHatched;
  }
  for (std::size_t s = 0; s < std::min(segments, edit_marks.size()); ++s)
    if (edit_marks[s] != 0) out.marks[s] |= kMarkEdited;
  for (const std::uint32_t s : selection.segments)
    if (s < segments) out.marks[s] |= kMarkSelected;
}

const PaneValues& AppState::pane(Side side) {
  Kept& kept = kept_[static_cast<std::size_t>(side)];
  const LayerChoice choice = choice_now();
  const std::uint64_t va = a ? a->version() : 0, vb = b ? b->version() : 0;
  if (side == Side::Difference && a && b && choice.id != LayerId::None && choice.id != LayerId::LandUse &&
      (!paired_ || paired_->choice() != choice || paired_a_ != va || paired_b_ != vb)) {
    paired_.emplace(a->data(), b->data(), choice);
    paired_a_ = va;
    paired_b_ = vb;
  }
  const int pairs = side == Side::Difference && paired_ ? static_cast<int>(paired_->sums().pairs()) * 2 + (paired_->done() ? 1 : 0) : 0;
  if (kept.valid && kept.choice == choice && kept.a == va && kept.b == vb && kept.selection == selection.version &&
      kept.edits == edit_marks_version && kept.pairs == pairs)
    return kept.values;
  try {
    refresh(side, kept, choice);
  } catch (const outcome::FileError& error) {
    say(error.what(), true);
    kept.values.values.clear();
    kept.values.missing = error.what();
  }
  kept.choice = choice;
  kept.a = va;
  kept.b = vb;
  kept.selection = selection.version;
  kept.edits = edit_marks_version;
  kept.pairs = pairs;
  kept.valid = true;
  ++kept.stamp;
  return kept.values;
}

bool AppState::work() {
  bool more = false;
  for (Session* session : {a.get(), b.get()}) {
    if (session == nullptr) continue;
    try {
      more = !session->walks().prepare() || more;
    } catch (const outcome::FileError& error) {
      say(error.what(), true);
    }
  }
  if (mode == CompareMode::Difference && paired_ && !paired_->done()) {
    paired_->step();
    more = true;
  }
  return more;
}

std::optional<double> AppState::darkness_now() {
  Session* session = current();
  return session == nullptr ? std::nullopt : darkness(session->data().first().days(), clock.time());
}

void AppState::describe(Trace& trace) {
  if (!trace.on()) return;
  constexpr std::array<const char*, 4> kModes{"single", "difference", "swipe", "side"};
  trace.set("a", a ? a->data().title() : std::string());
  trace.set("b", b ? b->data().title() : std::string());
  trace.set("mode", kModes[static_cast<std::size_t>(mode)]);
  trace.set("before_held", hold_before);
  trace.set("time", clock.time());
  trace.set("playing", clock.playing());
  trace.set("layer", std::string(layer_info(layer.id).key));
  trace.set("language", german() ? "de" : "en");
  trace.set("chosen", static_cast<double>(selection.segments.size()));
  trace.set("street", a && !selection.empty() ? a->town().streets.name[selection.segments.front()] : std::string());
  trace.set("says", messages.empty() ? std::string() : messages.back().text);
  trace.set("run_shown", current() == nullptr ? 0.0 : static_cast<double>(current()->data().selected()));
}

bool AppState::jump_to_incident(int direction) {
  Session* session = current();
  if (session == nullptr) return false;
  const auto& incidents = session->data().shown().incidents();
  constexpr double kHair_s = 0.5;
  const auto later = std::ranges::upper_bound(incidents, clock.time() + kHair_s, {}, &Incident::time_s);
  const auto earlier = std::ranges::lower_bound(incidents, clock.time() - kHair_s, {}, &Incident::time_s);
  if (direction > 0 ? later == incidents.end() : earlier == incidents.begin()) return false;
  const Incident& to = direction > 0 ? *later : *(earlier - 1);
  clock.play(false);
  clock.seek(to.time_s);
  if (!camera.visible().contains(to.place)) camera.look_at(to.place, camera.pixels_per_metre());
  if (to.segment >= 0) selection.set({static_cast<std::uint32_t>(to.segment)});
  return true;
}

}  // namespace lichtung::viz
