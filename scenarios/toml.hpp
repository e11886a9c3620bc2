// The one way this project includes toml++: without exceptions, so that every parse error comes back as a value
// with its line and column. Its code is compiled once, in toml.cpp, with this project's own flags (Debian's shared
// library is built with exceptions, and sanitizers should see inside).
#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 0
// Its assertions are about the input ("a value comes next"), and faulty input goes on to a proper parse error; so a
// debug build must not stop there either. (Only Clang with NDEBUG would take them as promises; we build with GCC.)
#define TOML_ASSERT(expr) static_cast<void>(0)
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <toml++/toml.h>
#pragma GCC diagnostic pop
