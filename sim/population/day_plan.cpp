// The plan of one resident's day, built from one block of random words for the day and one per tour. No allocation,
// no transcendental functions: this runs once per resident and day.
#include "sim/population/day_plan.hpp"

#include "sim/population/day_hours.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::population {
namespace {

using random::unit;

constexpr std::int32_t kDayEnd = 24 * 3600 - 300;     // back home five minutes before the next day
constexpr std::int32_t kDayBegin = 300;
constexpr std::int32_t kNightEnd = 84600;             // 03:30: night life ends
constexpr std::int32_t kMinimumStay = 120;
constexpr std::size_t kMaxTours = 4;
constexpr std::uint32_t kNoHabit = 0xFFFFFFFFU;

enum class DayType : std::uint8_t { Weekday = 0, Saturday = 1, Sunday = 2 };

DayType type_of(const DayContext& day) {
  if (day.holiday || day.weekday == 6) return DayType::Sunday;
  return day.weekday == 5 ? DayType::Saturday : DayType::Weekday;
}

/// Home → place → home, or home → work → shop → home.
struct Tour {
  std::int32_t depart{}, leave{}, leave_shop{}, end{};
  std::uint32_t habit{}, chain{kNoHabit};             // chain: work → shop; chain + 1: home → shop, walked back
};
using Tours = boost::container::static_vector<Tour, kMaxTours>;

class Planner {
 public:
  Planner(const PlanInputs& in, std::uint32_t who, const DayContext& day)
      : in_(in), p_(in.parameters), h_(in.population.habits), r_(in.population.residents), who_(who), day_(day),
        type_(static_cast<std::size_t>(type_of(day))), first_(h_.first[who]), last_(h_.first[who + 1]) {}

  void plan(DayTrips& trips) {
    const auto w = random::words(in_.random, random::Purpose::DayOut, who_, day_.day);
    const auto age = static_cast<std::size_t>(r_.age[who_]);
    const double out = std::min(0.995, p_.out_share[age] * p_.out_factor[type_]);
    if (first_ == last_ || unit(w[0]) >= out) return;
    const bool main = goes_to_main(unit(w[1]));
    if (main) main_tour(unit(w[2]) < p_.shop_on_way);
    const double chained = main && has_chain() ? p_.shop_on_way : 0.0;
    const double wanted = p_.trip_rate[age] * p_.trip_factor[type_] / out;
    const double extra = std::clamp((wanted - 2.0 - chained) / 2.0 * p_.replacement_tours / 3.0, 0.0, 1.0);
    const int further = binomial3(extra, unit(w[3])) + (main ? 0 : 1);
    set_weights();
    for (int k = 0; k < further && tours_.size() < kMaxTours; ++k) other_tour(static_cast<std::uint16_t>(k));
    emit(trips);
  }

 private:
  /// Successes of three trials.
  static int binomial3(double q, double u) {
    const double none = (1 - q) * (1 - q) * (1 - q), one = none + 3 * q * (1 - q) * (1 - q);
    return u < none ? 0 : u < one ? 1 : u < one + 3 * q * q * (1 - q) ? 2 : 3;
  }

  [[nodiscard]] std::int32_t travel(std::uint32_t habit) const {
    return static_cast<std::int32_t>(in_.travel_s[habit]) + 1;
  }
  [[nodiscard]] bool has_chain() const { return first_ + 2 < last_ && h_.from[first_ + 1] != r_.home[who_]; }

  [[nodiscard]] bool goes_to_main(double u) const {
    const Purpose purpose = h_.purpose[first_];
    if (purpose == Purpose::Work) return u < p_.work_share[type_];
    return purpose == Purpose::Education && type_ == 0 && u < p_.education_share;
  }

