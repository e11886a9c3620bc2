// lichtung-view: looks at results of `lichtung run`; reads outcome files only.
#include "viz/app/options.hpp"
#include "viz/app/window.hpp"

#include <cstdlib>

int main(int argc, char** argv) {
  using namespace lichtung::viz;
  const Parsed parsed = parse_options(argc, argv);
  if (parsed.end) return static_cast<int>(*parsed.end);
  Settings settings;
  settings.language = parsed.language;
  if (!parsed.options.picture.empty() || !parsed.options.film.empty()) return static_cast<int>(run_headless(parsed.options, settings));
  return static_cast<int>(run_window(parsed.options, settings));
}
