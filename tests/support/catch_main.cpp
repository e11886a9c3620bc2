// Catch2's main, compiled once for all test programs.
// GCC 12 with sanitizers takes std::regex inside Catch2 for uninitialised (a known false alarm).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
