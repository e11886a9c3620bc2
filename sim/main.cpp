// The `lichtung` command: language, sub-commands, and the one place where errors become exit codes.
#include "analysis/commands/compare.hpp"
#include "analysis/commands/export.hpp"
#include "analysis/commands/report_page.hpp"
#include "analysis/commands/sensitivity.hpp"
#include "analysis/commands/stats.hpp"
#include "scenarios/diagnostics.hpp"
#include "scenarios/errors.hpp"
#include "sim/commands/load.hpp"
#include "sim/commands/memory_guard.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/memory.hpp"
#include "sim/plan/apply.hpp"

#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>
#include <string_view>

namespace {

using namespace lichtung;
using commands::Context;
using commands::Exit;

/// The language must be known before the commands describe themselves, so it is looked up before parsing:
/// --lang, then the locale in the order of POSIX.
Language chosen_language(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) return language_of(argv[i + 1]);
    if (argument.starts_with("--lang=")) return language_of(argument.substr(7));
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return language_of(value);
  return Language::English;
}

void describe_app(CLI::App& app, Context& context, std::string& language) {
  const Language l = context.language;
  const auto formatter = std::make_shared<CLI::Formatter>();
  for (const char* label : {"Usage", "OPTIONS", "SUBCOMMAND", "SUBCOMMANDS", "Positionals", "REQUIRED"}) {
    std::string key = "app.label_";
    for (const char* c = label; *c != '\0'; ++c) key += static_cast<char>(*c | 0x20);
    if (label == std::string_view("OPTIONS")) key = "app.label_some_options";
    formatter->label(label, std::string(text(l, key)));
  }
  formatter->column_width(34);
  app.formatter(formatter);
  app.name("lichtung");
  app.option_defaults()->group(std::string(text(l, "app.label_options")));
  app.set_help_flag("-h,--help", message(l, "app.help"));
  app.set_version_flag("--version", std::string("lichtung " LICHTUNG_VERSION), message(l, "app.version"));
  app.add_option("--lang", language, message(l, "app.lang"))->check(CLI::IsMember({"de", "en"}).description(""))->type_name("de|en");
  app.add_flag("--json", context.json, message(l, "app.json"));
  app.footer(message(l, "app.examples"));
  app.require_subcommand(1);
  app.fallthrough();
}

void register_commands(CLI::App& app, Context& context) {
  commands::add_init(app, context);
  commands::add_check(app, context);
  commands::add_explain(app, context);
  commands::add_town(app, context);
  commands::add_luminaire(app, context);
  commands::add_lamps(app, context);
  commands::add_run(app, context);
  commands::add_sweep(app, context);
  commands::add_status(app, context);
  commands::add_angst(app, context);
  commands::add_calibrate(app, context);
  commands::add_compare(app, context);
  commands::add_report(app, context);
  commands::add_export(app, context);
  commands::add_stats(app, context);
  commands::add_sensitivity(app, context);
  for (CLI::App* sub : app.get_subcommands({})) {
    sub->group(std::string(text(context.language, "app.label_commands")));
    sub->get_help_ptr()->group(std::string(text(context.language, "app.label_options")));
    if (sub->get_footer() == app.get_footer()) sub->footer("");   // inherited, not its own
  }
}

/// A call that can't be understood, in the user's language; the library's own words only for what is left.
std::string usage_error(const CLI::ParseError& error, const CLI::App& app, Language language) {
  const std::vector<std::string> rest = app.remaining(true);
  const bool no_command = app.get_subcommands().empty();
  const int kind = error.get_exit_code();
  if (kind == static_cast<int>(CLI::ExitCodes::ExtrasError) || (no_command && !rest.empty())) {
    const std::string word = rest.empty() ? std::string() : rest.front();
    std::vector<std::string> names;
    for (const CLI::App* sub : app.get_subcommands({})) names.push_back(sub->get_name());
    const std::vector<std::string_view> known(names.begin(), names.end());
    const std::string guess(no_command ? nearest(word, known) : std::string_view());
    return describe({.file = {}, .key = "app.unknown_argument", .args = {{word}}, .suggestion = guess}, language);
  }
  if (kind == static_cast<int>(CLI::ExitCodes::RequiredError) && no_command) return message(language, "app.no_command");
  return message(language, "app.usage_error", error.what());
}

int code(Exit exit) { return static_cast<int>(exit); }

int failed(const Context& context, Exit exit, std::string_view what) {
  fmt::print(stderr, "{}\n", message(context.language, "app.failed", what));
  if (context.json) commands::print_json({{"ok", false}, {"error", what}, {"exit", code(exit)}});
  return code(exit);
}

Exit exit_of(outcome::FileError::Kind kind) {
  switch (kind) {
    case outcome::FileError::Kind::CannotWrite:
    case outcome::FileError::Kind::Exists: return Exit::CannotWrite;
    case outcome::FileError::Kind::Missing: return Exit::NoInput;
    case outcome::FileError::Kind::NotAnOutcome:
    case outcome::FileError::Kind::Damaged:
    case outcome::FileError::Kind::NewerSchema: return Exit::Data;
  }
  return Exit::Internal;
}

int run(int argc, char** argv, Context& context) {
  CLI::App app{message(context.language, "app.tagline")};
  std::string language;
  describe_app(app, context, language);
  register_commands(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wanted) {  // --help, --version
    return app.exit(wanted);
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "{}\n{}\n", usage_error(error, app, context.language), message(context.language, "app.see_help"));
    return code(Exit::Usage);
  }
  return code(context.exit);
}

}  // namespace

int main(int argc, char** argv) {
  Context context;
  context.language = chosen_language(argc, argv);
  if (!commands::guard_memory(context.language)) return failed(context, Exit::Internal, message(context.language, "app.no_memory"));
  int exit = code(Exit::Internal);
  try {
    exit = run(argc, argv, context);
  } catch (const plan::PlanProblems& found) {
    exit = code(commands::report_problems(found.diagnostics, context));
  } catch (const DataError& error) {
    exit = failed(context, commands::exit_of(error.kind), error.what());
  } catch (const outcome::FileError& error) {
    exit = failed(context, exit_of(error.kind), error.what());
  } catch (const outcome::NotEnoughMemory& error) {
    exit = failed(context, Exit::Internal, error.what());
  } catch (const std::bad_alloc&) {
    exit = failed(context, Exit::Internal, message(context.language, "app.no_memory"));
  } catch (const std::exception& error) {
    // Threads that can't be started and libraries say it in their own words.
    if (commands::nearly_no_memory())
      exit = failed(context, Exit::Internal, message(context.language, "app.no_memory"));
    else if (std::ferror(stdout) == 0)
      exit = failed(context, Exit::Internal, message(context.language, "app.internal", error.what()));
  }
  commands::leave_orderly();
  // A full disk behind stdout is seen only now.
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    fmt::print(stderr, "{}\n", message(context.language, "app.stdout_lost"));
    return code(Exit::CannotWrite);
  }
  return exit;
}
