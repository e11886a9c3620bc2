// See walks.hpp.
#include "viz/playback/walks.hpp"

#include <algorithm>
#include <unordered_map>

namespace lichtung::viz {
namespace {

constexpr std::size_t kBlockRows = std::size_t{1} << 19;
constexpr std::int32_t kPadding_s = 600;        // before a slice, to see where its first walkers came from
constexpr std::int32_t kLongestVisit_s = 7200;  // longer ones (damaged or odd files) don't make the index useless

/// The node that two streets share: as an end (0 from, 1 to) of each. False if they share none.
bool shared_node(const Streets& streets, std::int32_t a, std::int32_t b, float& end_of_a, float& end_of_b) {
  const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
  const auto match = [&](std::int32_t p, std::int32_t q, float at_a, float at_b) {
    if (p != q) return false;
    end_of_a = at_a;
    end_of_b = at_b;
    return true;
  };
  return match(streets.to[i], streets.from[j], 1, 0) || match(streets.to[i], streets.to[j], 1, 1) ||
         match(streets.from[i], streets.from[j], 0, 0) || match(streets.from[i], streets.to[j], 0, 1);
}

template <class T>
std::vector<T> slice_of_column(const Run& run, const char* name, WalkIndex::Slice rows) {
  const std::size_t n = rows.end - rows.first;
  if (!run.reader().has_column("walks", name)) return std::vector<T>(n);
  outcome::Column column = run.reader().column_slice("walks", name, rows.first, n);
  if (auto* values = std::get_if<std::vector<T>>(&column.values)) return std::move(*values);
  return std::vector<T>(n);
}

}  // namespace

namespace {

/// The latest visit of an agent.
struct Last {
  std::int64_t index{-1};
  bool came{};
  float here{};          // the end at which the agent came in
};

/// By agent and kind. Numbers of agents are small and dense; odd files get a table that doesn't mind.
class LastVisits {
 public:
  explicit LastVisits(std::span<const Visit> visits) {
    std::int32_t most = 0;
    for (const Visit& v : visits) most = std::max(most, v.agent);
    constexpr std::size_t kAlways = std::size_t{1} << 16;
    if (static_cast<std::size_t>(most) < std::max(kAlways, 4 * visits.size())) dense_.resize(kAgentKinds * (static_cast<std::size_t>(most) + 1));
  }
  Last& of(const Visit& v) {
    if (v.agent < 0 || v.agent_kind >= kAgentKinds || dense_.empty()) return others_[std::int64_t{v.agent} * 256 + v.agent_kind];
    return dense_[static_cast<std::size_t>(v.agent) * kAgentKinds + v.agent_kind];
  }

