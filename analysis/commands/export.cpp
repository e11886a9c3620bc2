// What is asked for is understood, and the target looked at, before anything is read.
#include "analysis/commands/export.hpp"

#include "analysis/export/formats.hpp"
#include "analysis/export/map_sheet.hpp"
#include "scenarios/errors.hpp"
#include "sim/commands/json.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/whole_file.hpp"

#include <fmt/format.h>
#include <CLI/Validators.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::commands {
namespace {

namespace fs = std::filesystem;
using report::RunSet;

constexpr std::array<std::string_view, 4> kFormats{"gpkg", "geojson", "csv", "png"};
constexpr std::array<std::string_view, 3> kSides{"before", "after", "difference"};

struct Options {
  std::string before, after, output, format, layer, map, side;
  int width{2400};
  bool force{};
  [[nodiscard]] bool compares() const { return !after.empty(); }
};

std::string folder_name(const std::string& path) {
  const fs::path plain = fs::path(path).lexically_normal();
  return (plain.has_filename() ? plain : plain.parent_path()).stem().string();
}

/// The format from the name of the target; GeoPackage where it says nothing.
std::string format_of(const std::string& output) {
  const std::string extension = fs::path(output).extension().string();
  for (const std::string_view format : kFormats)
    if (extension == fmt::format(".{}", format)) return std::string(format);
  if (extension == ".json") return "geojson";
  return output.empty() || !extension.empty() ? "gpkg" : "csv";  // a name without extension: a folder of tables
}

void fill_in(Options& o) {
  if (o.format.empty()) o.format = format_of(o.output);
  if (o.output.empty()) {
    o.output = folder_name(o.before) + (o.compares() ? "-" + folder_name(o.after) : "");
    o.output += o.format == "csv" ? "-csv" : "." + o.format;
  }
  if (o.layer.empty()) o.layer = "streets";
  if (o.map.empty()) o.map = "concern";
  if (o.side.empty()) o.side = o.compares() ? "difference" : "before";
}

/// What doesn't fit together, or nothing.
std::optional<std::string> misfit(const Options& o, Language l) {
  const auto known = [&](auto& names) { return std::ranges::find(names, o.layer) != std::end(names); };
  if (o.format == "geojson" && !(o.compares() ? known(exports::kComparisonLayers) : known(exports::kRunLayers)))
    return message(l, "export.error_layer", o.layer,
                   o.compares() ? fmt::format("{}", fmt::join(exports::kComparisonLayers, ", "))
                                : fmt::format("{}", fmt::join(exports::kRunLayers, ", ")));
  if (o.side != "before" && !o.compares()) return message(l, "export.error_side", o.side);
  return std::nullopt;
}

void say(Language l, const std::string& path) { fmt::print(stderr, "{}\n", message(l, "export.reading", path)); }

RunSet read(const std::string& path, std::span<const std::uint32_t> only, Language l) {
  say(l, path);
  return report::read_run_set(path, only);
}

/// Two folders read as far as the format needs.
struct Pair {
  comparison::Comparison compared;
  RunSet before, after;
};

Pair read_pair(const Options& o, Language l, bool all_replicates) {
  fmt::print(stderr, "{}\n", message(l, "report.comparing"));
  Pair p{comparison::compare_folders(o.before, o.after, {}, l), {}, {}};
  const auto some = [&](const std::vector<std::uint32_t>& replicates) {
    return all_replicates ? std::span(replicates)
                          : std::span(replicates).first(std::min<std::size_t>(1, replicates.size()));
  };
  p.before = read(o.before, some(p.compared.a.replicates), l);
  p.after = read(o.after, some(p.compared.b.replicates), l);
  return p;
}

exports::Extract read_extract(const Options& o, Language l) {
  if (!o.compares()) return exports::extract(read(o.before, {}, l), o.before, l);
  const Pair p = read_pair(o, l, false);
  return exports::extract(p.compared, p.before, o.before, p.after, o.after, l);
}

std::string draw(const Options& o, Language l) {
  if (!o.compares()) return exports::map_sheet(read(o.before, {}, l), o.map, l);
  const Pair p = read_pair(o, l, true);
  if (o.side == "difference") return exports::difference_sheet(p.compared, p.before, p.after, o.map, l);
  return exports::map_sheet(o.side == "before" ? p.before : p.after, o.map, l);
}

void write_text(const Options& o, const std::string& bytes) {
  const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(bytes))};
  outcome::write_whole_file(o.output, pieces, o.force);
}

void write(const Options& o, Language l) {
  if (o.format == "png") return write_text(o, exports::png(draw(o, l), o.width));
  const exports::Extract extract = read_extract(o, l);
  if (o.format == "csv") return exports::write_whole_folder(o.output, exports::data_package(extract), o.force);
  if (o.format == "gpkg")
    return geopackage::write_geopackage(o.output, extract.epsg, extract.layers, extract.date, o.force);
  const geopackage::Layer* layer = exports::find(extract, o.layer);
  if (layer == nullptr) throw DataError(ErrorKind::Data, o.before, message(l, "export.error_no_values", o.layer));
  write_text(o, exports::geojson(extract, *layer));
}

void run_export(Options o, Context& context) {
  const Language l = context.language;
  fill_in(o);
  if (const auto wrong = misfit(o, l)) {
    fmt::print(stderr, "{}\n", message(l, "app.failed", *wrong));
    context.exit = Exit::Usage;
    return;
  }
  o.format == "csv" ? exports::check_folder_target(o.output, o.force) : outcome::check_target(o.output, o.force);
  write(o, l);
  fmt::print(stderr, "{}\n", message(l, "export.written", o.output));
  if (context.json) print_json({{"ok", true}, {"format", o.format}, {"output", o.output}});
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  const auto o = std::make_shared<Options>();
  const Language l = context.language;
  CLI::App* sub = app.add_subcommand("export", message(l, "export.about"));
  const auto option = [&](const char* name, auto& value, const char* key, const std::string& type) {
    return sub->add_option(name, value, message(l, fmt::format("export.help_{}", key)))->type_name(type);
  };
  const auto one_of = [&](const char* name, std::string& value, const char* key, const auto& allowed) {
    const std::vector<std::string> names(std::begin(allowed), std::end(allowed));
    option(name, value, key, fmt::format("{}", fmt::join(names, "|")))->check(CLI::IsMember(names).description(""));
  };
  option("BEFORE", o->before, "before", "DIR|FILE")->required();
  option("AFTER", o->after, "after", "DIR");
  option("-o,--output", o->output, "output", "FILE|DIR");
  one_of("--format", o->format, "format", kFormats);
  option("--layer", o->layer, "layer", "NAME");
  one_of("--map", o->map, "map", exports::map_names());
  one_of("--side", o->side, "side", kSides);
  option("--width", o->width, "width", "PX")->check(CLI::Range(200, 20000).description(""))->capture_default_str();
  sub->add_flag("--force", o->force, message(l, "export.help_force"));
  sub->footer(message(l, "export.examples"));
  sub->callback([o, &context] { run_export(*o, context); });
}

}  // namespace lichtung::commands
