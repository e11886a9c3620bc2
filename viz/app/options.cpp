// See options.hpp.
#include "viz/app/options.hpp"

#include "viz/layers/layer.hpp"
#include "viz/playback/daylight.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace lichtung::viz {
namespace {

Language chosen_language(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) return language_of(argv[i + 1]);
    if (argument.starts_with("--lang=")) return language_of(argument.substr(7));
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return language_of(value);
  return Language::English;
}

void describe(CLI::App& app, Options& o, Language l) {
  const auto tr = [&](const char* key) { return std::string(text(l, key)); };
  const auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", tr("app.label_usage"));
  formatter->label("OPTIONS", tr("app.label_some_options"));
  formatter->label("Positionals", tr("app.label_positionals"));
  formatter->column_width(34);
  app.formatter(formatter);
  app.name("lichtung-view");
  app.option_defaults()->group(tr("app.label_options"));
  app.set_help_flag("-h,--help", tr("app.help"));
  app.set_version_flag("--version", std::string("lichtung-view " LICHTUNG_VERSION), tr("app.version"));
  app.add_option("DIR", o.inputs, tr("view.opt_inputs"))->expected(0, 2)->type_name("");
  app.add_option("--lang", o.language, tr("app.lang"))->type_name("de|en");
  app.add_option("--export", o.picture, tr("view.opt_export"))->type_name("FILE.png");
  app.add_option("--film", o.film, tr("view.opt_film"))->type_name("FOLDER");
  app.add_option("--compare", o.compare, tr("view.opt_compare"))->type_name("DIR_B");
  app.add_option("--layer", o.layer, tr("view.opt_layer"))->type_name("LAYER");
  app.add_option("--time", o.time, tr("view.opt_time"))->type_name("TIME");
  app.add_option("--from", o.from, tr("view.opt_from"))->type_name("TIME");
  app.add_option("--to", o.to, tr("view.opt_to"))->type_name("TIME");
  app.add_option("--step", o.step_min, tr("view.opt_step"))->type_name("MIN");
  app.add_option("--mode", o.mode, tr("view.opt_mode"))->type_name("single|difference|swipe|side");
  app.add_option("--run", o.run, tr("view.opt_run"))->type_name("N|mean");
  app.add_option("--kind", o.kind, tr("view.opt_kind"))->type_name("KIND");
  app.add_option("--ledger", o.ledger, tr("view.opt_ledger"))->type_name("LEDGER");
  app.add_option("--group", o.group, tr("view.opt_group"))->type_name("all|women|14_24|25_64|65");
  app.add_option("--basis", o.basis, tr("view.opt_basis"))->type_name("whole|frame|hour");
  app.add_option("--street", o.street, tr("view.opt_street"))->type_name("NAME");
  app.add_option("--size", o.size, tr("view.opt_size"))->type_name("WxH");
  app.add_option("--scale", o.scale, tr("view.opt_scale"))->type_name("1…4");
  app.add_option("--text-size", o.text_size, tr("view.opt_text_size"))->type_name("0.8…2");
  app.add_flag("--high-contrast", o.high_contrast, tr("view.opt_contrast"));
  app.add_flag("--offenders", o.offenders, tr("view.opt_offenders"));
  app.add_flag("--no-people", o.no_people, tr("view.opt_no_people"));
  app.add_flag("--no-labels", o.no_labels, tr("view.opt_no_labels"));
  app.add_flag("--no-lamps", o.no_lamps, tr("view.opt_no_lamps"));
  app.add_option("--trace", o.trace)->group("");   // for tests: see trace.hpp
  app.add_flag("--force", o.force, tr("view.opt_force"));
  std::string layer_list;
  for (const LayerInfo& info : layers()) layer_list += fmt::format("  {:<16} {}\n", info.key, text(l, fmt::format("view.layer.{}", info.key)));
  app.footer(message(l, "view.examples", layer_list));
}

template <std::size_t N>
std::optional<std::size_t> index_of(const std::array<std::string_view, N>& words, const std::string& word) {
  const auto it = std::ranges::find(words, word);
  return it == words.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - words.begin()));
}

std::string unknown(Language l, const char* option, const std::string& value, const std::string& expected) {
  return message(l, "view.option_unknown", option, value, expected);
}

}  // namespace

Parsed parse_options(int argc, char** argv) {
  Parsed parsed;
  parsed.language = chosen_language(argc, argv);
  CLI::App app{std::string(text(parsed.language, "view.tagline"))};
  describe(app, parsed.options, parsed.language);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wanted) {
    app.exit(wanted);
    parsed.end = Exit::Fine;
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "{}\n{}\n", message(parsed.language, "app.usage_error", error.what()), text(parsed.language, "view.see_help"));
    parsed.end = Exit::Usage;
  }
  Options& o = parsed.options;
  if (!o.compare.empty() && o.inputs.size() == 1) o.inputs.push_back(o.compare);
  if (!parsed.end && (!o.picture.empty() || !o.film.empty()) && o.inputs.empty()) {
    fmt::print(stderr, "{}\n{}\n", text(parsed.language, "view.export_needs_input"), text(parsed.language, "view.see_help"));
    parsed.end = Exit::Usage;
  }
  return parsed;
}

