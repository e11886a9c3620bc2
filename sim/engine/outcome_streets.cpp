// The mesh and what is known of each street.
#include "sim/engine/outcome_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace lichtung::engine::detail {
namespace {

using outcome::OutcomeData;

/// Nodes: intersections first, then the bends of streets in order of segments.
outcome::Mesh make_mesh(const town::Town& town) {
  outcome::Mesh mesh;
  mesh.epsg = town.epsg;
  const auto& streets = town.streets;
  for (const town::Point p : streets.nodes) {
    mesh.node_x.push_back(p.x);
    mesh.node_y.push_back(p.y);
  }
  for (std::size_t s = 0; s < streets.segments.size(); ++s) {
    const auto line = streets.polyline(SegmentId(s));
    auto previous = static_cast<std::int32_t>(streets.segments.from[s].value);
    for (std::size_t i = 1; i < line.size(); ++i) {
      auto next = static_cast<std::int32_t>(streets.segments.to[s].value);
      if (i + 1 < line.size()) {
        next = static_cast<std::int32_t>(mesh.node_x.size());
        mesh.node_x.push_back(line[i].x);
        mesh.node_y.push_back(line[i].y);
      }
      mesh.edge_from.push_back(previous);
      mesh.edge_to.push_back(next);
      mesh.edge_segment.push_back(static_cast<std::int32_t>(s));
      previous = next;
    }
  }
  return mesh;
}

template <class T, class Value>
void add_frames(OutcomeData& data, const Recorder& recorder, std::string name, Value value) {
  std::vector<T> values;
  values.reserve(recorder.frames.size() * data.segment_count);
  for (const Frame& f : recorder.frames)
    for (std::size_t s = 0; s < data.segment_count; ++s) values.push_back(value(f, s));
  data.variables.push_back({std::move(name), true, std::move(values)});
}

void add_measured(const Recorder& recorder, OutcomeData& data) {
  const auto per_day = [](float sum, const Frame& f) { return f.days == 0 ? 0.0F : sum / static_cast<float>(f.days); };
  add_frames<float>(data, recorder, "fear_night", [](const Frame& f, std::size_t s) {
    return f.fear_seconds[s] > 0.0 ? static_cast<float>(f.fear_weighted[s] / f.fear_seconds[s]) : 0.0F;
  });
  add_frames<float>(data, recorder, "footfall_day", [&](const Frame& f, std::size_t s) { return per_day(f.footfall_day[s], f); });
  add_frames<float>(data, recorder, "footfall_night", [&](const Frame& f, std::size_t s) { return per_day(f.footfall_night[s], f); });
  add_frames<float>(data, recorder, "patrol_minutes", [](const Frame& f, std::size_t s) { return f.patrol_minutes[s]; });
  add_frames<float>(data, recorder, "disorder", [](const Frame& f, std::size_t s) { return f.disorder[s]; });
}

/// Counts of one kind by frame and segment, of incidents that fit.
void add_counts(const World& world, const Recorder& recorder, OutcomeData& data, const std::string& ledger, OffenceKind kind,
                const std::function<bool(const Incident&)>& fits) {
  std::vector<std::int32_t> counts(recorder.frames.size() * data.segment_count, 0);
  for (const Incident& i : world.incidents)
    if (i.kind == kind && fits(i)) ++counts[i.day / recorder.frame_length * data.segment_count + i.segment.index()];
  data.variables.push_back({fmt::format("{}_{}", ledger, kOffenceKindTable[index(kind)].key), true, std::move(counts)});
}

void add_offences(const World& world, const Recorder& recorder, OutcomeData& data) {
  for (const OffenceKindInfo& info : kOffenceKindTable) {
    add_counts(world, recorder, data, "incidents", info.kind, [](const Incident&) { return true; });
    add_frames<float>(data, recorder, fmt::format("expected_{}", info.key),
                      [&](const Frame& f, std::size_t s) { return f.expected[s][index(info.kind)]; });
    add_counts(world, recorder, data, "reported", info.kind, [](const Incident& i) { return i.reported; });
    add_counts(world, recorder, data, "discovered", info.kind, [](const Incident& i) { return i.discovered; });
    add_counts(world, recorder, data, "recorded", info.kind, [](const Incident& i) { return i.recorded(); });
  }
}

void add_profile(const Recorder& recorder, const World& world, const Setup& setup, OutcomeData& data) {
  const std::size_t n = data.segment_count;
  const auto per_hour = [&](const std::vector<float>& sums) {
    std::vector<float> values(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const std::uint32_t hours = recorder.profile_hours[i / n];
      values[i] = hours == 0 ? 0.0F : sums[i] / static_cast<float>(hours);
    }
    return values;
  };
  data.profile.push_back({"footfall", per_hour(recorder.profile_footfall)});
  data.profile.push_back({"patrol", per_hour(recorder.profile_patrol)});
  std::vector<float> fear(recorder.profile_fear_seconds.size());
  for (std::size_t i = 0; i < fear.size(); ++i)
    fear[i] = recorder.profile_fear_seconds[i] > 0.0F ? recorder.profile_fear_weighted[i] / recorder.profile_fear_seconds[i] : 0.0F;
  data.profile.push_back({"fear", std::move(fear)});
  std::vector<float> incidents(n * 168, 0.0F);
  const std::chrono::sys_days start(setup.scenario.time.start);
  const unsigned weekday = std::chrono::weekday(start).iso_encoding() - 1U;
  for (const Incident& i : world.incidents)
    incidents[((weekday + i.day) * 24U + 4U + i.minute / 60U) % 168U * n + i.segment.index()] += 1.0F;
  data.profile.push_back({"incidents", per_hour(incidents)});
}

}  // namespace

void add_streets(const Setup& setup, const World& world, const Recorder& recorder, OutcomeData& data) {
  data.mesh = make_mesh(setup.town);
  data.segment_count = setup.town.streets.segments.size();
  for (std::size_t f = 0; f < recorder.frames.size(); ++f)
    data.frame_start_s.push_back(static_cast<double>(f) * recorder.frame_length * 86400.0);
  data.variables.push_back({"illuminance_mean", false, setup.light.usual_light().mean_lx});
  data.variables.push_back({"illuminance_min", false, setup.light.usual_light().min_lx});
  data.variables.push_back({"lit_class", false, std::vector<std::int32_t>(setup.light.usual_light().p_class.begin(), setup.light.usual_light().p_class.end())});
  add_measured(recorder, data);
  add_offences(world, recorder, data);
  add_profile(recorder, world, setup, data);
}

}  // namespace lichtung::engine::detail
