// See session.hpp.
#include "viz/app/session.hpp"

#include "viz/data/columns.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::viz {

Session::Session(const std::filesystem::path& path)
    : data_(path), picker_(data_.town().streets, data_.town().extent), names_(named_streets(data_.town().streets)) {
  start_replay();
}

void Session::start_replay() {
  walks_ = std::make_unique<Walks>(data_.shown());
  tracks_ = std::make_unique<PatrolTracks>(data_.shown().fixes(), town().streets);
  read_feared();
  kept_.clear();
  ++version_;
}

void Session::read_feared() {
  feared_.clear();
  const outcome::Reader& reader = data_.shown().reader();
  const outcome::Table places = table_or_empty(reader, "angst"), streets = table_or_empty(reader, "angst_segments");
  const auto x = column_as<double>(places, "x", NAN), y = column_as<double>(places, "y", NAN),
             concerned = column_as<double>(places, "concerned", 0), share = column_as<double>(places, "concerned_share", NAN);
  const auto name = texts_of(places, "name"), near = texts_of(places, "near");
  constexpr std::array<const char*, 5> kReasons{"reason_dark", "reason_hidden", "reason_no_way_out", "reason_disorder", "reason_alone"};
  std::array<std::vector<double>, 5> reasons;
  for (std::size_t k = 0; k < 5; ++k) reasons[k] = column_as<double>(places, kReasons[k], 0);
  for (std::size_t i = 0; i < x.size(); ++i) {
    FearedPlace place{name[i].empty() ? near[i] : name[i], {}, concerned[i], share[i], {}, {}};
    if (std::isfinite(x[i]) && std::isfinite(y[i])) place.place = town().to_map(x[i], y[i]);
    for (std::size_t k = 0; k < 5; ++k) place.reasons[k] = reasons[k][i];
    feared_.push_back(std::move(place));
  }
  const auto of = column_as<std::int64_t>(streets, "place", -1), segment = column_as<std::int64_t>(streets, "segment", -1);
  for (std::size_t i = 0; i < of.size(); ++i)
    if (of[i] >= 0 && static_cast<std::size_t>(of[i]) < feared_.size() && segment[i] >= 0 &&
        static_cast<std::size_t>(segment[i]) < town().streets.size())
      feared_[static_cast<std::size_t>(of[i])].streets.push_back(static_cast<std::uint32_t>(segment[i]));
}

void Session::select(int which) {
  if (which == data_.selected()) return;
  data_.select(which);
  start_replay();
}

const LayerValues& Session::values(const LayerChoice& choice) {
  constexpr std::size_t kMostValues = 4 << 20;   // 16 MB of values
  const auto it = std::ranges::find(kept_, choice, [](const auto& entry) { return entry.first; });
  if (it != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, it);
    return kept_.front().second;
  }
  kept_.emplace_front(choice, layer_values(data_.shown(), town(), choice));
  const std::size_t most = std::max<std::size_t>(4, kMostValues / std::max<std::size_t>(1, town().streets.size()));
  while (kept_.size() > most) kept_.pop_back();
  return kept_.front().second;
}

}  // namespace lichtung::viz
