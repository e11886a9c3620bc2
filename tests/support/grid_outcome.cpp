// See grid_outcome.hpp.
#include "tests/support/grid_outcome.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace lichtung::test {
namespace {

using namespace outcome;
using Ints = std::vector<std::int32_t>;
using Floats = std::vector<float>;
using Reals = std::vector<double>;
using Bytes = std::vector<std::uint8_t>;
using Texts = std::vector<std::string>;

constexpr int kColumns = 6, kRows = 5;
constexpr double kEast = 500000, kNorth = 5800000, kStep = 100;

int node(int c, int r) { return r * kColumns + c; }

void add_streets(OutcomeData& data, bool brighter) {
  Mesh& mesh = data.mesh;
  mesh.epsg = 25832;
  for (int r = 0; r < kRows; ++r)
    for (int c = 0; c < kColumns; ++c) {
      mesh.node_x.push_back(kEast + c * kStep);
      mesh.node_y.push_back(kNorth + r * kStep);
    }
  Texts name;
  Bytes kind, cls, tunnel;
  Floats length, width;
  Ints from, to, district, dwellings, lamps;
  const auto add = [&](int a, int b, std::string called, std::uint8_t of, float wide) {
    mesh.edge_from.push_back(a);
    mesh.edge_to.push_back(b);
    mesh.edge_segment.push_back(static_cast<std::int32_t>(name.size()));
    name.push_back(std::move(called));
    kind.push_back(of);
    cls.push_back(brighter ? 3 : 5);
    tunnel.push_back(0);
    length.push_back(static_cast<float>(kStep));
    width.push_back(wide);
    from.push_back(a);
    to.push_back(b);
    district.push_back(0);
    dwellings.push_back(4);
    lamps.push_back(2);
  };
  for (int r = 0; r < kRows; ++r)
    for (int c = 0; c + 1 < kColumns; ++c) add(node(c, r), node(c + 1, r), "Zeile " + std::to_string(r), r == 2 ? 2 : 4, r == 2 ? 16.0F : 9.0F);
  for (int c = 0; c < kColumns; ++c)
    for (int r = 0; r + 1 < kRows; ++r) add(node(c, r), node(c, r + 1), "Spalte " + std::to_string(c), c == 5 ? 9 : 4, c == 5 ? 3.0F : 8.0F);
  data.segment_count = name.size();
  data.tables.push_back({"segments", {{"name", name}, {"kind", kind}, {"class", cls}, {"length_m", length}, {"width_m", width}, {"tunnel", tunnel},
                                      {"from_node", from}, {"to_node", to}, {"district", district}, {"dwellings", dwellings}, {"lamps", lamps}}});
  data.tables.push_back({"districts", {{"name", Texts{"Mitte"}}}});
}

void add_surfaces(OutcomeData& data, bool brighter) {
  Bytes kind, area_kind{3, 2};
  Ints segment, dwellings, rented, social, first, points, x, y;
  for (int r = 0; r + 1 < kRows; ++r)
    for (int c = 0; c + 1 < kColumns; ++c) {
      if (c == 1 && r == 1) continue;   // the park
      for (int k = 0; k < 3; ++k) {
        first.push_back(static_cast<std::int32_t>(x.size()));
        points.push_back(4);
        kind.push_back(static_cast<std::uint8_t>(c == 4 ? 8 : r == 2 ? 6 : k));
        segment.push_back(r * (kColumns - 1) + c);
        dwellings.push_back(c == 4 ? 0 : 4);
        rented.push_back(c == 4 ? 0 : 2);
        social.push_back(c == 0 ? 1 : 0);
        const double left = kEast + c * kStep + 12 + 27 * k, low = kNorth + r * kStep + 14;
        for (const auto& [dx, dy] : {std::pair(0.0, 0.0), std::pair(20.0, 0.0), std::pair(20.0, 26.0), std::pair(0.0, 26.0)}) {
          x.push_back(static_cast<std::int32_t>((left + dx) * 100));
          y.push_back(static_cast<std::int32_t>((low + dy) * 100));
        }
      }
    }
  data.tables.push_back({"buildings", {{"kind", kind}, {"segment", segment}, {"dwellings", dwellings}, {"rented", rented}, {"social", social},
                                       {"first_point", first}, {"points", points}}});
  data.tables.push_back({"building_outlines", {{"x_cm", x}, {"y_cm", y}}});
  Ints ax, ay;
  const auto corner = [&](double dx, double dy) {
    ax.push_back(static_cast<std::int32_t>((kEast + 100 + dx) * 100));
    ay.push_back(static_cast<std::int32_t>((kNorth + 100 + dy) * 100));
  };
  for (const auto& [dx, dy] : {std::pair(6.0, 6.0), std::pair(94.0, 6.0), std::pair(94.0, 94.0), std::pair(6.0, 94.0)}) corner(dx, dy);
  for (int i = 0; i < 12; ++i) corner(55 + 22 * std::cos(i * 0.5236), 45 + 16 * std::sin(i * 0.5236));
  data.tables.push_back({"areas", {{"kind", area_kind}, {"first_point", Ints{0, 4}}, {"points", Ints{4, 12}}}});
  data.tables.push_back({"area_outlines", {{"x_cm", ax}, {"y_cm", ay}}});
  Reals lx, ly;
  Floats flux, height, cct;
  for (std::size_t s = 0; s < data.segment_count; ++s)
    for (const double share : {0.25, 0.75}) {
      const auto a = static_cast<std::size_t>(data.mesh.edge_from[s]), b = static_cast<std::size_t>(data.mesh.edge_to[s]);
      lx.push_back(data.mesh.node_x[a] + share * (data.mesh.node_x[b] - data.mesh.node_x[a]) + 3);
      ly.push_back(data.mesh.node_y[a] + share * (data.mesh.node_y[b] - data.mesh.node_y[a]) + 3);
      flux.push_back(brighter ? 6000 : 2500);
      height.push_back(6);
      cct.push_back(s % 2 == 0 ? 3000 : 4000);
    }
  data.tables.push_back({"lamps", {{"x", lx}, {"y", ly}, {"flux_lm", flux}, {"height_m", height}, {"cct_k", cct}}});
}

void add_values(OutcomeData& data, bool brighter, float shift) {
  const std::size_t n = data.segment_count, frames = data.frame_start_s.size();
  const float more = brighter ? 2.0F : 1.0F;
  const auto still = [&](const char* name, auto value) {
    Floats values(n);
    for (std::size_t s = 0; s < n; ++s) values[s] = value(s);
    data.variables.push_back({name, false, std::move(values)});
  };
  const auto moving = [&](const std::string& name, auto value) {
    Floats values(n * frames);
    for (std::size_t f = 0; f < frames; ++f)
      for (std::size_t s = 0; s < n; ++s) values[f * n + s] = value(f, s);
    data.variables.push_back({name, true, std::move(values)});
  };
  const auto s_of = [](std::size_t s) { return static_cast<float>(s); };
  still("illuminance_mean", [&](std::size_t s) { return more * (1 + s_of(s) * 0.2F); });
  still("illuminance_min", [&](std::size_t s) { return more * 0.2F * (1 + s_of(s) * 0.2F); });
  data.variables.push_back({"lit_class", false, Ints(n, brighter ? 3 : 5)});
  moving("fear_night", [&](std::size_t f, std::size_t s) { return (0.4F - s_of(s) * 0.005F + 0.01F * static_cast<float>(f) + shift) / more; });
  moving("footfall_day", [&](std::size_t, std::size_t s) { return 100 + s_of(s) * 10; });
  moving("footfall_night", [&](std::size_t, std::size_t s) { return 20 + s_of(s); });
  moving("expected_burglary", [&](std::size_t, std::size_t s) { return 0.001F * s_of(s) + shift; });
  moving("patrol_minutes", [&](std::size_t, std::size_t s) { return s < 5 ? 30.0F : 2.0F; });
  moving("disorder", [&](std::size_t f, std::size_t s) { return s % 7 == 0 ? 0.5F + 0.1F * static_cast<float>(f) : 0.1F; });
  still("night_unsafe", [&](std::size_t s) { return (10 - s_of(s) * 0.2F) / more; });
  still("night_away", [&](std::size_t) { return 2 / more; });
  Floats footfall(168 * n), fear(168 * n);
  for (std::size_t h = 0; h < 168; ++h)
    for (std::size_t s = 0; s < n; ++s) {
      footfall[h * n + s] = h % 24 > 6 && h % 24 < 20 ? 10 + s_of(s) : 1;
      fear[h * n + s] = (h % 24 > 6 && h % 24 < 20 ? 0.02F : 0.3F) / more;
    }
  data.profile.push_back({"footfall", footfall});
  data.profile.push_back({"fear", fear});
}

void add_night(OutcomeData& data, bool brighter) {
  const std::size_t n = data.segment_count;
  Table night{"night", {}};
  for (const std::string suffix : {"", "_women", "_14_24", "_25_64", "_65"}) {
    const float part = suffix.empty() ? 1.0F : 0.5F;
    night.columns.push_back({"passes" + suffix, Floats(n, 20 * part)});
    night.columns.push_back({"unsafe" + suffix, Floats(n, (suffix == "_women" ? 8.0F : 5.0F) * part / (brighter ? 2.0F : 1.0F))});
    night.columns.push_back({"away" + suffix, Floats(n, part)});
  }
  float term = 5;
  for (const char* name : {"term_dark", "term_hidden", "term_no_way_out", "term_disorder", "term_alone"}) night.columns.push_back({name, Floats(n, term--)});
  data.tables.push_back(std::move(night));
  data.tables.push_back({"angst", {{"name", Texts{"Spalte 5"}}, {"near", Texts{""}}, {"x", Reals{kEast + 500}}, {"y", Reals{kNorth + 200}},
                                   {"concerned", Reals{12.5}}, {"concerned_share", Reals{0.4}}, {"reason_dark", Reals{0.6}}, {"reason_hidden", Reals{0.1}},
                                   {"reason_no_way_out", Reals{0.1}}, {"reason_disorder", Reals{0.1}}, {"reason_alone", Reals{0.1}}}});
  data.tables.push_back({"angst_segments", {{"place", Ints{0, 0}}, {"segment", Ints{46, 47}}}});
}

void add_events(OutcomeData& data, std::uint32_t replicate) {
  const double eight = 86400 + 4 * 3600;   // 08:00 of the second day
  Reals time, x, y;
  Ints segment;
  Bytes kind, zero, reported, discovered, cleared;
  for (int k = 0; k < 5; ++k) {
    time.push_back(eight + 600 + k * 300);
    segment.push_back(3 * k);
    kind.push_back(static_cast<std::uint8_t>(k));
    zero.push_back(0);
    reported.push_back(k % 2 == 0 ? 1 : 0);
    discovered.push_back(k == 3 ? 1 : 0);
    cleared.push_back(k == 4 ? 3 : 0);
    x.push_back(kEast + 40 + 90 * k);
    y.push_back(kNorth + 60 + 70 * k);
  }
  data.tables.push_back({"incidents", {{"time_s", time}, {"segment", segment}, {"kind", kind}, {"attempted", zero}, {"reported", reported},
                                       {"discovered", discovered}, {"cleared", cleared}, {"x", x}, {"y", y}}});
  data.tables.push_back({"patrol_calls", {{"response_s", Floats{120, 240, 600, std::nanf("")}}}});
  Ints at, unit, where;
  for (int m = 0; m < 30; ++m) {
    at.push_back(static_cast<std::int32_t>(eight) + m * 60);
    unit.push_back(0);
    where.push_back(m % 5);   // along the bottom row and back to its start
  }
  data.tables.push_back({"patrol_positions", {{"time_s", at}, {"unit", unit}, {"segment", where}}});
  Ints day, agent, street, enter, leave;
  Bytes mode, agent_kind;
  for (int t = 0; t < 40; ++t)         // enter_s ascends
    for (int k = 0; k < 25; ++k) {
      const int step = t - k;
      if (step < 0 || step > 2 || k % 5 + step > 4) continue;
      day.push_back(1);
      agent.push_back(k);
      street.push_back(k + step);
      enter.push_back(static_cast<std::int32_t>(eight) + t * 60);
      leave.push_back(static_cast<std::int32_t>(eight) + t * 60 + 60);
      mode.push_back(static_cast<std::uint8_t>(k % 4));
      agent_kind.push_back(k == 24 ? 1 : 0);
    }
  data.tables.push_back({"walks", {{"day", day}, {"agent", agent}, {"segment", street}, {"enter_s", enter}, {"leave_s", leave}, {"mode", mode},
                                   {"agent_kind", agent_kind}}});
  data.tables.push_back({"totals", {{"metric", Texts{"survey_unsafe_share", "incidents_per_100k.burglary"}}, {"value", Reals{0.22 + 0.01 * replicate, 300.0 + replicate}},
                                    {"unit", Texts{"1", "1"}}, {"ledger", Texts{"", "true"}}}});
  data.tables.push_back({"days", {{"date", Texts{"2026-11-02", "2026-11-03", "2026-11-04"}}, {"weekday", Bytes{0, 1, 2}},
                                  {"sunrise_min", Ints{440, 441, 443}}, {"sunset_min", Ints{1000, 998, 996}}}});
}

}  // namespace

OutcomeData grid_outcome(bool brighter, std::uint32_t replicate) {
  OutcomeData data;
  data.provenance.title = brighter ? "Gitterstadt, heller" : "Gitterstadt";
  data.provenance.start = "2026-11-02";
  data.provenance.software_version = "0.1.0";
  data.provenance.seed = 7;
  data.provenance.replicate = replicate;
  data.provenance.days = 3;
  data.provenance.scenario_sha256 = std::string(64, 'b');
  data.frame_start_s = {0, 86400, 172800};
  add_streets(data, brighter);
  add_values(data, brighter, 0.01F * static_cast<float>(replicate));
  add_surfaces(data, brighter);
  add_night(data, brighter);
  add_events(data, replicate);
  return data;
}

}  // namespace lichtung::test
