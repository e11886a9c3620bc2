// How the program ends: codes as of `lichtung`, see README.
#pragma once

#include <exception>

namespace lichtung::viz {

enum class Exit : int { Fine = 0, Usage = 64, Data = 65, NoInput = 66, Internal = 70, CannotWrite = 73 };

/// The code for what went wrong.
[[nodiscard]] Exit exit_of(const std::exception& error);

}  // namespace lichtung::viz
