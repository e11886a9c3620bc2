// Mirroring planes, and what follows from all of them.
#include "sim/photometry/planes.hpp"

#include "sim/photometry/photometric_file.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lichtung::photometry {
namespace detail {
namespace {

constexpr double kSame = 1e-6;   // degrees

double around(double c_deg) {
  double c = std::fmod(c_deg, 360.0);
  if (c < 0.0) c += 360.0;
  return c < kSame || c > 360.0 - kSame ? 0.0 : c;
}

/// Angle of a plane of the circle, and the stored plane it equals.
using Placed = std::pair<double, std::size_t>;

std::vector<Placed> place(const StoredPlanes& stored, Symmetry symmetry) {
  std::vector<Placed> out;
  for (std::size_t p = 0; p < stored.c_deg.size(); ++p) {
    const double c = stored.c_deg[p];
    out.emplace_back(around(c), p);
    switch (symmetry) {
      case Symmetry::None:
      case Symmetry::Axial: break;
      case Symmetry::C0C180: out.emplace_back(around(-c), p); break;
      case Symmetry::C90C270: out.emplace_back(around(180.0 - c), p); break;
      case Symmetry::Quadrants:
        for (const double mirrored : {-c, 180.0 - c, 180.0 + c}) out.emplace_back(around(mirrored), p);
        break;
    }
  }
  std::ranges::sort(out);
  const auto same = [](const Placed& a, const Placed& b) { return b.first - a.first < kSame; };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

}  // namespace

Distribution unfold(const StoredPlanes& stored, Symmetry symmetry) {
  Distribution d;
  d.gamma_deg = stored.gamma_deg;
  const std::size_t n = stored.gamma_deg.size();
  if (symmetry == Symmetry::Axial || stored.c_deg.size() == 1) {
    d.c_deg = {0.0};
    d.candela.assign(stored.candela.begin(), stored.candela.begin() + static_cast<std::ptrdiff_t>(n));
    return d;
  }
  const std::vector<Placed> planes = place(stored, symmetry);
  const auto at = [&](std::size_t plane, std::size_t g) { return stored.candela[plane * n + g]; };
  if (const auto [first, after] = planes.front(); first > 0.0) {
    const auto [last, before] = planes.back();
    const double share = (360.0 - last) / (first + 360.0 - last);
    d.c_deg.push_back(0.0);
    for (std::size_t g = 0; g < n; ++g) d.candela.push_back(at(before, g) + share * (at(after, g) - at(before, g)));
  }
  for (const auto& [c, plane] : planes) {
    d.c_deg.push_back(c);
    for (std::size_t g = 0; g < n; ++g) d.candela.push_back(at(plane, g));
  }
  return d;
}

}  // namespace detail

namespace {

/// Share of the flux between C0 and C180, planes averaged by the trapezoid rule as in zonal_flux().
double front_share(const Distribution& d) {
  if (d.c_deg.size() == 1) return 0.5;
  const std::size_t n = d.gamma_deg.size();
  std::vector<double> flux;   // if the plane were all around
  for (std::size_t p = 0; p < d.c_deg.size(); ++p) {
    const auto row = d.candela.begin() + static_cast<std::ptrdiff_t>(p * n);
    flux.push_back(zonal_flux({{0.0}, d.gamma_deg, {row, row + static_cast<std::ptrdiff_t>(n)}}, 0.0, 180.0));
  }
  double front = 0.0, all = 0.0;
  for (std::size_t p = 0; p < flux.size(); ++p) {
    const bool last = p + 1 == flux.size();
    const double low = d.c_deg[p], high = last ? 360.0 : d.c_deg[p + 1];
    const double from = flux[p], slope = (flux[last ? 0 : p + 1] - from) / (high - low);
    const auto part = [&](double arc) { return arc * (from + slope * arc / 2.0); };
    all += part(high - low);
    if (low < 180.0) front += part(std::min(high, 180.0) - low);
  }
  return all > 0.0 ? front / all : 0.5;
}

}  // namespace

Figures figures(const Distribution& d) {
  Figures f;
  f.flux_lm_per_klm = zonal_flux(d, 0.0, 180.0);
  f.lorl_percent = f.flux_lm_per_klm / 10.0;
  f.dff_percent = f.flux_lm_per_klm > 0.0 ? 100.0 * zonal_flux(d, 0.0, 90.0) / f.flux_lm_per_klm : 0.0;
  const auto peak = std::ranges::max_element(d.candela);
  const auto index = static_cast<std::size_t>(peak - d.candela.begin());
  f.peak_cd_per_klm = *peak;
  f.peak_c_deg = d.c_deg[index / d.gamma_deg.size()];
  f.peak_gamma_deg = d.gamma_deg[index % d.gamma_deg.size()];
  f.front_percent = 100.0 * front_share(d);
  return f;
}

}  // namespace lichtung::photometry
