// Streets are told apart by their name alone: two of the same name in one town share a row.
#include "sim/commands/street_table.hpp"

#include "sim/commands/text_table.hpp"
#include "sim/light/en13201.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::commands {

namespace {

void add(NamedStreet& street, const town::Segments& s, const light::LampLight& light, std::size_t i) {
  const bool first = street.segments == 0;
  const double length = static_cast<double>(s.length_m[i]);
  const double minimum = static_cast<double>(light.min_lx[i]), face = static_cast<double>(light.semicylindrical_min_lx[i]);
  ++street.segments;
  street.length_m += length;
  street.mean_lx += length * static_cast<double>(light.mean_lx[i]);   // divided by the length at the end
  street.min_lx = first ? minimum : std::min(street.min_lx, minimum);
  street.semicylindrical_min_lx = first ? face : std::min(street.semicylindrical_min_lx, face);
  street.longest_dark_m = std::max(street.longest_dark_m, static_cast<double>(light.dark_m[i]));
}

void finish(NamedStreet& street) {
  street.mean_lx = street.length_m > 0.0 ? street.mean_lx / street.length_m : 0.0;
  street.uniformity = street.mean_lx > 0.0 ? street.min_lx / street.mean_lx : 0.0;
  street.p_class = light::p_class(Lux(street.mean_lx), Lux(street.min_lx));
  street.recognition = light::keeps_recognition(street.p_class, Lux(street.semicylindrical_min_lx));
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

}  // namespace

std::vector<NamedStreet> named_streets(const town::StreetNetwork& network, const light::LampLight& light) {
  std::vector<NamedStreet> by_name(network.names.size());
  for (std::size_t i = 0; i < network.segments.size(); ++i)
    add(by_name[network.segments.name[i]], network.segments, light, i);
  std::vector<NamedStreet> streets;
  for (std::size_t n = 1; n < by_name.size(); ++n) {   // [0]: without a name
    if (by_name[n].segments == 0) continue;
    by_name[n].name = network.names[n];
    finish(by_name[n]);
    streets.push_back(std::move(by_name[n]));
  }
  std::ranges::sort(streets, {}, &NamedStreet::name);
  return streets;
}

std::string streets_csv(std::span<const NamedStreet> streets) {
  std::string out = "street,segments,length_m,mean_lx,min_lx,u0,semicylindrical_min_lx,class,recognition,longest_dark_m\r\n";
  for (const NamedStreet& s : streets) {
    const std::string reached = s.p_class < light::kNoPClass ? fmt::format("P{}", s.p_class) : std::string("none");
    out += fmt::format("{},{},{:.1f},{:.3f},{:.3f},{:.3f},{:.3f},{},{},{:.1f}\r\n", quoted(printable(s.name)), s.segments,
                       s.length_m, s.mean_lx, s.min_lx, s.uniformity, s.semicylindrical_min_lx, reached,
                       s.recognition ? 1 : 0, s.longest_dark_m);
  }
  return out;
}

}  // namespace lichtung::commands
