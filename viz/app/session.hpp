// One opened scenario with all that belongs to looking at it: replay, picking, values of layers already read.
#pragma once

#include "viz/data/dataset.hpp"
#include "viz/layers/values.hpp"
#include "viz/map/picking.hpp"
#include "viz/playback/patrols.hpp"
#include "viz/playback/walks.hpp"

#include <filesystem>
#include <list>
#include <memory>
#include <utility>
#include <vector>

namespace lichtung::viz {

/// Rows of /angst with their streets.
struct FearedPlace {
  std::string name;
  Vec2 place;
  double concerned{};                    // persons per night
  double share{};
  std::array<double, 5> reasons{};       // dark, hidden, no way out, disorder, alone; sum 1
  std::vector<std::uint32_t> streets;
};

class Session {
 public:
  /// Errors: DataError, outcome::FileError.
  explicit Session(const std::filesystem::path& path);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] const Dataset& data() const { return data_; }
  [[nodiscard]] Dataset& data() { return data_; }
  [[nodiscard]] const TownMap& town() const { return data_.town(); }
  [[nodiscard]] const StreetPicker& picker() const { return picker_; }
  [[nodiscard]] const std::vector<NamedStreet>& names() const { return names_; }
  [[nodiscard]] const std::vector<FearedPlace>& feared() const { return feared_; }
  [[nodiscard]] Walks& walks() { return *walks_; }
  [[nodiscard]] PatrolTracks& tracks() { return *tracks_; }
  /// Counts up with every change of what is shown.
  [[nodiscard]] std::uint64_t version() const { return version_; }

  /// Shows another run. Errors: outcome::FileError; then nothing has changed.
  void select(int which);

  /// Values of a layer of the shown run, kept for the next time. Errors: outcome::FileError.
  [[nodiscard]] const LayerValues& values(const LayerChoice& choice);

 private:
  void start_replay();
  void read_feared();

  Dataset data_;
  StreetPicker picker_;
  std::vector<NamedStreet> names_;
  std::vector<FearedPlace> feared_;
  std::unique_ptr<Walks> walks_;
  std::unique_ptr<PatrolTracks> tracks_;
  std::list<std::pair<LayerChoice, LayerValues>> kept_;   // the most recent first
  std::uint64_t version_{};
};

}  // namespace lichtung::viz
