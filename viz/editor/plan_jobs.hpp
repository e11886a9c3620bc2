// What runs beside the editor: an estimate of the plan's electricity and costs by `lichtung town`, and the plan itself by
// `lichtung run`. The viewer never links the engine, so both give what the command line gives.
#pragma once

#include "viz/app/child.hpp"
#include "viz/editor/plan_editor.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace lichtung::viz {

/// A year of street lighting with the plan.
struct LightingYear {
  double kwh{}, cost_eur{}, co2_kg{}, investment_eur{};
  double lamps_new{}, lamps_removed{}, lamps_retrofitted{}, out_of_reach{};
};

/// The plan with all paths absolute, so that it may stand anywhere for a moment.
[[nodiscard]] PlanDocument absolute_paths(PlanDocument plan, const std::filesystem::path& folder);

/// The year in what `lichtung town --json` printed, messages around it included.
[[nodiscard]] std::optional<LightingYear> lighting_year_in(const std::string& output);

class PlanJobs {
 public:
  PlanJobs() = default;
  ~PlanJobs();
  PlanJobs(const PlanJobs&) = delete;
  PlanJobs& operator=(const PlanJobs&) = delete;

  /// Asks anew if the plan has changed since, holds no error, and has been left alone for a moment.
  void estimate(const PlanEditor& editor, double seconds_passed);
  [[nodiscard]] const std::optional<LightingYear>& year() const { return year_; }       // with the plan
  [[nodiscard]] const std::optional<LightingYear>& base_year() const { return base_year_; }   // without any edit
  [[nodiscard]] bool estimating() const { return town_ != nullptr; }
  /// True while an estimate is under way or about to be asked for.
  [[nodiscard]] bool waiting(const PlanEditor& editor) const { return town_ || asked_ != editor.version() || asked_base_ != editor.plan().base; }
  /// The next estimate asks for the base again, whose files may be there now.
  void forget() {
    asked_base_.clear();
    asked_ = 0;
  }
  /// What the town said to the plan (a street that isn't there); empty if nothing.
  [[nodiscard]] const std::string& complaint() const { return complaint_; }

  /// Starts `lichtung run`. Errors: DataError.
  void run(const std::filesystem::path& plan, const std::filesystem::path& results, int replicates, bool force);
  [[nodiscard]] const ChildProcess* running() const { return run_.get(); }
  void cancel() { if (run_) run_->cancel(); }
  struct Finished {
    std::filesystem::path results;
    int exit_code{};
    std::string last_line;
  };
  /// Goes on with both; a run that has just ended.
  [[nodiscard]] std::optional<Finished> work();

 private:
  void start_town(const PlanDocument& plan, const std::filesystem::path& folder, bool base);

  std::filesystem::path desk_;            // a folder of its own for plans of a moment
  std::unique_ptr<ChildProcess> town_, run_;
  std::filesystem::path results_;
  std::optional<LightingYear> year_, base_year_;
  std::string complaint_, asked_base_;
  std::uint64_t asked_{}, seen_{};
  double quiet_s_{};
  bool asking_base_{};
};

}  // namespace lichtung::viz
