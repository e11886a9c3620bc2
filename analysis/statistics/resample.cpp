// Four draws from each block of random words.
#include "analysis/statistics/resample.hpp"

#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"

namespace lichtung::statistics {

void resample(std::uint64_t seed, std::uint32_t number, std::uint16_t stream, std::span<std::uint32_t> indices) {
  const auto size = static_cast<std::uint32_t>(indices.size());
  random::Words block{};
  for (std::uint32_t i = 0; i < size; ++i) {
    if (i % 4 == 0)
      block = random::words({.seed = seed, .replicate = 0}, random::Purpose::BootstrapPairs, i / 4, number, stream);
    indices[i] = random::below(size, block[i % 4]);
  }
}

}  // namespace lichtung::statistics
