// The parent of all measures.
#include "analysis/commands/stats.hpp"

#include "analysis/commands/measures.hpp"
#include "scenarios/messages.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>

namespace lichtung::commands {

void add_stats(CLI::App& app, Context& context) {
  CLI::App* stats = app.add_subcommand("stats", message(context.language, "stats.about"));
  stats->require_subcommand(0, 1);
  add_knox(*stats, context);
  add_moran(*stats, context);
  add_geary(*stats, context);
  add_general_g(*stats, context);
  add_join_counts(*stats, context);
  add_local_moran(*stats, context);
  add_gi(*stats, context);
  add_gini(*stats, context);
  add_theil(*stats, context);
  add_spatial_gini(*stats, context);
  add_centre(*stats, context);
  add_nearest(*stats, context);
  add_quadrats(*stats, context);
  add_ripley(*stats, context);
  add_segregation(*stats, context);
  add_entropy(*stats, context);
  add_aoristic(*stats, context);
  add_network_kernel(*stats, context);
  add_wdq(*stats, context);
  add_pai(*stats, context);
  add_paired(*stats, context);
  add_fdr(*stats, context);
  stats->callback([stats, &context] {
    if (!stats->get_subcommands().empty()) return;
    fmt::print(stderr, "{}\n\n{}", message(context.language, "stats.no_measure"), stats->help("lichtung"));
    context.exit = Exit::Usage;
  });
}

}  // namespace lichtung::commands
