// Resolve and commit, in the order of minute, segment and offender.
#include "sim/engine/minutes.hpp"

#include "sim/behaviour/opportunity.hpp"
#include "sim/engine/cameras.hpp"
#include "sim/engine/crowd_day.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

using random::Purpose;

constexpr double kCallDelay_min = 2.0;               // a prompt report
constexpr double kWatcherCalls_min = 1.0;            // who watches a camera calls at once
constexpr double kLateReport_min = 300.0;          // mean of the others: somebody comes home and finds it
constexpr double kForgotten_min = 120.0;           // police seen longer ago deters nobody

/// The course of one day's minutes over a world.
class Course {
 public:
  Course(const MinuteInputs& in, World& world, Patrols& patrols, Recorder& recorder)
      : in_(in), setup_(in.opportunities.day.setup), world_(world), patrols_(patrols),
        recorder_(recorder), frame_(recorder.frame(in.opportunities.day.day.day)), day_(in.opportunities.day.day.day) {}

  void look(std::size_t i) {
    const Look& look = in_.looks[i];
    now_ = day_ * kDayMinutes + look.minute;
    if (world_.offenders.quiet_until[look.offender] > now_) return;
    const auto chance = chances(i);
    double total = 0.0;
    const double found = police_here(look) || order_service_here(look) ? police().discover : 0.0;
    const double discovered = found + (1.0 - found) * camera_sight(in_.opportunities.day, look.segment, look.minute).noticed;
    for (std::size_t k = 0; k < kOffenceKinds; ++k) {
      if (chance[k] <= 0.0) continue;
      recorder_.expected_recorded[k] += chance[k] * (police().report[k] + (1.0 - police().report[k]) * discovered);
      frame_.expected[look.segment][k] += static_cast<float>(chance[k]);
      total += chance[k];
    }
    if (in_.opportunities.day.conditions.light.dark[look.minute / 15U] != 0) {
      recorder_.night[look.segment].robbery += chance[index(OffenceKind::Robbery)];
      recorder_.night[look.segment].assault += chance[index(OffenceKind::Assault)];
    }
    double u = in_.proposals[i].u;
    if (in_.proposals[i].burglary_before > 0.0F) turn_away(i, chance);
    if (u >= total) return;
    for (std::size_t k = 0; k < kOffenceKinds; ++k) {
      if (u < chance[k]) return commit(look, static_cast<OffenceKind>(k));
      u -= chance[k];
    }
  }

  /// A unit has arrived at the scene of an incident.
  void arrive(std::uint32_t index, std::uint32_t now) {
    const Call& call = world_.patrols.calls[index];
    if (call.incident < 0) return;
    Incident& incident = world_.incidents[static_cast<std::size_t>(call.incident)];
    const std::uint32_t since = now - minute_of(incident);
    const double u = random::uniform(world_.random, Purpose::ArrestOnScene, incident.offender.value, minute_of(incident));
    if (call.officers < 2 || incident.cleared() || static_cast<double>(since) > police().arrest_window_min || u >= police().arrest_response)
      return;
    incident.clearance = Clearance::OnTheSpot;
    remove_offender(incident);
    patrols_.bind(call.unit, now + static_cast<std::uint32_t>(police().processing_min));
  }

 private:
  [[nodiscard]] const OffenceParameters& offence() const { return setup_.scenario.parameters.offence; }
  [[nodiscard]] const PoliceParameters& police() const { return setup_.scenario.parameters.police; }

  [[nodiscard]] static std::uint32_t minute_of(const Incident& i) { return i.day * kDayMinutes + i.minute; }
  [[nodiscard]] bool police_here(const Look& look) const { return world_.patrols.seen_minute[look.segment] == now_ + 1; }
  [[nodiscard]] bool order_service_here(const Look& look) const { return world_.patrols.order_service_at(look.segment, now_); }

