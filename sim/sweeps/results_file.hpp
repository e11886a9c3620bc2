// results.h5: every figure of every run as a NetCDF-4 array over the axes of the design and the replicates (CF-1.11),
// with factors as coordinates. `xarray.open_dataset("results.h5")` opens it.
#pragma once

#include "scenarios/sweep/design.hpp"
#include "sim/outcome/image.hpp"

#include <string>
#include <vector>

namespace lichtung::sweeps {

struct Figure {
  std::string name, unit, ledger;        // as in the table totals; name with its ledger
  std::vector<double> values;            // points × replicates; NaN where missing
};

struct Results {
  const sweep::Sweep& sweep;
  const sweep::Design& design;
  std::string software_version;
  std::vector<Figure> figures;
};

/// Errors: outcome::h5::Error.
[[nodiscard]] outcome::Image results_image(const Results& results);

}  // namespace lichtung::sweeps
