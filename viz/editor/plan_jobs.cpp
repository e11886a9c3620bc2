// See plan_jobs.hpp.
#include "viz/editor/plan_jobs.hpp"

#include "scenarios/edit_table.hpp"
#include "scenarios/input_file.hpp"
#include "scenarios/plan_values.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <system_error>

namespace lichtung::viz {
namespace {

namespace fs = std::filesystem;
constexpr double kQuiet_s = 0.6;         // nobody types any more

bool is_path(std::string_view kind, const PlanKey& key) {
  const EditKey* row = find_edit_key(kind, key.key);
  return key.key == "luminaire" || (row != nullptr && row->info.type == "type.path");
}

void make_absolute(std::string_view kind, std::vector<PlanKey>& keys, const fs::path& folder) {
  for (PlanKey& key : keys) {
    if (!is_path(kind, key)) continue;
    const auto text = text_in(key.value);
    if (text && is_input_file(folder / *text)) key.value = value_of(std::vector{fs::absolute(folder / *text).string()});
  }
}

/// The messages of a document with diagnostics, or the last line that was printed.
std::string complaint_in(const std::string& output) {
  const auto begin = output.find('{'), end = output.rfind('}');
  if (begin != std::string::npos && end != std::string::npos && begin < end) {
    const auto json = nlohmann::json::parse(output.begin() + static_cast<std::ptrdiff_t>(begin), output.begin() + static_cast<std::ptrdiff_t>(end) + 1, nullptr, false);
    if (json.is_object() && json.contains("diagnostics") && json["diagnostics"].is_array())
      for (const auto& d : json["diagnostics"])
        if (d.contains("message") && d["message"].is_string()) return d["message"].get<std::string>();
    if (json.is_object() && json.contains("error") && json["error"].is_string()) return json["error"].get<std::string>();
  }
  const auto last = output.find_last_not_of("\r\n ");
  if (last == std::string::npos) return {};
  const auto first = output.find_last_of("\r\n", last);
  return output.substr(first == std::string::npos ? 0 : first + 1, last - (first == std::string::npos ? 0 : first + 1) + 1);
}

}  // namespace

PlanDocument absolute_paths(PlanDocument plan, const fs::path& folder) {
  plan.base = fs::absolute(folder / plan.base).lexically_normal().string();
  for (PlanEntry& edit : plan.edits) {
    make_absolute(edit.kind, edit.keys, folder);
    make_absolute("where", edit.where, folder);
  }
  return plan;
}

std::optional<LightingYear> lighting_year_in(const std::string& output) {
  const auto begin = output.find('{'), end = output.rfind('}');
  if (begin == std::string::npos || end == std::string::npos || end < begin) return std::nullopt;
  const auto json = nlohmann::json::parse(output.begin() + static_cast<std::ptrdiff_t>(begin), output.begin() + static_cast<std::ptrdiff_t>(end) + 1, nullptr, false);
  if (!json.is_object() || !json.contains("year") || !json["year"].is_object()) return std::nullopt;
  const auto& year = json["year"];
  const auto number = [&year](const char* key) { return year.contains(key) && year[key].is_number() ? year[key].get<double>() : 0.0; };
  return LightingYear{number("lighting_kwh"), number("lighting_cost_eur"), number("lighting_co2_kg"), number("investment_eur"),
                      number("lamps_new"), number("lamps_removed"), number("lamps_retrofitted"), number("streets_out_of_reach")};
}

PlanJobs::~PlanJobs() {
  town_.reset();
  run_.reset();
  std::error_code ignored;
  if (!desk_.empty()) fs::remove_all(desk_, ignored);
}

void PlanJobs::start_town(const PlanDocument& plan, const fs::path& folder, bool base) {
  std::error_code error;
  if (desk_.empty()) {
    std::string name = (fs::temp_directory_path(error) / "lichtung-plan-XXXXXX").string();
    if (error || mkdtemp(name.data()) == nullptr) return;
    desk_ = name;
  }
  std::ofstream(desk_ / "plan.toml", std::ios::binary | std::ios::trunc) << write_plan_document(absolute_paths(plan, folder));
  asking_base_ = base;
  try {
    town_ = std::make_unique<ChildProcess>(lichtung_program(), std::vector<std::string>{"--json", "town", (desk_ / "plan.toml").string()});
  } catch (const std::exception& failed) {
    complaint_ = failed.what();
  }
}

void PlanJobs::estimate(const PlanEditor& editor, double seconds_passed) {
  quiet_s_ = editor.version() == seen_ ? quiet_s_ + seconds_passed : 0.0;
  seen_ = editor.version();
  if (town_ || quiet_s_ < kQuiet_s || editor.plan().base.empty()) return;
  if (asked_base_ != editor.plan().base) {
    asked_base_ = editor.plan().base;
    base_year_.reset();
    PlanDocument bare = editor.plan();
    bare.edits.clear();
    return start_town(bare, editor.folder(), true);
  }
  if (asked_ == editor.version()) return;
  asked_ = editor.version();
  if (!editor.problems().empty()) {   // said beside the fields already
    year_.reset();
    complaint_.clear();
    return;
  }
  start_town(editor.plan(), editor.folder(), false);
}

void PlanJobs::run(const fs::path& plan, const fs::path& results, int replicates, bool force) {
  std::vector<std::string> words{"run", plan.string(), "-o", results.string()};
  if (replicates > 0) words.insert(words.end(), {"--replicates", std::to_string(replicates)});
  if (force) words.emplace_back("--force");
  results_ = results;
  run_ = std::make_unique<ChildProcess>(lichtung_program(), words);
}

std::optional<PlanJobs::Finished> PlanJobs::work() {
  if (town_ && !town_->poll()) {
    (asking_base_ ? base_year_ : year_) = town_->exit_code() == 0 ? lighting_year_in(town_->output()) : std::nullopt;
    if (!asking_base_) complaint_ = town_->exit_code() == 0 ? std::string() : complaint_in(town_->output());
    town_.reset();
  }
  if (!run_ || run_->poll()) return std::nullopt;
  Finished done{results_, run_->exit_code(), run_->last_line()};
  run_.reset();
  return done;
}

}  // namespace lichtung::viz
