// `lichtung angst DIR|FILE`: the feared places of a run, ranked, with reasons and what would help.
#include "sim/commands/angst_report.hpp"
#include "sim/commands/load.hpp"
#include "sim/outcome/whole_file.hpp"

#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <limits>
#include <memory>
#include <string>

namespace lichtung::commands {
namespace {

constexpr std::size_t kShown = 10, kNumbered = 20;   // unless --top says otherwise

struct AngstOptions {
  std::string input, csv, gpkg, picture;
  std::size_t top{};      // 0: not given
  bool force{};
};

void write_text(const std::string& file, const std::string& content, bool force) {
  const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(content))};
  outcome::write_whole_file(file, pieces, force);
}

void run_angst(const AngstOptions& options, Context& context) {
  const Language l = context.language;
  if (!options.picture.empty() && !options.picture.ends_with(".svg")) {
    fmt::print(stderr, "{}\n", message(l, "town_report.picture_is_svg", options.picture));
    context.exit = Exit::Usage;
    return;
  }
  for (const std::string* file : {&options.csv, &options.gpkg, &options.picture})
    if (!file->empty()) outcome::check_target(*file, options.force);   // before anything is written
  const std::size_t top = options.top > 0 ? options.top : std::numeric_limits<std::size_t>::max();
  const AngstReport report = read_angst(options.input, top, l);
  if (!options.csv.empty()) write_text(options.csv, angst_csv(report, l), options.force);
  if (!options.gpkg.empty())
    geopackage::write_geopackage(options.gpkg, report.mesh.epsg, angst_layers(report, l), report.provenance.start, options.force);
  if (!options.picture.empty()) write_text(options.picture, angst_svg(report, options.top > 0 ? options.top : kNumbered, l), options.force);
  for (const std::string* file : {&options.csv, &options.gpkg, &options.picture})
    if (!file->empty()) fmt::print(stderr, "{}\n", message(l, "angst.written", *file));
  if (context.json)
    print_json(angst_json(report));
  else
    fmt::print(stdout, "{}", angst_text(report, options.top > 0 ? options.top : kShown, l));
}

}  // namespace

void add_angst(CLI::App& app, Context& context) {
  auto options = std::make_shared<AngstOptions>();
  const Language l = context.language;
  CLI::App* sub = app.add_subcommand("angst", message(l, "angst.about"));
  sub->add_option("INPUT", options->input, message(l, "angst.input"))->required()->type_name("DIR|FILE.h5");
  sub->add_option("--top", options->top, message(l, "angst.top"))->check(CLI::Range(1, 1000000).description(""))->type_name("N");
  sub->add_option("--csv", options->csv, message(l, "angst.csv"))->type_name("FILE");
  sub->add_option("--gpkg", options->gpkg, message(l, "angst.gpkg"))->type_name("FILE");
  sub->add_option("--picture", options->picture, message(l, "angst.picture"))->type_name("FILE.svg");
  sub->add_flag("--force", options->force, message(l, "angst.force"));
  sub->callback([options, &context] { run_angst(*options, context); });
}

}  // namespace lichtung::commands
