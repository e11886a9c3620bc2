// See sweep_report.hpp.
#include "sim/commands/sweep_report.hpp"

#include "sim/commands/progress_line.hpp"
#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

namespace lichtung::commands {
namespace {

constexpr std::size_t kShownFailures = 10;

std::string count(std::size_t n, Language language) { return number(static_cast<std::int64_t>(n), language); }

std::string duration(double seconds) { return format_duration(std::chrono::seconds(static_cast<std::int64_t>(seconds + 0.5))); }

}  // namespace

std::string format_bytes(std::size_t bytes, Language language) {
  const double b = static_cast<double>(bytes);
  if (b >= 1e9) return number(b / 1e9, 1, language) + " GB";
  if (b >= 1e6) return number(b / 1e6, 0, language) + " MB";
  return number(b / 1e3, 0, language) + " kB";
}

std::string estimate_text(const sweeps::Work& work, const sweeps::Estimate& e, Language l) {
  TextTable table;
  const auto row = [&](std::string_view key, std::string value) { table.row({std::string(text(l, key)), std::move(value)}); };
  row("sweep.row_points", count(work.points.size(), l));
  row("sweep.row_scenarios", count(work.units.size() / work.sweep.replicates, l));
  row("sweep.row_replicates", count(work.sweep.replicates, l));
  row("sweep.row_runs", count(work.units.size(), l));
  row("sweep.row_open", count(e.open_runs, l));
  if (e.open_runs == 0) return table.str();
  row("sweep.row_prepare", number(e.prepare_s, 1, l) + " s");
  row("sweep.row_run", number(e.run_s, 1, l) + " s");
  row("sweep.row_total", duration(e.total_s));
  row("sweep.row_run_disk", format_bytes(e.run_bytes, l));
  row("sweep.row_total_disk", format_bytes(e.total_bytes, l));
  row("sweep.row_memory", format_bytes(e.memory_bytes, l));
  return table.str() + message(l, "sweep.estimate_note", e.pilot_days) + '\n';
}

Json estimate_json(const sweeps::Work& work, const sweeps::Estimate& e) {
  Json document{{"points", work.points.size()}, {"scenarios", work.units.size() / work.sweep.replicates}};
  document["replicates"] = work.sweep.replicates;
  document["runs"] = work.units.size();
  document["open"] = e.open_runs;
  if (e.open_runs == 0) return document;
  document["pilot_days"] = e.pilot_days;
  document["prepare_s"] = e.prepare_s;
  document["run_s"] = e.run_s;
  document["total_s"] = e.total_s;
  document["run_bytes"] = e.run_bytes;
  document["total_bytes"] = e.total_bytes;
  document["memory_bytes"] = e.memory_bytes;
  return document;
}

std::string status_text(const sweeps::SweepStatus& s, Language l) {
  std::string out = message(l, "sweep.status_title", printable(s.name), s.method, s.points, s.runs) + '\n';
  TextTable table;
  const auto row = [&](std::string_view key, std::size_t n) { table.row({std::string(text(l, key)), count(n, l)}); };
  row("sweep.row_done", s.done);
  row("sweep.row_running", s.running);
  row("sweep.row_left", s.left);
  row("sweep.row_failed", s.failed.size());
  if (!s.damaged.empty()) row("sweep.row_damaged", s.damaged.size());
  out += table.str();
  if (s.to_go) out += message(l, "sweep.status_to_go", format_duration(*s.to_go)) + '\n';
  for (std::size_t i = 0; i < std::min(kShownFailures, s.failed.size()); ++i)
    out += message(l, "sweep.event_failed", s.failed[i].unit.point, s.failed[i].unit.replicate, printable(s.failed[i].message)) + '\n';
  if (s.failed.size() > kShownFailures) out += message(l, "sweep.more_failed", s.failed.size() - kShownFailures) + '\n';
  for (const std::string& file : s.damaged) out += message(l, "sweep.status_damaged", file) + '\n';
  if (!s.stale.empty()) out += message(l, "sweep.status_stale", s.stale.size(), format_duration(s.stale.front().age)) + '\n';
  return out + std::string(text(l, s.collected ? "sweep.status_collected" : s.running > 0 ? "sweep.status_runs" : "sweep.status_resume")) + '\n';
}

Json failures_json(std::span<const sweeps::FailedRun> failed) {
  Json list = Json::array();
  for (const auto& run : failed)
    list.push_back({{"run", run.id}, {"point", run.unit.point}, {"replicate", run.unit.replicate}, {"message", run.message}});
  return list;
}

Json status_json(const sweeps::SweepStatus& s) {
  Json document{{"ok", true}, {"name", s.name}};
  document["method"] = s.method;
  document["points"] = s.points;
  document["scenarios"] = s.scenarios;
  document["runs"] = s.runs;
  document["done"] = s.done;
  document["running"] = s.running;
  document["left"] = s.left;
  document["damaged"] = s.damaged;
  document["failed"] = failures_json(s.failed);
  document["stale_locks"] = Json::array();
  for (const auto& lock : s.stale) document["stale_locks"].push_back({{"run", lock.id}, {"age_s", lock.age.count()}});
  document["to_go_s"] = s.to_go ? Json(s.to_go->count()) : Json();
  document["collected"] = s.collected;
  return document;
}

std::string sweep_folder_error(const ensemble::FolderError& error, Language language) {
  using Reason = ensemble::FolderError::Reason;
  switch (error.reason) {
    case Reason::OtherScenario: return message(language, "sweep.folder_other", error.where, error.detail);
    case Reason::NotAnOutcome:
    case Reason::NewerSchema:
    case Reason::Busy:
    case Reason::NotAFolder:
    case Reason::CannotWrite: break;
  }
  return message(language, "run.folder_cannot_write", error.where, error.detail);
}

}  // namespace lichtung::commands
