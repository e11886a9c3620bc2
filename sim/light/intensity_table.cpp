// Buckets are as narrow as the smallest step between angles, so that a look-up goes on by one interval at most; files
// of absurdly fine steps get fewer buckets and a short walk instead of much memory.
#include "sim/light/intensity_table.hpp"

#include <cassert>

namespace lichtung::light {

namespace {

constexpr double kMostBuckets = 8192.0;

std::vector<double> closed(const photometry::Distribution& d) {
  std::vector<double> planes = d.c_deg;
  planes.push_back(planes.front() + 360.0);
  return planes;
}

}  // namespace

AngleIndex::AngleIndex(std::vector<double> angles) : angles_(std::move(angles)) {
  double smallest = angles_.back() - angles_.front();
  for (std::size_t i = 0; i + 1 < angles_.size(); ++i) {
    per_step_.push_back(1.0 / (angles_[i + 1] - angles_[i]));
    smallest = std::min(smallest, angles_[i + 1] - angles_[i]);
  }
  const double range = angles_.back() - angles_.front();
  const double buckets = std::clamp(std::ceil(range / smallest), 1.0, kMostBuckets);
  buckets_per_degree_ = buckets / range;
  std::size_t interval = 0;
  for (std::size_t b = 0; b < static_cast<std::size_t>(buckets); ++b) {
    const double start = angles_.front() + static_cast<double>(b) / buckets_per_degree_;
    while (interval + 2 < angles_.size() && angles_[interval + 1] <= start) ++interval;
    first_.push_back(static_cast<std::uint32_t>(interval));
  }
}

IntensityTable::IntensityTable(const photometry::Distribution& d)
    : gamma_(d.gamma_deg), planes_(closed(d)), candela_(d.candela), axial_(d.c_deg.size() == 1) {
  assert(d.gamma_deg.size() >= 2 && d.candela.size() == d.c_deg.size() * d.gamma_deg.size());
  const auto row = static_cast<std::ptrdiff_t>(d.gamma_deg.size());
  candela_.insert(candela_.end(), d.candela.begin(), d.candela.begin() + row);
}

std::vector<IntensityTable> intensity_tables(std::span<const photometry::Luminaire> luminaires) {
  std::vector<IntensityTable> tables;
  tables.reserve(luminaires.size());
  for (const auto& luminaire : luminaires) tables.emplace_back(luminaire.light);
  return tables;
}

}  // namespace lichtung::light