  /// Work or education, with a shop on the way home if `shop` and it is still open.
  void main_tour(bool shop) {
    const auto own = random::words(in_.random, random::Purpose::DayShift, who_, 0);  // the person's usual hours
    const auto w = random::words(in_.random, random::Purpose::DayDeparture, who_, day_.day);
    const bool work = h_.purpose[first_] == Purpose::Work;
    const auto [start, minutes] = work ? work_hours(own) : school_hours(own);
    Tour t;
    t.habit = first_;
    const std::int32_t jitter = static_cast<std::int32_t>(w[0] >> 22) - 512;  // ± 8.5 minutes
    const std::int32_t stay = static_cast<std::int32_t>(60.0 * minutes * detail::spread(w[1], true));
    t.depart = std::max(kDayBegin, start + jitter - travel(first_));
    t.leave = t.depart + travel(first_) + stay;
    if (shop && work && has_chain()) {
      t.chain = first_ + 1;
      const auto shopping = static_cast<std::int32_t>(60.0 * p_.shopping_minutes * 0.7 * detail::spread(w[2], false));
      t.leave_shop = t.leave + travel(t.chain) + shopping;
      t.end = t.leave_shop + travel(t.chain + 1);
      if (t.leave_shop > detail::kLatest[0] + 3600 || t.end > kDayEnd) t.chain = kNoHabit;  // the shop has closed
    }
    if (t.chain == kNoHabit) t.end = t.leave + travel(first_);
    if (shorten(t)) tours_.push_back(t);
  }

  struct WorkingHours {
    std::int32_t start;
    double minutes;
  };
  [[nodiscard]] WorkingHours work_hours(const random::Words& own) const {
    // Part time is commoner among women: 48 against 12 % (Mikrozensus, recalled), as factors on the mean.
    const double part = p_.part_time * (r_.sex[who_] == Sex::Female ? 1.65 : 0.45);
    const bool short_day = unit(own[1]) < part;
    const double u = unit(own[0]);
    if (u < p_.early_shift) return {2 * 3600, p_.work_minutes * 0.95};
    if (u < p_.early_shift + p_.late_shift) return {10 * 3600, p_.work_minutes * 0.95};
    return {detail::at_quantile(detail::kWorkStart, own[2]), short_day ? p_.part_time_minutes : p_.work_minutes};
  }
  [[nodiscard]] WorkingHours school_hours(const random::Words& own) const {
    switch (r_.activity[who_]) {
      case Activity::Student: return {detail::at_quantile(detail::kLectureStart, own[0]), p_.education_minutes * 0.9};
      case Activity::SmallChild: return {static_cast<std::int32_t>(3.5 * 3600 + 3600 * unit(own[0])), p_.education_minutes * 1.1};
      default: {
        const bool afternoon = unit(own[1]) < 0.45;  // all-day schools; KMK (recalled)
        return {static_cast<std::int32_t>(3.7 * 3600 + 1200 * unit(own[0])), p_.education_minutes * (afternoon ? 1.35 : 0.95)};
      }
    }
  }

  /// Cuts the stay so that the tour ends within the day; false if even a short one doesn't fit.
  [[nodiscard]] bool shorten(Tour& t) const {
    const std::int32_t over = t.end - kDayEnd;
    if (over <= 0) return true;
    t.leave -= over;
    t.end -= over;
    return t.leave >= t.depart + travel(t.habit) + kMinimumStay;
  }

  void set_weights() {
    for (std::uint32_t i = first_; i < last_; ++i) {
      const int slot = static_cast<int>(h_.purpose[i]) - static_cast<int>(Purpose::Shopping);
      if (slot < 0 || (has_chain() && i - first_ >= 1 && i - first_ <= 2)) continue;
      const auto s = static_cast<std::size_t>(slot);
      if (count_[s]++ == 0) start_[s] = i;
    }
    const auto age = r_.age[who_];
    double night = day_.weekday == 4 && type_ == 0 ? p_.friday_night_life : p_.night_life[type_];
    if (age == AgeBand::A18_24) night *= p_.young_night_life;
    if (age >= AgeBand::A65_79) night *= p_.old_night_life;
    weight_ = {p_.shopping[type_], p_.errand[type_], p_.leisure[type_], night, p_.stroll[type_], p_.accompany[type_]};
    for (std::size_t s = 0; s < 6; ++s)
      if (count_[s] == 0) weight_[s] = 0.0;
  }

  [[nodiscard]] double minutes_of(std::size_t slot) const {
    const std::array<double, 6> minutes{p_.shopping_minutes, p_.errand_minutes,  p_.leisure_minutes,
                                        p_.night_life_minutes, p_.stroll_minutes, p_.accompany_minutes};
    return minutes[slot];
  }

