// Running out of memory under a limit (ulimit -v, -d) ends with a message and an exit code, whatever runs out of it.
#pragma once

#include "sim/commands/command.hpp"

namespace lichtung::commands {

/// To be called first in main. With a limit: one arena of malloc per gigabyte, as each takes 64 MB of address space; a stack
/// that has grown already, as one that can't grow ends with signal 11; a reserve for telling what happened. And where a
/// library doesn't come back from a failed allocation (std::terminate, exit, signal 11 with nearly no memory left), the same
/// message and exit code from there. Without a limit nothing changes. False: the limit leaves too little to begin with.
[[nodiscard]] bool guard_memory(Language language);

/// A limit is set, and what it leaves is less than a thread or a library asks for at once.
[[nodiscard]] bool nearly_no_memory() noexcept;

/// The program leaves in an orderly way: exit() is its own from now on.
void leave_orderly();

}  // namespace lichtung::commands
