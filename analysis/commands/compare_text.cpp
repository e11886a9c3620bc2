// A table per question, numbers in the reader's language, "no detectable difference" where that is the truth.
#include "analysis/commands/compare.hpp"

#include "analysis/comparison/words.hpp"
#include "scenarios/offence_kinds.hpp"
#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace lichtung::commands {
namespace {

using namespace comparison;

constexpr std::array<std::string_view, 15> kChosen{"survey_unsafe_share",
                                                   "night_walks_unsafe_share",
                                                   "night_walks_unsafe_share.female",
                                                   "night_walks_unsafe_share.male",
                                                   "night_concerned_share",
                                                   "avoided_share_of_dark_tours",
                                                   "detour_mean_m",
                                                   "footfall_night_mean",
                                                   "disorder_mean",
                                                   "angst_places",
                                                   "response_time_median_s",
                                                   "response_time_p90_s",
                                                   "patrol_hours_per_day",
                                                   "lighting_energy_per_year_kwh",
                                                   "lighting_co2_per_year_kg"};

/// Starts of the rows of /totals that say what levers did; costs and segregation before the plan stand elsewhere.
constexpr std::array<std::string_view, 29> kLevers{"plan_",
                                                   "police_units",
                                                   "police_busy",
                                                   "officer_hours",
                                                   "order_service_hours",
                                                   "calls_",
                                                   "patrol_district_bias",
                                                   "graffiti",
                                                   "derelict",
                                                   "cleaned_km",
                                                   "dwellings_secured",
                                                   "burglaries_turned",
                                                   "incidents_displaced",
                                                   "investigators",
                                                   "camera",
                                                   "event_",
                                                   "alcohol_",
                                                   "dissimilarity_",
                                                   "exposure_",
                                                   "isolation_",
                                                   "tenure_entropy",
                                                   "land_use_",
                                                   "housing_",
                                                   "accommodation_",
                                                   "contested_",
                                                   "lamps",
                                                   "residents",
                                                   "offenders",
                                                   "walkable_km.below_P6"};

bool of_a_lever(const Figure& f) {
  if (f.unit.find("€") != std::string::npos || f.metric.ends_with(".before")) return false;
  return std::ranges::any_of(kLevers, [&](std::string_view start) { return f.metric.starts_with(start); });
}

class Writer {
 public:
  Writer(const Comparison& c, bool all, Language language) : c_(c), all_(all), language_(language) {}

  std::string write() {
    head();
    if (c_.identical) return out_ + t("identical") + "\n\n" + t("caution") + '\n';
    offences();
    figures();
    levers();
    parts("districts_title", c_.districts, true);
    parts("groups_title", c_.groups, true);
    hours();
    streets();
    around();
    costs();
    lines("sure_title", method_remarks(c_, language_));
    concentration();
    return out_ + t("caution") + '\n';
  }

 private:
  template <class... Args>
  [[nodiscard]] std::string t(std::string_view key, const Args&... args) const {
    return message(language_, fmt::format("compare.{}", key), args...);
  }
  [[nodiscard]] std::string whole(std::size_t n) const { return number(static_cast<std::int64_t>(n), language_); }
  [[nodiscard]] std::string signed_number(double v, int decimals) const {
    std::string out = number(v, decimals, language_);
    const bool visible = out.find_first_of("123456789") != std::string::npos;
    return v > 0.0 && visible ? "+" + out : out;
  }

  /// Decimals by the larger mean and the difference, so that a small change of a large figure stays visible.
  [[nodiscard]] std::vector<std::string> cells(std::string label, const Contrast& c, Good good,
                                               double factor = 1.0) const {
    const double size = factor * std::max(std::abs(c.mean_a), std::abs(c.mean_b)),
                 change = std::abs(factor * c.difference);
    const int decimals = decimals_of(size), fine = std::max(decimals, std::min(decimals + 2, decimals_of(change)));
    const int ends =
        std::max(decimals, std::min(fine, decimals_of(factor * std::max(std::abs(c.t.low), std::abs(c.t.high)))));
    const std::string interval =
        c.has_interval() ? t("from_to", signed_number(factor * c.t.low, ends), signed_number(factor * c.t.high, ends))
                         : std::string("–");
    return {std::move(label),
            number(factor * c.mean_a, decimals, language_),
            number(factor * c.mean_b, decimals, language_),
            signed_number(factor * c.difference, fine),
            interval,
            verdict_name(c, good, language_)};
  }
  [[nodiscard]] std::string labelled(const std::string& name, const std::string& unit) const {
    return unit.empty() ? name : fmt::format("{}, {}", name, unit);
  }
  [[nodiscard]] std::vector<std::string> cells(const Figure& f) const {
    const Scale scale = scale_of(f.metric, f.unit, language_);
    std::string name = metric_name(f.metric, language_);
    if (!f.ledger.empty()) name += fmt::format(" [{}]", ledger_name(f.ledger, language_));
    return cells(printable(labelled(name, scale.unit)), f.contrast, f.good, scale.factor);
  }

