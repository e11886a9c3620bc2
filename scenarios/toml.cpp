// The one translation unit that holds the code of toml++.
#define TOML_IMPLEMENTATION
#include "scenarios/toml.hpp"
