// The measures of `lichtung stats`; each registers itself with its options, help and examples.
#pragma once

#include "sim/commands/command.hpp"

namespace lichtung::commands {

void add_knox(CLI::App& stats, Context& context);
void add_moran(CLI::App& stats, Context& context);
void add_geary(CLI::App& stats, Context& context);
void add_general_g(CLI::App& stats, Context& context);
void add_join_counts(CLI::App& stats, Context& context);
void add_local_moran(CLI::App& stats, Context& context);
void add_gi(CLI::App& stats, Context& context);
void add_gini(CLI::App& stats, Context& context);
void add_theil(CLI::App& stats, Context& context);
void add_spatial_gini(CLI::App& stats, Context& context);
void add_centre(CLI::App& stats, Context& context);
void add_nearest(CLI::App& stats, Context& context);
void add_quadrats(CLI::App& stats, Context& context);
void add_ripley(CLI::App& stats, Context& context);
void add_segregation(CLI::App& stats, Context& context);
void add_entropy(CLI::App& stats, Context& context);
void add_aoristic(CLI::App& stats, Context& context);
void add_network_kernel(CLI::App& stats, Context& context);
void add_wdq(CLI::App& stats, Context& context);
void add_pai(CLI::App& stats, Context& context);
void add_paired(CLI::App& stats, Context& context);
void add_fdr(CLI::App& stats, Context& context);

}  // namespace lichtung::commands
