// A plan as it is written: kinds of edits and their keys with values as TOML, whatever they mean. Editors change this and
// leave the meaning to the reader, so that a lever needs no code of its own in them.
#pragma once

#include "scenarios/diagnostics.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung {

/// One key and its value as TOML: `"P3"`, `[12, 13]`, `{ social = 0.3, rent = 0.7 }`.
struct PlanKey {
  std::string key, value;
  bool operator==(const PlanKey&) const = default;
};

struct PlanEntry {
  std::string kind;
  bool whole_town{};               // where = "town"
  std::vector<PlanKey> where;      // keys of `where`; empty and not whole_town: none is written
  std::vector<PlanKey> keys;       // the others, without `kind`
  bool operator==(const PlanEntry&) const = default;
};

struct PlanDocument {
  std::string name;                // empty: that of the base
  std::string base;                // path as written, relative to the plan's folder
  std::vector<PlanEntry> edits;
  bool operator==(const PlanDocument&) const = default;
};

struct ReadPlan {
  std::optional<PlanDocument> plan;      // unset if the structure of the file is lost or it isn't a plan
  std::vector<Diagnostic> diagnostics;   // of the structure only; check_plan() knows the rest
};

/// Reads the structure of a plan; comments and the order of keys are not kept.
[[nodiscard]] ReadPlan read_plan_document(std::string_view text, const std::filesystem::path& file);

/// The plan as a TOML file. Equal documents give equal bytes.
[[nodiscard]] std::string write_plan_document(const PlanDocument& plan);

/// A diagnostic and the place in the document it speaks of.
struct PlanProblem {
  static constexpr std::size_t kNoEdit = static_cast<std::size_t>(-1);
  std::size_t edit{kNoEdit};       // kNoEdit: the plan as a whole or its base
  std::string key;                 // empty: the edit as a whole; "where.name" for keys of `where`
  Diagnostic diagnostic;
};

/// Everything that is wrong with the plan if it stood in `file`, as `lichtung check` would say it, without reading the town.
[[nodiscard]] std::vector<PlanProblem> check_plan(const PlanDocument& plan, const std::filesystem::path& file);

/// False for a value that would leave its line or hold a comment: such text is never put into a document.
[[nodiscard]] bool is_one_value(std::string_view value);

}  // namespace lichtung
