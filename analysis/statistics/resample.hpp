// Resamples with replacement for any bootstrap: pure functions of seed and number, whatever the number of threads.
// Efron 1979.
#pragma once

#include <cstdint>
#include <span>

namespace lichtung::statistics {

/// Fills `indices` with draws from 0 … size−1. `stream` tells samples apart that are drawn independently.
void resample(std::uint64_t seed, std::uint32_t number, std::uint16_t stream, std::span<std::uint32_t> indices);

}  // namespace lichtung::statistics