 private:
  static constexpr std::size_t kAgentKinds = 3;
  std::vector<Last> dense_;
  std::unordered_map<std::int64_t, Last> others_;
};

}  // namespace

std::vector<Step> directed_steps(std::vector<Visit> visits, const Streets& streets) {
  constexpr std::int32_t kRounding_s = 1;
  if (!std::ranges::is_sorted(visits, {}, &Visit::enter_s)) std::ranges::stable_sort(visits, {}, &Visit::enter_s);
  LastVisits last(visits);
  std::vector<Step> steps;
  steps.reserve(visits.size());
  for (const Visit& v : visits) {
    Step step{v.segment, v.enter_s, v.leave_s, 0.5F, 0.5F, v.mode, v.agent_kind, v.agent};
    Last now{static_cast<std::int64_t>(steps.size())};
    Last& previous = last.of(v);
    if (previous.index >= 0) {
      Step& before = steps[static_cast<std::size_t>(previous.index)];
      float there = 0;
      now.came = v.enter_s - before.leave_s <= kRounding_s && v.segment != before.segment &&
                 shared_node(streets, before.segment, v.segment, there, now.here);
      if (now.came) {
        step.from_share = now.here;
        // Streets that share both ends, and loops: whoever comes in at one end leaves at the other.
        before.to_share = previous.came && previous.here == there ? 1 - there : there;
      }
    }
    previous = now;
    steps.push_back(step);
  }
  return steps;
}

void movers_at(std::span<const Step> steps, const Streets& streets, double time_s, std::vector<Mover>& out) {
  for (const Step& step : steps) {
    if (step.enter_s > time_s) break;
    if (step.leave_s <= time_s) continue;
    const float share = static_cast<float>((time_s - step.enter_s) / static_cast<double>(step.leave_s - step.enter_s));
    const float along = step.from_share + share * (step.to_share - step.from_share);
    out.push_back({streets.at(static_cast<std::size_t>(step.segment), along), step.mode, step.agent_kind, step.agent});
  }
}

WalkIndex::Slice& WalkIndex::slice(std::int32_t index) {
  if (slices_.empty()) first_slice_ = index;
  const auto i = static_cast<std::size_t>(std::max(0, index - first_slice_));
  if (i >= slices_.size()) slices_.resize(i + 1);
  return slices_[i];
}

void WalkIndex::add(std::span<const std::int32_t> enter_s, std::span<const std::int32_t> leave_s) {
  for (std::size_t i = 0; i < enter_s.size(); ++i, ++rows_) {
    const std::int32_t leave = std::clamp(leave_s[i], enter_s[i], enter_s[i] + kLongestVisit_s);
    for (std::int32_t s = slice_of(enter_s[i]); s <= slice_of(leave); ++s) {
      Slice& rows = slice(s);
      if (rows.end == 0) rows.first = rows_;
      rows.end = rows_ + 1;
    }
  }
}

void WalkIndex::finish() { slices_.shrink_to_fit(); }

WalkIndex::Slice WalkIndex::at(double time_s) const {
  const std::int32_t index = slice_of(time_s) - first_slice_;
  if (slices_.empty() || index < 0 || static_cast<std::size_t>(index) >= slices_.size()) return {};
  Slice rows = slices_[static_cast<std::size_t>(index)];
  if (rows.end == 0) return {};
  // Some minutes before and one slice after, so that those at the borders have their neighbours.
  const std::int32_t before = std::max(0, index - kPadding_s / kSlice_s);
  for (std::int32_t s = before; s < index; ++s)
    if (const Slice& earlier = slices_[static_cast<std::size_t>(s)]; earlier.end > 0) rows.first = std::min(rows.first, earlier.first);
  if (static_cast<std::size_t>(index) + 1 < slices_.size())
    rows.end = std::max(rows.end, slices_[static_cast<std::size_t>(index) + 1].end);
  return rows;
}

Walks::Walks(const Run& run) : run_(run) {
  const auto& reader = run.reader();
  if (reader.has_column("walks", "enter_s") && reader.has_column("walks", "leave_s") && reader.has_column("walks", "segment"))
    total_ = reader.row_count("walks");
}

bool Walks::prepare() {
  try {
    return index_next_block();
  } catch (const outcome::FileError&) {
    next_ = total_ = 0;   // said once; the map goes on without walks
    throw;
  }
}

bool Walks::index_next_block() {
  if (next_ >= total_) return true;
  const WalkIndex::Slice rows{next_, std::min(total_, next_ + kBlockRows)};
  const auto enter = slice_of_column<std::int32_t>(run_, "enter_s", rows), leave = slice_of_column<std::int32_t>(run_, "leave_s", rows);
  constexpr std::int32_t kMost_s = 20000 * 86400;  // runs of fifty years are believed
  for (std::size_t i = 0; i < enter.size(); ++i)
    if (enter[i] < 0 || enter[i] > kMost_s || (i > 0 && enter[i] < enter[i - 1]))
      throw outcome::FileError(outcome::FileError::Kind::Damaged, run_.path().string() + ": damaged: walks/enter_s is not ascending");
  index_.add(enter, leave);
  next_ = rows.end;
  if (next_ >= total_) index_.finish();
  return next_ >= total_;
}

std::vector<Step> Walks::read(std::int32_t slice, WalkIndex::Slice rows, const Streets& streets) const {
  const auto enter = slice_of_column<std::int32_t>(run_, "enter_s", rows), leave = slice_of_column<std::int32_t>(run_, "leave_s", rows),
             agent = slice_of_column<std::int32_t>(run_, "agent", rows), segment = slice_of_column<std::int32_t>(run_, "segment", rows);
  const auto mode = slice_of_column<std::uint8_t>(run_, "mode", rows), kind = slice_of_column<std::uint8_t>(run_, "agent_kind", rows);
  std::vector<Visit> visits;
  visits.reserve(enter.size());
  for (std::size_t i = 0; i < enter.size(); ++i)
    if (segment[i] >= 0 && static_cast<std::size_t>(segment[i]) < streets.size() && leave[i] > enter[i])
      visits.push_back({agent[i], segment[i], enter[i], leave[i], mode[i], kind[i]});
  std::vector<Step> steps = directed_steps(std::move(visits), streets);
  // Rows before and after were there to give these a direction.
  const std::int32_t begin = slice * WalkIndex::kSlice_s, end = begin + WalkIndex::kSlice_s;
  std::erase_if(steps, [&](const Step& s) { return s.leave_s <= begin || s.enter_s > end; });
  return steps;
}

std::span<const Step> Walks::at(double time_s, const Streets& streets) {
  const std::int32_t slice = WalkIndex::slice_of(time_s);
  const auto it = std::ranges::find(held_, slice, &Held::slice);
  if (it != held_.end()) {
    if (it != held_.begin()) std::rotate(held_.begin(), it, it + 1);
    return held_.front().steps;
  }
  while (next_ < total_) prepare();
  const WalkIndex::Slice rows = index_.at(time_s);
  held_.push_front({slice, rows.end > rows.first ? read(slice, rows, streets) : std::vector<Step>()});
  if (held_.size() > kMostHeld) held_.pop_back();
  return held_.front().steps;
}

}  // namespace lichtung::viz