std::optional<double> parse_time(const std::string& text, const Run& run) {
  const auto number = [&](std::size_t at, std::size_t n) -> std::optional<int> {
    int value = 0;
    if (at + n > text.size()) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + n, value);
    return error == std::errc() && end == text.data() + at + n ? std::optional(value) : std::nullopt;
  };
  const auto clock = [&](std::size_t at) -> std::optional<double> {
    if (text.size() != at + 5 || text[at + 2] != ':') return std::nullopt;
    const auto h = number(at, 2), m = number(at + 3, 2);
    if (!h || !m || *h < 0 || *h > 24 || *m < 0 || *m > 59) return std::nullopt;
    return *h * 3600.0 + *m * 60.0;
  };
  if (const auto at = clock(0)) {
    const double day = run.recorded().empty() ? 0.0 : run.recorded().front().first;
    return day + (*at < kDayStart_s ? *at + kDaySeconds - kDayStart_s : *at - kDayStart_s);
  }
  if (text.size() >= 10 && text[4] == '-') {
    const auto& days = run.days();
    for (std::size_t d = 0; d < days.size(); ++d) {
      if (days[d].date != text.substr(0, 10)) continue;
      const std::optional<double> at = text.size() == 10 ? std::optional(12 * 3600.0) : text.size() == 16 && (text[10] == ' ' || text[10] == 'T') ? clock(11) : std::nullopt;
      if (!at) return std::nullopt;
      const double time = static_cast<double>(d) * kDaySeconds + *at - kDayStart_s;
      return time < 0 ? std::nullopt : std::optional(time);
    }
    return std::nullopt;
  }
  const auto seconds = number(0, text.size());
  return seconds && *seconds >= 0 ? std::optional(static_cast<double>(*seconds)) : std::nullopt;
}

std::optional<std::pair<int, int>> parse_size(const std::string& text) {
  int w = 0, h = 0;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, w);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != 'x') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, h);
  if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
  return std::pair(w, h);
}

std::optional<std::string> apply_options(const Options& o, AppState& state) {
  const Language l = state.language();
  if (!o.layer.empty()) {
    const auto layer = layer_named(o.layer);
    if (!layer) {
      std::vector<std::string_view> keys;
      for (const LayerInfo& info : layers()) keys.push_back(info.key);
      return unknown(l, "--layer", o.layer, fmt::format("{}", fmt::join(keys, ", ")));
    }
    state.layer.id = *layer;
  }
  constexpr std::array<std::string_view, 4> kModes{"single", "difference", "swipe", "side"};
  if (!o.mode.empty()) {
    const auto mode = index_of(kModes, o.mode);
    if (!mode) return unknown(l, "--mode", o.mode, "single, difference, swipe, side");
    if (*mode != 0 && !state.b) return std::string(text(l, "view.mode_needs_two"));
    state.set_mode(static_cast<CompareMode>(*mode));
  } else if (state.b && !o.picture.empty()) {
    state.set_mode(state.layer.id == LayerId::None ? CompareMode::SideBySide : CompareMode::Difference);
  }
  if (!o.kind.empty()) {
    const auto it = std::ranges::find_if(kKindNames, [&](const char* name) { return o.kind == name; });
    if (it == kKindNames.end()) return unknown(l, "--kind", o.kind, fmt::format("{}", fmt::join(kKindNames, ", ")));
    state.layer.kind = static_cast<int>(it - kKindNames.begin());
  }
  constexpr std::array<std::string_view, kLedgers> kLedgerWords{"expected", "true", "reported", "discovered", "recorded"};
  if (!o.ledger.empty()) {
    const auto ledger = index_of(kLedgerWords, o.ledger);
    if (!ledger) return unknown(l, "--ledger", o.ledger, fmt::format("{}", fmt::join(kLedgerWords, ", ")));
    state.layer.ledger = static_cast<Ledger>(*ledger);
  }
  constexpr std::array<std::string_view, kGroups> kGroupWords{"all", "women", "14_24", "25_64", "65"};
  if (!o.group.empty()) {
    const auto group = index_of(kGroupWords, o.group);
    if (!group) return unknown(l, "--group", o.group, fmt::format("{}", fmt::join(kGroupWords, ", ")));
    state.layer.group = static_cast<Group>(*group);
  }
  constexpr std::array<std::string_view, 3> kBases{"whole", "frame", "hour"};
  if (!o.basis.empty()) {
    const auto basis = index_of(kBases, o.basis);
    if (!basis) return unknown(l, "--basis", o.basis, "whole, frame, hour");
    state.layer.basis = static_cast<Basis>(*basis);
  }
  if (!o.run.empty()) {
    int run = 0;
    const auto [end, error] = std::from_chars(o.run.data(), o.run.data() + o.run.size(), run);
    if (o.run != "mean" && (error != std::errc() || end != o.run.data() + o.run.size() || run < 1 || run > state.a->data().replicates()))
      return unknown(l, "--run", o.run, fmt::format("1 … {}, mean", state.a->data().replicates()));
    state.select_run(o.run == "mean" ? Dataset::kMean : run - 1);
  }
  if (!o.time.empty()) {
    const auto time = parse_time(o.time, state.a->data().first());
    if (!time) return unknown(l, "--time", o.time, "17:30, 2026-11-06 17:30");
    state.clock.seek(*time);
  }
  if (!o.street.empty()) {
    const std::vector<std::size_t> found = find_names(state.a->names(), o.street, 1);
    if (found.empty()) return message(l, "view.street_unknown", o.street);
    state.selection.set(state.a->names()[found.front()].segments);
  }
  state.shown.offenders = o.offenders;
  if (o.no_people) state.shown.residents = state.shown.patrols = state.shown.incidents = false;
  state.shown.labels = !o.no_labels;
  state.shown.lamps = !o.no_lamps;
  return std::nullopt;
}

}  // namespace lichtung::viz