  /// Police risk as the offender perceives it: 0 where nobody was seen for long, which is nearly always.
  [[nodiscard]] double risk_at(std::uint32_t segment) const {
    const auto since = [&](std::uint32_t seen, double weight) {
      if (seen == 0 || weight <= 0.0 || static_cast<double>(now_ + 1 - seen) > kForgotten_min) return 0.0;
      return weight * behaviour::police_risk(static_cast<double>(now_ + 1 - seen), police().seen_half_life_min);
    };
    const double risk = since(world_.patrols.seen_minute[segment], 1.0);
    if (world_.patrols.order_minute.empty()) return risk;
    return std::max(risk, since(world_.patrols.order_minute[segment], police().order_service_deterrence_switch));
  }

  [[nodiscard]] std::array<double, kOffenceKinds> chances(std::size_t i) const {
    const double risk = risk_at(in_.looks[i].segment);
    const Proposal& p = in_.proposals[i];
    std::array<double, kOffenceKinds> h{};
    if (risk <= 0.0) {
      std::ranges::copy(p.chance, h.begin());
      return h;
    }
    for (std::size_t k = 0; k < kOffenceKinds; ++k) h[k] = static_cast<double>(p.hazard[k]) * std::exp(-offence().police[k] * risk);
    return behaviour::minute_chances(h);
  }

  /// The same draw would have been a burglary here if the plan had secured no dwelling: the offender looks on.
  void turn_away(std::size_t i, const std::array<double, kOffenceKinds>& chance) {
    const Proposal& p = in_.proposals[i];
    const Look& look = in_.looks[i];
    const std::size_t burglary = index(OffenceKind::Burglary);
    std::array<double, kOffenceKinds> hazard{};
    const double risk = risk_at(look.segment);
    for (std::size_t k = 0; k < kOffenceKinds; ++k)
      hazard[k] = static_cast<double>(k == burglary ? p.burglary_before : p.hazard[k]) * std::exp(-offence().police[k] * risk);
    if (p.u < chance[burglary] || p.u >= behaviour::minute_chances(hazard)[burglary]) return;
    world_.offenders.turned_from[look.offender] = SegmentId(look.segment);
    world_.offenders.turned_day[look.offender] = day_ + 1;
    ++world_.turned_away;
  }

  /// Where the offender would rather have been today; asked once.
  SegmentId displaced_from(std::uint32_t offender) {
    if (world_.offenders.turned_day[offender] != day_ + 1) return {};
    world_.offenders.turned_day[offender] = 0;
    return world_.offenders.turned_from[offender];
  }

  void commit(const Look& look, OffenceKind kind) {
    Incident incident;
    incident.day = day_;
    incident.minute = look.minute;
    incident.kind = kind;
    incident.segment = SegmentId(look.segment);
    incident.offender = OffenderId(look.offender);
    if (!choose_target(look, incident)) return;
    if (const SegmentId from = displaced_from(look.offender); from.valid()) incident.displaced_from = from;
    const auto id = static_cast<std::uint32_t>(world_.incidents.size());
    const std::size_t k = index(kind);
    const auto w = random::words(world_.random, Purpose::OffenceReported, look.offender, now_);
    const auto d = random::words(world_.random, Purpose::OffenceDiscovered, look.offender, now_);
    const bool by_police = police_here(look);
    incident.reported = random::unit(w[0]) < police().report[k];
    const bool by_patrol = (by_police || order_service_here(look)) && random::unit(d[0]) < police().discover;
    const CameraSight camera = camera_sight(in_.opportunities.day, look.segment, look.minute);
    const bool by_camera = !by_patrol && camera.noticed > 0.0 &&
                           random::uniform(world_.random, Purpose::CameraNotice, look.offender, now_) < camera.noticed;
    incident.discovered = by_patrol || by_camera;
    if (by_patrol && by_police && random::unit(d[1]) < police().arrest_discovered && arrest_here(look))
      incident.clearance = Clearance::OnTheSpot;
    else if (incident.recorded() && random::unit(d[2]) < police().clearance[k])
      incident.clearance = Clearance::Investigation;
    else if (incident.recorded() && camera.identified > 0.0 &&
             random::uniform(world_.random, Purpose::CameraIdentify, look.offender, now_) < camera.identified)
      incident.clearance = Clearance::Camera;
    count(incident, camera, by_camera);
    world_.incidents.push_back(incident);
    if (incident.cleared()) remove_offender(incident);
    if (by_camera)
      send_for(incident, id, kWatcherCalls_min);
    else if (by_patrol && !by_police)
      send_for(incident, id, kCallDelay_min);   // the order service calls the police
    else if (incident.reported && !by_patrol)
      report(incident, id, w);
    remember(look, incident);
  }

