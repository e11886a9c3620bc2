// What the sub-commands share: how they register with CLI11, where they write, how they speak.
#pragma once

#include "scenarios/messages.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <string>

namespace lichtung::commands {

/// sysexits-like codes of docs and interface: see README.
enum class Exit : int {
  Fine = 0, SomeFailed = 1, Usage = 64, Data = 65, NoInput = 66, Internal = 70, CannotWrite = 73, Stopped = 75,
};

struct Context {
  Language language{Language::English};
  bool json{};
  Exit exit{Exit::Fine};        // set by the command that ran
};

void add_init(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_town(CLI::App& app, Context& context);
void add_luminaire(CLI::App& app, Context& context);
void add_lamps(CLI::App& app, Context& context);
void add_run(CLI::App& app, Context& context);
void add_sweep(CLI::App& app, Context& context);
void add_status(CLI::App& app, Context& context);
void add_angst(CLI::App& app, Context& context);
void add_calibrate(CLI::App& app, Context& context);

}  // namespace lichtung::commands
