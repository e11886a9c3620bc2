// Projected coordinates as longitude and latitude, by PROJ.
#pragma once

#include <memory>
#include <utility>

struct PJconsts;
struct pj_ctx;

namespace lichtung::exports {

class ToWgs84 {
 public:
  /// From the system with this EPSG code. Errors: DataError if PROJ doesn't know it.
  explicit ToWgs84(int epsg);
  /// Longitude and latitude in degrees; not finite where there is none.
  [[nodiscard]] std::pair<double, double> operator()(double x, double y) const;

 private:
  struct Free {
    void operator()(PJconsts* object) const;
    void operator()(pj_ctx* context) const;
  };
  std::unique_ptr<pj_ctx, Free> context_;
  std::unique_ptr<PJconsts, Free> transform_;
};

}  // namespace lichtung::exports
