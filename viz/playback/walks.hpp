// Recorded walks in slices of time. The table is sorted by the time of entering; an index of a few numbers per slice says
// which rows can be on the street then, so that any minute is reached by reading some thousand rows.
#pragma once

#include "viz/data/run.hpp"
#include "viz/data/town_map.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace lichtung::viz {

/// A stretch of one agent on one street: where it is at its beginning and end, as shares of the segment's length.
struct Step {
  std::int32_t segment{};
  std::int32_t enter_s{}, leave_s{};
  float from_share{}, to_share{1};
  std::uint8_t mode{}, agent_kind{};
  std::int32_t agent{};
};

struct Visit {
  std::int32_t agent{}, segment{}, enter_s{}, leave_s{};
  std::uint8_t mode{}, agent_kind{};
};

/// Gives visits a direction: a visit that goes on in a neighbouring street at once ends at the shared node, one that
/// came from there starts there. Those who start or end a walk do so in the middle, as residents do in the model.
/// `visits` in any order; the result is sorted by time of entering.
[[nodiscard]] std::vector<Step> directed_steps(std::vector<Visit> visits, const Streets& streets);

/// What is seen of an agent at one moment.
struct Mover {
  Vec2 place;
  std::uint8_t mode{}, agent_kind{};
  std::int32_t agent{};
};

/// Who is on the street at a time; appended to `out`.
void movers_at(std::span<const Step> steps, const Streets& streets, double time_s, std::vector<Mover>& out);

/// Rows by slice of time, found in one pass over two columns.
class WalkIndex {
 public:
  static constexpr std::int32_t kSlice_s = 300;

  struct Slice {
    std::size_t first{}, end{};      // rows that are on the street at some time of the slice
  };

  /// Adds the next rows, which follow those added before.
  void add(std::span<const std::int32_t> enter_s, std::span<const std::int32_t> leave_s);
  /// After the last row.
  void finish();

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] bool empty() const { return rows_ == 0; }
  /// Rows for the slice that holds this time; none if nobody is recorded then.
  [[nodiscard]] Slice at(double time_s) const;
  [[nodiscard]] static std::int32_t slice_of(double time_s) { return static_cast<std::int32_t>(std::floor(time_s / kSlice_s)); }
  [[nodiscard]] std::size_t bytes() const { return slices_.size() * sizeof(Slice); }

 private:
  [[nodiscard]] Slice& slice(std::int32_t index);

  std::int32_t first_slice_{};
  std::vector<Slice> slices_;
  std::size_t rows_{};
};

/// The walks of one run. Holds a few slices; a new one is read when the time gets there.
class Walks {
 public:
  explicit Walks(const Run& run);

  [[nodiscard]] bool available() const { return total_ > 0; }
  /// Works on the index for a block of rows; true when it is complete. Errors: outcome::FileError; then there are no
  /// walks any more.
  bool prepare();
  [[nodiscard]] double prepared_share() const { return total_ == 0 ? 1.0 : static_cast<double>(next_) / static_cast<double>(total_); }

  /// Steps of the slice around a time, read if needed. Errors: outcome::FileError.
  [[nodiscard]] std::span<const Step> at(double time_s, const Streets& streets);
  [[nodiscard]] const WalkIndex& index() const { return index_; }

 private:
  struct Held {
    std::int32_t slice{};
    std::vector<Step> steps;
  };
  bool index_next_block();
  [[nodiscard]] std::vector<Step> read(std::int32_t slice, WalkIndex::Slice rows, const Streets& streets) const;

  static constexpr std::size_t kMostHeld = 6;

  const Run& run_;
  std::size_t total_{}, next_{};
  WalkIndex index_;
  std::deque<Held> held_;          // the most recently used first
};

}  // namespace lichtung::viz