  /// The unit on the street takes the offender along; one officer alone can't.
  bool arrest_here(const Look& look) {
    const std::uint32_t unit = world_.patrols.seen_unit[look.segment];
    if (world_.patrols.units[unit].crew < 2) return false;
    patrols_.bind(UnitId(unit), now_ + static_cast<std::uint32_t>(police().processing_min));
    return true;
  }

  void report(const Incident& incident, std::uint32_t id, const random::Words& w) {
    const bool prompt = random::unit(w[1]) < police().prompt[index(incident.kind)];
    if (!prompt && incident.kind != OffenceKind::Burglary) return;   // reported at the station: nobody is sent
    send_for(incident, id, prompt ? kCallDelay_min : random::exponential(kLateReport_min, random::unit(w[2])));
  }

  void send_for(const Incident& incident, std::uint32_t id, double delay_min) {
    Call call;
    call.minute = now_ + static_cast<std::uint32_t>(delay_min);
    call.segment = incident.segment;
    call.incident = static_cast<std::int32_t>(id);
    call.on_scene_min = static_cast<float>(police().on_scene_min[index(incident.kind)]);
    call.two = true;
    patrols_.call(call);
  }

  void count(const Incident& incident, const CameraSight& camera, bool by_camera) {
    NightlifeSums& sums = recorder_.nightlife;
    if (camera.recorded <= 0.0) return;
    if (incident.victim.valid() && !incident.dwelling.valid()) sums.involved_minutes += camera.recorded;
    sums.in_view += camera.recorded;
    sums.discovered_by_camera += by_camera ? 1U : 0U;
    sums.cleared_by_camera += incident.clearance == Clearance::Camera ? 1U : 0U;
  }

  /// Dwelling or person; false if another offender was first this minute or nobody is left.
  bool choose_target(const Look& look, Incident& incident) {
    const double u = random::uniform(world_.random, Purpose::OffenceVictim, look.offender, now_);
    if (incident.kind == OffenceKind::Burglary) return choose_dwelling(look, incident, u);
    if (incident.kind != OffenceKind::Robbery && incident.kind != OffenceKind::Assault) return true;
    const ResidentId self = setup_.population.offenders.resident[look.offender];
    std::vector<std::uint32_t> present;
    for (const std::uint64_t key : in_.opportunities.encounters.at(look.segment, look.minute))
      if (Encounters::resident(key) != self.value) present.push_back(Encounters::resident(key));
    if (present.empty()) return false;
    const std::uint32_t victim = present[static_cast<std::size_t>(u * static_cast<double>(present.size()))];
    if (victim < setup_.population.residents.size()) incident.victim = ResidentId(victim);   // of visitors nothing is known
    return true;
  }

  bool choose_dwelling(const Look& look, Incident& incident, double u) {
    const auto& dwellings = setup_.town.dwellings;
    const std::uint32_t first = dwellings.segment_first[look.segment], last = dwellings.segment_first[look.segment + 1];
    std::vector<double> weight;
    for (std::uint32_t d = first; d < last; ++d) weight.push_back(dwelling_weight(in_.opportunities, d, look.minute / 15U));
    if (std::ranges::all_of(weight, [](double w) { return w <= 0.0; })) return false;
    const DwellingId dwelling(first + random::categorical(weight, u));
    if (newly_secured_preferred(look, u, dwelling)) incident.displaced_from = SegmentId(look.segment);
    const bool taken = std::any_of(world_.incidents.rbegin(), world_.incidents.rend(), [&](const Incident& other) {
      return other.day == day_ && other.minute == look.minute && other.dwelling == dwelling;
    });
    if (taken) return false;
    const double v = random::uniform(world_.random, Purpose::OffenceCompleted, look.offender, now_);
    const bool secured = setup_.population.dwelling_secured[dwelling.index()] != 0;
    incident.dwelling = dwelling;
    incident.building = dwellings.building[dwelling.index()];
    incident.attempted = v < (secured ? offence().secured_attempt : offence().unsecured_attempt);
    const HouseholdId household = setup_.population.dwelling_household[dwelling.index()];
    incident.victim = ResidentId(setup_.population.households.resident_first[household.index()]);
    return true;
  }

