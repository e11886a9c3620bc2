// `run FILE -o FOLDER --replicates N [--threads N]` as the command of the program does it, by the libraries that make outcomes and
// nothing else: other compilers are compared by it in half the time that the whole program takes to build.
#include "scenarios/reader.hpp"
#include "sim/ensemble/ensemble.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string_view>

namespace {

using namespace lichtung;

int run(int argc, char** argv) {
  ensemble::EnsembleRequest request;
  request.in_flight = 0;
  std::optional<tbb::global_control> limit;
  for (int i = 3; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    const char* value = argv[i + 1];
    if (option == "-o") request.dir = value;
    if (option == "--replicates") request.replicates = static_cast<std::uint32_t>(std::atoi(value));
    if (option == "--threads") limit.emplace(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(std::atoi(value)));
  }
  ReadResult read = read_scenario(argv[2]);
  for (const Diagnostic& d : read.diagnostics) fmt::print(stderr, "{}\n", format(d, Language::English));
  if (!read.scenario) return 65;
  read.scenario->random.replicates = static_cast<int>(request.replicates);
  const auto setup = engine::prepare(*read.scenario);
  const auto result = ensemble::run_ensemble(*setup, request, {});
  return result.summarised ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5 || std::string_view(argv[1]) != "run") return 64;
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
