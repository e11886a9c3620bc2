// Pictures and films without a window or display server.
#include "viz/app/options.hpp"

#include "sim/outcome/file.hpp"
#include "sim/outcome/whole_file.hpp"
#include "viz/app/exporter.hpp"
#include "viz/render/headless.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>

namespace lichtung::viz {
namespace {

void frame_view(const Options& options, AppState& state) {
  state.camera.set_view({0, 0, 1000, 700});
  state.camera.fit(state.a->town().core);
  if (options.street.empty()) return;
  Box box;
  for (const std::uint32_t s : state.selection.segments)
    for (const Vec2 p : state.a->town().streets.lines[s]) box.include(p);
  state.camera.fit(box.grown(150));
}

Exit write_picture(const Options& options, AppState& state, const PictureSpec& spec) {
  outcome::check_target(options.picture, options.force);   // before minutes of work
  state.work();
  if (state.mode == CompareMode::Difference)
    do (void)state.pane(Side::Difference);
    while (state.work());
  const PaneValues& values = state.pane(state.mode == CompareMode::Difference ? Side::Difference : state.single_side());
  if (!values.missing.empty()) {
    fmt::print(stderr, "lichtung-view: {}\n", message(state.language(), "view.layer_missing", values.missing));
    return Exit::Data;
  }
  Exporter exporter(spec, state.settings.text_size);
  write_png(options.picture, exporter.render(state), options.force);
  return Exit::Fine;
}

Exit write_film(const Options& options, AppState& state, const PictureSpec& spec) {
  const Run& run = state.a->data().first();
  const auto from = options.from.empty() ? std::optional(state.clock.time()) : parse_time(options.from, run);
  const auto to = options.to.empty() && from ? std::optional(*from + 3600) : parse_time(options.to, run);
  if (!from || !to || *to < *from) {
    fmt::print(stderr, "lichtung-view: {}\n", text(state.language(), "view.film_times"));
    return Exit::Usage;
  }
  Film film({options.film, *from, *to, options.step_min * 60, spec, options.force}, state);
  while (film.step(state))
    if (film.done() % 10 == 0) fmt::print(stderr, "{:3} %\n", 100 * film.done() / film.frames());
  const auto encoded = Film::encode(options.film);
  fmt::print("{}\n", encoded ? message(state.language(), "view.film_done", film.done(), encoded->string())
                             : message(state.language(), "view.film_frames", film.done(), options.film));
  return Exit::Fine;
}

}  // namespace

Exit run_headless(const Options& options, Settings settings) {
  const Language l = settings.language;
  const auto fail = [&](const std::string& what, Exit code) {
    fmt::print(stderr, "lichtung-view: {}\n", what);
    return code;
  };
  const auto size = parse_size(options.size);
  if (!size || size->first < kSmallestPicture || size->second < kSmallestPicture || size->first > kLargestPicture || size->second > kLargestPicture)
    return fail(message(l, "view.option_unknown", "--size", options.size, fmt::format("{0}x{0} … {1}x{1}", kSmallestPicture, kLargestPicture)), Exit::Usage);
  if (options.scale < 1 || options.scale > 4) return fail(message(l, "view.option_unknown", "--scale", options.scale, "1, 2, 3, 4"), Exit::Usage);
  if (!(options.step_min > 0)) return fail(message(l, "view.option_unknown", "--step", options.step_min, "> 0"), Exit::Usage);
  if (options.text_size > 0) settings.text_size = std::clamp(static_cast<float>(options.text_size), kSmallestText, kLargestText);
  settings.high_contrast = options.high_contrast;
  AppState state(settings);
  try {
    for (std::size_t i = 0; i < options.inputs.size(); ++i) state.open_or_throw(options.inputs[i], i == 1);
    if (const auto problem = apply_options(options, state)) return fail(*problem, Exit::Usage);
    frame_view(options, state);
    const HeadlessContext context;
    const PictureSpec spec{size->first, size->second, options.scale};
    if (!options.picture.empty())
      if (const Exit code = write_picture(options, state, spec); code != Exit::Fine) return code;
    return options.film.empty() ? Exit::Fine : write_film(options, state, spec);
  } catch (const gl::Error& error) {
    return fail(message(l, "view.no_opengl", error.what()), Exit::Internal);
  } catch (const std::bad_alloc&) {
    return fail(std::string(text(l, "app.no_memory")), Exit::Internal);
  } catch (const std::exception& error) {
    return fail(error.what(), exit_of(error));
  }
}

}  // namespace lichtung::viz