  [[nodiscard]] TextTable table() const {
    TextTable table;
    table.row(
        {"", t("before_column"), t("after_column"), t("difference_column"), t("interval_column"), t("verdict_column")});
    return table;
  }
  void add(const std::string& title, const TextTable& table) { out_ += title + "\n\n" + table.str() + '\n'; }
  void lines(std::string_view title, const std::vector<std::string>& sentences) {
    if (sentences.empty()) return;
    out_ += t(title) + "\n\n";
    for (const std::string& s : sentences) out_ += "  " + s + '\n';
    out_ += '\n';
  }

  void head() {
    const auto name = [](const Side& s) {
      return printable(s.provenance.title.empty() ? s.name : fmt::format("{} ({})", s.provenance.title, s.name));
    };
    out_ += t("title", name(c_.a), name(c_.b)) + '\n';
    out_ +=
        t(c_.paired() ? "paired" : "unpaired", c_.a.replicates.size(), c_.b.replicates.size(), c_.a.provenance.days) +
        "\n\n";
    for (const std::string& s : caveat_remarks(c_, language_)) out_ += "! " + s + '\n';
    if (!caveat_remarks(c_, language_).empty()) out_ += '\n';
  }

  void offences() {
    for (const auto& [ledger, metric] :
         {std::pair("expected", "expected_per_100k"), std::pair("true", "incidents_per_100k"),
          std::pair("recorded", "incidents_per_100k"), std::pair("discovered", "incidents_per_100k")}) {
      TextTable rows = table();
      std::size_t n = 0;
      for (const OffenceKindInfo& kind : kOffenceKindTable)
        if (const Figure* f = find(c_, fmt::format("{}.{}", metric, kind.key), ledger)) {
          rows.row(cells(kind_name(kind.key, language_), f->contrast, f->good));
          ++n;
        }
      if (n > 0) add(t(fmt::format("offences_{}", ledger)), rows);
    }
  }

  void figures() {
    TextTable rows = table();
    for (const std::string_view metric : kChosen)
      if (const Figure* f = find(c_, metric)) rows.row(cells(*f));
    for (const Figure& f : c_.figures)
      if (f.unit.find("€") != std::string::npos && (f.contrast.mean_a != 0.0 || f.contrast.mean_b != 0.0))
        rows.row(cells(f));
    add(t("figures_title"), rows);
    if (!all_) return;
    TextTable every = table();
    for (const Figure& f : c_.figures) every.row(cells(f));
    add(t("all_title"), every);
  }

  /// What the measures did, where the two sides differ.
  void levers() {
    TextTable rows = table();
    std::size_t n = 0;
    for (const Figure& f : c_.figures) {
      if (!of_a_lever(f) || f.contrast.verdict == Verdict::Equal || f.contrast.mean_a == f.contrast.mean_b) continue;
      rows.row(cells(f));
      ++n;
    }
    if (n > 0) add(t("levers_title"), rows);
  }

  /// Parts of the town or its people whose difference is a discovery; single kinds of offences only with --all.
  void parts(std::string_view title, const std::vector<PartFigure>& parts, bool with_names) {
    TextTable rows = table();
    std::size_t tested = 0, found = 0;
    for (const PartFigure& f : parts) {
      const bool one_kind = f.metric.starts_with("expected_") && f.metric != "expected_all";
      if (one_kind && !all_) continue;
      tested += std::isfinite(f.p_adjusted) ? 1 : 0;
      if (!f.sure()) continue;
      ++found;
      const Scale scale = scale_of(f.metric, f.unit, language_);
      const std::string name = fmt::format("{}: {}", with_names ? part_name(f.part, language_) : f.part,
                                           labelled(metric_name(f.metric, language_), scale.unit));
      rows.row(cells(printable(name), f.contrast, f.good, scale.factor));
    }
    if (tested == 0) return;
    const std::string head = t(title, whole(found), whole(tested));
    if (found == 0)
      out_ += head + "\n\n";
    else
      add(head, rows);
  }