  void other_tour(std::uint16_t k) {
    const auto w = random::words(in_.random, random::Purpose::DayTours, who_, day_.day, k);
    double total = 0.0;
    for (const double x : weight_) total += x;
    if (total <= 0.0) return;
    const std::size_t slot = random::categorical(weight_, unit(w[0]));
    // The lower bits choose among the places of one purpose: the first, nearest one in half of all cases.
    const std::uint32_t low = w[1] & 0xFFFFU, n = count_[slot];
    const std::uint32_t which = low < 0x8000U || n == 1 ? 0U : 1U + (((low - 0x8000U) * (n - 1)) >> 15);
    Tour t;
    t.habit = start_[slot] + which;
    const std::int32_t there = travel(t.habit);
    auto stay = static_cast<std::int32_t>(60.0 * minutes_of(slot) * detail::spread(w[2], false));
    const std::int32_t wish = std::max(kDayBegin, detail::at_quantile(detail::kDeparture[type_ == 0 ? 0 : 1][slot], w[3]));
    const std::int32_t pause = 300 + static_cast<std::int32_t>(w[1] >> 21);  // 5 to 39 minutes at home between tours
    if (slot == 3) stay = std::max(kMinimumStay, std::min(stay, kNightEnd - wish - there));
    insert(t, wish, there, stay, detail::kLatest[slot], pause);
  }

  /// Into the first gap of the day from the wished hour on.
  void insert(Tour t, std::int32_t wish, std::int32_t there, std::int32_t stay, std::int32_t latest, std::int32_t pause) {
    std::int32_t depart = wish;
    std::size_t at = 0;
    for (; at < tours_.size(); ++at) {
      if (depart + 2 * there + stay + 300 <= tours_[at].depart) break;
      if (depart < tours_[at].end + 300) depart = tours_[at].end + pause;
    }
    if (depart > std::max(latest, wish)) return;
    t.depart = depart;
    t.leave = depart + there + stay;
    t.end = t.leave + there;
    if (!shorten(t)) return;
    tours_.insert(tours_.begin() + static_cast<std::ptrdiff_t>(at), t);
  }

  void emit(DayTrips& trips) const {
    std::uint8_t number = 0;
    for (const auto& t : tours_) {
      trips.push_back({t.habit, t.depart, number, false});
      if (t.chain == kNoHabit) {
        trips.push_back({t.habit, t.leave, number, true});
      } else {
        trips.push_back({t.chain, t.leave, number, false});
        trips.push_back({t.chain + 1, t.leave_shop, number, true});
      }
      ++number;
    }
  }

  const PlanInputs& in_;
  const ActivityParameters& p_;
  const Habits& h_;
  const Residents& r_;
  std::uint32_t who_;
  const DayContext& day_;
  std::size_t type_;
  std::uint32_t first_, last_;
  Tours tours_;
  std::array<double, 6> weight_{};          // shopping, errand, leisure, night life, stroll, accompany
  std::array<std::uint32_t, 6> start_{}, count_{};
};

}  // namespace

void plan_day(const PlanInputs& in, ResidentId who, const DayContext& day, DayTrips& trips) {
  trips.clear();
  Planner(in, who.value, day).plan(trips);
}

std::vector<float> nominal_travel_seconds(const Habits& habits, const ActivityParameters& p) {
  std::vector<float> seconds(habits.size());
  const double far = 1000.0 * p.far_km;
  const auto mixed = [far](double d, double slow, double fast) {
    return std::min(d, far) / slow + std::max(0.0, d - far) / fast;
  };
  for (std::size_t i = 0; i < habits.size(); ++i) {
    const double d = static_cast<double>(habits.distance_m[i]);
    double s = 0.0;
    switch (habits.mode[i]) {
      case Mode::Walk: s = d / p.walk_speed; break;
      case Mode::Bicycle: s = p.bicycle_access_s + d / p.bicycle_speed; break;
      case Mode::Transit: s = p.transit_access_s + mixed(d, p.transit_speed, p.transit_far_speed); break;
      case Mode::Car: s = p.car_access_s + mixed(d, p.car_speed, p.car_far_speed); break;
    }
    seconds[i] = static_cast<float>(s);
  }
  return seconds;
}

}  // namespace lichtung::population
