// A small but complete outcome for tests of files and their readers: two streets of three straight pieces, three
// frames, every table. Its numbers mean nothing; each value is different so that mixed-up rows are noticed.
#pragma once

#include "sim/outcome/outcome_data.hpp"

namespace lichtung::test {

/// `replicate` shifts the sampled figures, so that several samples make a summary.
[[nodiscard]] outcome::OutcomeData sample_outcome(std::uint32_t replicate = 0);

/// A larger one: `segments` streets of two pieces each, `frames` frames, one table of `rows` rows.
[[nodiscard]] outcome::OutcomeData large_outcome(std::size_t segments, std::size_t frames, std::size_t rows);

}  // namespace lichtung::test
