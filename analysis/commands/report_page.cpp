// Reads, compares, writes whole or not at all.
#include "analysis/commands/report_page.hpp"

#include "analysis/report/page.hpp"
#include "sim/commands/json.hpp"
#include "sim/outcome/whole_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>

namespace lichtung::commands {
namespace {

struct ReportOptions {
  std::string before, after, output;
  bool force{};
};

std::string make_page(const ReportOptions& options, Language l) {
  const auto read = [&](const std::string& path, std::span<const std::uint32_t> only) {
    fmt::print(stderr, "{}\n", message(l, "report.reading", path));
    return report::read_run_set(path, only);
  };
  if (options.after.empty()) return report::report_page(read(options.before, {}), l);
  fmt::print(stderr, "{}\n", message(l, "report.comparing"));
  const comparison::Comparison compared = comparison::compare_folders(options.before, options.after, {});
  return report::report_page(read(options.before, compared.a.replicates), read(options.after, compared.b.replicates), compared, l);
}

void run_report(const ReportOptions& options, Context& context) {
  outcome::check_target(options.output, options.force);   // before anything is read
  const std::string page = make_page(options, context.language);
  const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(page))};
  outcome::write_whole_file(options.output, pieces, options.force);
  fmt::print(stderr, "{}\n", message(context.language, "report.written", options.output, (page.size() + 1023) / 1024));
  if (context.json) print_json({{"ok", true}, {"file", options.output}, {"bytes", page.size()}});
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
  const auto options = std::make_shared<ReportOptions>();
  const Language l = context.language;
  CLI::App* sub = app.add_subcommand("report", message(l, "report.about"));
  sub->add_option("BEFORE", options->before, message(l, "report.help_input"))->required()->type_name("DIR|FILE");
  sub->add_option("AFTER", options->after, message(l, "report.help_after"))->type_name("DIR");
  sub->add_option("-o,--output", options->output, message(l, "report.help_output"))->required()->type_name("FILE.html");
  sub->add_flag("--force", options->force, message(l, "report.help_force"));
  sub->footer(message(l, "report.examples"));
  sub->callback([options, &context] { run_report(*options, context); });
}

}  // namespace lichtung::commands
