// `lichtung init [DIR] [--map FILE]`: a commented scenario to start from. Never replaces a file.
#include "scenarios/descriptions.hpp"
#include "scenarios/input_file.hpp"
#include "sim/commands/load.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace lichtung::commands {
namespace {

namespace fs = std::filesystem;

/// Creates a file that must not exist yet. Errors: DataError (cannot write).
void write_new(const fs::path& file, std::string_view content, Language language) {
  std::FILE* out = std::fopen(file.c_str(), "wx");  // x: fails if the file exists, also as a dangling link
  if (out == nullptr) {
    const int why = errno;
    throw DataError(ErrorKind::CannotWrite, file.generic_string(),
                    why == EEXIST ? message(language, "init.exists")
                                  : message(language, "init.cannot_write", std::strerror(why)));
  }
  const bool written = std::fwrite(content.data(), 1, content.size(), out) == content.size();
  if (std::fclose(out) != 0 || !written) {
    std::error_code ignored;
    fs::remove(file, ignored);
    throw DataError(ErrorKind::CannotWrite, file.generic_string(), message(language, "init.cannot_write", std::strerror(errno)));
  }
}

/// The map as the scenario in `folder` should name it: relative, so that both can be moved together.
std::string map_from(const fs::path& folder, const std::string& map) {
  std::error_code error;
  const fs::path relative = fs::proximate(map, folder, error);
  return (error ? fs::absolute(map) : relative).generic_string();
}

void init(const std::string& dir, const std::string& map, Context& context) {
  const fs::path folder = dir.empty() ? fs::path(".") : fs::path(dir);
  std::error_code error;
  if (!map.empty() && !is_input_file(map))
    throw DataError(ErrorKind::MissingInput, map, message(context.language, "init.no_map"));
  fs::create_directories(folder, error);
  if (error) throw DataError(ErrorKind::CannotWrite, dir, message(context.language, "init.cannot_write", error.message()));
  std::optional<std::string> named;
  if (!map.empty()) named = map_from(folder, map);  // the folder must exist by now
  const fs::path file = (folder / "scenario.toml").lexically_normal();
  write_new(file, commented_toml(context.language, named), context.language);
  if (context.json)
    print_json({{"file", file.generic_string()}, {"map", named ? Json(*named) : Json()}});
  else
    fmt::print(stdout, "{}\n", message(context.language, "init.done", file.generic_string()));
}

}  // namespace

void add_init(CLI::App& app, Context& context) {
  struct Options {
    std::string dir, map;
  };
  auto options = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand("init", message(context.language, "init.about"));
  sub->add_option("DIR", options->dir, message(context.language, "init.dir"))->type_name("");
  sub->add_option("--map", options->map, message(context.language, "init.map"))->type_name("FILE");
  sub->callback([options, &context] { init(options->dir, options->map, context); });
}

}  // namespace lichtung::commands
