// Feared places for people in a terminal: one paragraph a place, since a table of thirty columns is read by nobody.
#include "sim/commands/angst_report.hpp"
#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace lichtung::commands {
namespace {

constexpr std::array<std::string_view, 5> kReasons{"dark", "hidden", "no_way_out", "disorder", "alone"};
constexpr std::array<std::string_view, 6> kMeasures{"light", "sight", "way_out", "clean", "company", "patrol"};
constexpr std::size_t kBar = 10;   // letters of a bar of 100 %

/// People per night: whole numbers from ten on.
std::string people(double n, Language language) { return number(n, std::isfinite(n) && n < 9.95 ? 1 : 0, language); }

std::string bar(double share) {
  constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * 8.0 * kBar));
  std::string out;
  for (std::size_t i = 0; i < eighths / 8; ++i) out += "█";
  return out + std::string(kEighths[eighths % 8]);
}

template <std::size_t N>
std::vector<std::size_t> descending(const std::array<double, N>& values) {
  std::vector<std::size_t> order(N);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  return order;
}

std::string reasons(const AngstReport& report, std::size_t place, Language language) {
  std::array<double, kReasons.size()> share{};
  for (std::size_t r = 0; r < share.size(); ++r) share[r] = report.real(fmt::format("reason_{}", kReasons[r]), place);
  std::string out;
  for (const std::size_t r : descending(share)) {
    if (!(share[r] >= 0.005)) continue;
    out += fmt::format("{}{} {} {}", out.empty() ? "" : "  ", text(language, fmt::format("angst.reason_{}", kReasons[r])), bar(share[r]),
                       number(100.0 * share[r], 0, language) + " %");
  }
  return out;
}

std::string measures(const AngstReport& report, std::size_t place, Language language) {
  std::array<double, kMeasures.size()> relief{};
  for (std::size_t m = 0; m < relief.size(); ++m) relief[m] = report.real(fmt::format("relief_{}", kMeasures[m]), place);
  std::string out;
  for (const std::size_t m : descending(relief)) {
    const std::string n = people(relief[m], language);
    if (n == people(0.0, language)) continue;
    out += fmt::format("{}{} −{}", out.empty() ? "" : ", ", text(language, fmt::format("angst.measure_{}", kMeasures[m])), n);
  }
  return out.empty() ? "–" : out;
}

std::string groups(const AngstReport& report, std::size_t place, Language language) {
  std::string out;
  for (const std::string_view group : {"women", "men", "14_24", "25_64", "65"})
    out += fmt::format("{}{} {}", out.empty() ? "" : group == "14_24" ? "; " : ", ", text(language, fmt::format("angst.group_{}", group)),
                       people(report.real(fmt::format("concerned_{}", group), place), language));
  return out;
}

std::string risk(const AngstReport& report, std::size_t place, Language language) {
  const auto what = report.whole("risk", place);
  const std::string here = number(report.real("offences_per_1000_km", place), 2, language);
  const std::string town = number(report.figure("night_offences_per_1000_person_km"), 2, language);
  if (what == 0) return message(language, "angst.risk_lower", here, town);
  if (what == 1) return message(language, "angst.risk_higher", here, town);
  return message(language, "angst.risk_unknown");
}

std::string light(const AngstReport& report, std::size_t place, Language language) {
  const auto worst = report.whole("class_worst", place);
  const std::string name = worst >= 1 && worst <= 6 ? fmt::format("P{}", worst) : std::string(text(language, "angst.class_none"));
  return message(language, "angst.light_now", name, number(report.real("illuminance_min", place), 2, language));
}

std::string paragraph(const AngstReport& report, std::size_t place, Language language) {
  const auto n = [&](std::string_view column) { return people(report.real(column, place), language); };
  const std::string label = fmt::format("{:>3}  ", place + 1), indent(label.size(), ' ');
  std::string out = label + message(language, "angst.head", place_name(report, place, language),
                                    number(report.real("length_m", place), 0, language), light(report, place, language)) + '\n';
  out += indent + message(language, "angst.people", n("concerned"), percent(report.real("concerned_share", place), language), n("passes"),
                          n("unsafe"), n("away"), n("gave_up")) + '\n';
  out += indent + message(language, "angst.groups", groups(report, place, language)) + '\n';
  out += indent + message(language, "angst.why", reasons(report, place, language)) + '\n';
  out += indent + message(language, "angst.helps", measures(report, place, language)) + '\n';
  return out + indent + risk(report, place, language) + '\n';
}

/// Street kilometres: feared or not, riskier than the town or not.
std::string two_by_two(const AngstReport& report, Language language) {
  TextTable table;
  table.row({message(language, "angst.km"), message(language, "angst.km_risky"), message(language, "angst.km_safe"),
             message(language, "angst.km_unknown")});
  for (const std::string_view fear : {"feared", "unfeared"}) {
    std::vector<std::string> row{std::string(text(language, fmt::format("angst.km_{}", fear)))};
    for (const std::string_view how : {"risky", "safe", "unknown"})
      row.push_back(number(report.figure(fmt::format("night_km.{}_{}", fear, how)), 1, language));
    table.row(std::move(row));
  }
  return table.str();
}

}  // namespace

std::string angst_text(const AngstReport& report, std::size_t shown, Language language) {
  const auto& p = report.provenance;
  std::string out = message(language, p.replicates > 1 ? "angst.title_many" : "angst.title_one", printable(p.title), p.days,
                            std::max(1U, p.replicates)) + "\n\n";
  if (report.size() == 0) out += message(language, "angst.none") + '\n';
  for (std::size_t i = 0; i < std::min(shown, report.size()); ++i) out += paragraph(report, i, language) + '\n';
  if (shown < report.size()) out += message(language, "angst.more", report.size() - shown) + "\n\n";
  out += two_by_two(report, language) + '\n';
  return out + message(language, "angst.notes") + '\n';
}

}  // namespace lichtung::commands