  /// Before the plan, the same draw would have fallen on a dwelling of this street that the plan secured.
  [[nodiscard]] bool newly_secured_preferred(const Look& look, double u, DwellingId chosen) const {
    if (setup_.levers.places.newly_secured.empty()) return false;
    const auto& segment_first = setup_.town.dwellings.segment_first;
    std::vector<double> weight;
    for (std::uint32_t d = segment_first[look.segment]; d < segment_first[look.segment + 1]; ++d)
      weight.push_back(dwelling_weight(in_.opportunities, d, look.minute / 15U, true));
    const DwellingId before(segment_first[look.segment] + random::categorical(weight, u));
    return before != chosen && newly_secured(setup_, before.index());
  }

  void remember(const Look& look, const Incident& incident) {
    auto& memory = world_.offenders;
    memory.quiet_until[look.offender] = now_ + static_cast<std::uint32_t>(offence().motivation_memory_min);
    if (incident.victim.valid())
      world_.victim_day[setup_.population.residents.household[incident.victim.index()].index()] =
          static_cast<std::uint16_t>(std::min<std::uint32_t>(day_ + 1, 65535));
    if (incident.attempted) return;
    memory.last_success[look.offender] = incident.segment;
    auto path = path_to(in_.itineraries[look.offender], look.minute);
    if (!path.empty()) memory.success_path[look.offender] = std::move(path);
  }

  /// Drawn by offender and minute, not by the incident's number: an offence more elsewhere changes nobody's fate here.
  void remove_offender(const Incident& incident) {
    const auto w = random::words(world_.random, Purpose::Investigation, incident.offender.value, minute_of(incident));
    if (random::unit(w[0]) >= offence().removed_share) return;
    const double days = random::exponential(offence().removed_days, random::unit(w[1]));
    auto& until = world_.offenders.removed_until_day[incident.offender.index()];
    until = std::max(until, day_ + 1 + static_cast<std::uint32_t>(days));
  }

  const MinuteInputs& in_;
  const Setup& setup_;
  World& world_;
  Patrols& patrols_;
  Recorder& recorder_;
  Frame& frame_;
  std::uint32_t day_{};
  std::uint32_t now_{};
};

}  // namespace

void live_minutes(const MinuteInputs& in, World& world, Patrols& patrols, Recorder& recorder, bool record) {
  const std::uint32_t day = in.opportunities.day.day.day;
  patrols.brief(day, world.incidents);
  patrols.add_daily_calls(day, in.opportunities.day.setup.population.residents.size());
  if (!in.opportunities.day.setup.crowd.empty())
    for (const Call& call : event_calls(in.opportunities.day, in.opportunities.life.presence)) {
      patrols.call(call);
      ++recorder.nightlife.event_calls;
    }
  Course course(in, world, patrols, recorder);
  std::size_t i = 0;
  for (std::uint32_t minute = 0; minute < kDayMinutes; ++minute) {
    const std::uint32_t now = day * kDayMinutes + minute;
    for (const std::uint32_t call : patrols.minute(day, minute, record ? &recorder.positions : nullptr)) course.arrive(call, now);
    for (; i < in.looks.size() && in.looks[i].minute == minute; ++i) course.look(i);
  }
  patrols.score_alerts(day, world.incidents);
}

}  // namespace lichtung::engine