  struct Count {
    std::size_t tested{}, less{}, more{};
  };

  void counts(std::string_view title, const std::vector<std::pair<std::string, Count>>& counts) {
    TextTable rows;
    rows.row({"", t("tested_column"), t("less_column"), t("more_column")});
    bool any = false;
    for (const auto& [name, n] : counts) {
      if (n.tested == 0) continue;
      rows.row({printable(name), whole(n.tested), whole(n.less), whole(n.more)});
      any = true;
    }
    if (any) add(t(title), rows);
  }

  void hours() {
    std::map<std::string, Count> by_metric;
    for (const PartFigure& f : c_.hours) {
      Count& n = by_metric[f.metric];
      n.tested += std::isfinite(f.p_adjusted) ? 1 : 0;
      if (f.sure()) (f.contrast.difference < 0.0 ? n.less : n.more) += 1;
    }
    std::vector<std::pair<std::string, Count>> rows;
    for (const auto& [metric, n] : by_metric) rows.emplace_back(metric_name("hour_" + metric, language_), n);
    counts("hours_title", rows);
  }

  void streets() {
    std::vector<std::pair<std::string, Count>> rows;
    for (const StreetFigure& f : c_.streets)
      rows.emplace_back(metric_name(f.variable, language_), Count{f.tested, f.less, f.more});
    counts("streets_title", rows);
  }

  void around() {
    lines("displacement_title", displacement_remarks(c_, language_));
    for (const Displacement& d : c_.displacement) {
      if (d.kind != "all" && !all_) continue;
      TextTable rows = table();
      for (std::size_t r = 0; r < d.rings.size(); ++r) {
        const Ring& ring = c_.rings[r];
        const std::string streets = whole(ring.streets);
        const std::string label = ring.role == Ring::Role::Treated   ? t("ring_treated", streets)
                                  : ring.role == Ring::Role::Control ? t("ring_control", streets)
                                                                     : t("ring", number(ring.from_m, 0, language_),
                                                                         number(ring.to_m, 0, language_), streets);
        rows.row(cells(label, d.rings[r], Good::Lower));
      }
      add(t("rings_title", kind_name(d.kind, language_)), rows);
    }
  }

  void costs() {
    if (!std::isfinite(c_.cost_per_year.difference)) return;
    TextTable rows = table();
    rows.row(cells(t("cost_per_year"), c_.cost_per_year, Good::Lower));
    add(t("costs_title"), rows);
    for (const std::string& s : cost_remarks(c_, language_)) out_ += "  " + s + '\n';
    out_ += '\n';
  }

  void concentration() {
    TextTable rows;
    rows.row({"", "Gini", t("with_25_column"), t("with_50_column"), t("hit_rate_column"), "PAI", "PEI"});
    const auto arrow = [&](double a, double b, double factor, int decimals) {
      return fmt::format("{} → {}", number(factor * a, decimals, language_), number(factor * b, decimals, language_));
    };
    bool any = false;
    for (const ConcentrationFigure& k : c_.concentration) {
      if (!std::isfinite(k.gini_a) || !std::isfinite(k.gini_b)) continue;
      any = true;
      rows.row({ledger_name(k.ledger, language_), arrow(k.gini_a, k.gini_b, 1.0, 3),
                arrow(k.streets_with_25_a, k.streets_with_25_b, 100.0, 1),
                arrow(k.streets_with_50_a, k.streets_with_50_b, 100.0, 1), number(100.0 * k.hit_rate, 1, language_),
                number(k.pai, 2, language_), number(k.pei, 2, language_)});
    }
    if (any) add(t("concentration_title"), rows);
  }

  const Comparison& c_;
  bool all_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string compare_text(const Comparison& c, bool all, Language language) { return Writer(c, all, language).write(); }

}  // namespace lichtung::commands
