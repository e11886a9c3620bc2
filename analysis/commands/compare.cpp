// Options; nothing is read before it is clear that the results may be written.
#include "analysis/commands/compare.hpp"

#include "analysis/comparison/json.hpp"
#include "sim/commands/json.hpp"
#include "sim/outcome/whole_file.hpp"

#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

namespace lichtung::commands {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string before, after, output, csv, streets_csv;
  comparison::CompareOptions compare;
  bool all{}, force{};
};

void write(const std::string& file, const std::string& content, bool force) {
  if (file.empty()) return;
  const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(content))};
  outcome::write_whole_file(file, pieces, force);
}

/// How the folder is found from the file's folder; empty where no relative way leads.
std::string way_from(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  const fs::path base = file.parent_path().empty() ? fs::path(".") : file.parent_path();
  const fs::path way = fs::relative(folder, base, error);
  return error ? std::string() : way.generic_string();
}

bool rising(const std::vector<double>& ends) {
  return !ends.empty() && ends.front() > 0.0 && std::ranges::adjacent_find(ends, std::ranges::greater_equal{}) == ends.end();
}

void run_compare(const Options& o, Context& context) {
  const Language l = context.language;
  if (!rising(o.compare.ring_ends_m)) {
    fmt::print(stderr, "{}\n", message(l, "app.failed", message(l, "compare.error_rings")));
    context.exit = Exit::Usage;
    return;
  }
  for (const std::string* file : {&o.output, &o.csv, &o.streets_csv})
    if (!file->empty()) outcome::check_target(*file, o.force);
  comparison::Comparison c = comparison::compare_folders(o.before, o.after, o.compare, l);
  if (!o.output.empty()) {
    c.a.folder = way_from(o.output, o.before);
    c.b.folder = way_from(o.output, o.after);
    write(o.output, comparison::comparison_json(c, true), o.force);
  }
  write(o.csv, o.csv.empty() ? std::string() : compare_csv(c), o.force);
  write(o.streets_csv, o.streets_csv.empty() ? std::string() : compare_streets_csv(c), o.force);
  for (const std::string* file : {&o.output, &o.csv, &o.streets_csv})
    if (!file->empty()) fmt::print(stderr, "{}\n", message(l, "compare.written", *file));
  if (context.json)
    fmt::print(stdout, "{}", comparison::comparison_json(c, false));
  else
    fmt::print(stdout, "{}", compare_text(c, o.all, l));
}

}  // namespace

void add_compare(CLI::App& app, Context& context) {
  const auto o = std::make_shared<Options>();
  const Language l = context.language;
  CLI::App* sub = app.add_subcommand("compare", message(l, "compare.about"));
  const auto option = [&](const char* name, auto& value, const char* key, const char* type) {
    return sub->add_option(name, value, message(l, fmt::format("compare.help_{}", key)))->type_name(type);
  };
  option("BEFORE", o->before, "before", "DIR")->required();
  option("AFTER", o->after, "after", "DIR")->required();
  option("-o,--output", o->output, "output", "FILE.json");
  option("--csv", o->csv, "csv", "FILE.csv");
  option("--streets-csv", o->streets_csv, "streets_csv", "FILE.csv");
  sub->add_flag("--all", o->all, message(l, "compare.help_all"));
  option("--treated", o->compare.treated, "treated", "WHAT:WHERE")->expected(1)->take_all();
  option("--rings", o->compare.ring_ends_m, "rings", "M,M")->delimiter(',')->expected(1, 8);
  option("--resamples", o->compare.resamples, "resamples", "N")->check(CLI::Range(0, 1000000).description(""));
  option("--seed", o->compare.seed, "seed", "N");
  sub->add_flag("--force", o->force, message(l, "compare.help_force"));
  sub->footer(message(l, "compare.examples"));
  sub->callback([o, &context] { run_compare(*o, context); });
}

}  // namespace lichtung::commands
