// Documents are small, so an undo step keeps a whole one.
#include "viz/editor/plan_editor.hpp"

#include "scenarios/input_file.hpp"
#include "sim/outcome/whole_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <utility>

namespace lichtung::viz {
namespace {

constexpr std::size_t kMostSteps = 500;
constexpr std::string_view kUntitled = "plan.toml";   // where a plan that was never saved would stand

void put(std::vector<PlanKey>& keys, std::string_view key, std::string_view value) {
  const auto at = std::ranges::find(keys, key, &PlanKey::key);
  if (at == keys.end())
    keys.push_back({std::string(key), std::string(value)});
  else
    at->value = value;
}

void take(std::vector<PlanKey>& keys, std::string_view key) {
  std::erase_if(keys, [key](const PlanKey& k) { return k.key == key; });
}

}  // namespace

PlanEditor::PlanEditor(std::filesystem::path folder, std::string base, std::string name) : folder_(std::move(folder)) {
  plan_.base = std::move(base);
  plan_.name = std::move(name);
  saved_ = plan_;
}

std::vector<Diagnostic> PlanEditor::open(const std::filesystem::path& file) {
  std::ifstream in;
  const InputKind kind = input_kind(file);
  if (kind == InputKind::File) in.open(file, std::ios::binary);   // a pipe would keep the window waiting
  if (kind != InputKind::File || !in) {
    Diagnostic missing{.file = file.generic_string(), .key = std::string(no_input_file(kind)), .args = {}, .suggestion = {}};
    missing.kind = ErrorKind::MissingInput;
    return {missing};
  }
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  ReadPlan read = read_plan_document(text, file);
  if (!read.plan) return std::move(read.diagnostics);
  plan_ = std::move(*read.plan);
  saved_ = plan_;
  file_ = file;
  folder_ = file.parent_path();
  undo_.clear();
  redo_.clear();
  group_.reset();
  ++version_;
  return {};
}

void PlanEditor::save(const std::filesystem::path& file, bool force) {
  PlanDocument written = plan_;
  if (file.parent_path() != folder_) {   // the base is named from the plan's folder
    std::error_code ignored;
    const auto relative = std::filesystem::relative(folder_ / plan_.base, file.parent_path(), ignored);
    if (!relative.empty()) written.base = relative.generic_string();
  }
  const std::string text = write_plan_document(written);
  const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(text))};
  outcome::write_whole_file(file, pieces, force);
  plan_ = written;
  saved_ = plan_;
  file_ = file;
  folder_ = file.parent_path();
  ++version_;
}

const std::vector<PlanProblem>& PlanEditor::problems() const {
  if (checked_ != version_) {
    problems_ = check_plan(plan_, file_.empty() ? folder_ / kUntitled : file_);
    checked_ = version_;
  }
  return problems_;
}

std::vector<PlanProblem> PlanEditor::problems_of(std::size_t edit) const {
  std::vector<PlanProblem> out;
  std::ranges::copy_if(problems(), std::back_inserter(out), [edit](const PlanProblem& p) { return p.edit == edit; });
  return out;
}

template <class Change>
void PlanEditor::step(Change change) {
  PlanDocument next = plan_;
  change(next);
  if (next == plan_) return;
  if (!group_) {
    undo_.push_back(plan_);
    if (undo_.size() > kMostSteps) undo_.erase(undo_.begin());
  }
  redo_.clear();
  plan_ = std::move(next);
  ++version_;
}

std::size_t PlanEditor::add(std::string_view kind) {
  add(PlanEntry{.kind = std::string(kind), .whole_town = false, .where = {}, .keys = {}});
  return plan_.edits.size() - 1;
}

void PlanEditor::add(PlanEntry entry) {
  step([&](PlanDocument& p) { p.edits.push_back(std::move(entry)); });
}

void PlanEditor::remove(std::size_t edit) {
  static_cast<void>(plan_.edits.at(edit));
  step([&](PlanDocument& p) { p.edits.erase(p.edits.begin() + static_cast<std::ptrdiff_t>(edit)); });
}

void PlanEditor::move(std::size_t edit, std::size_t to) {
  static_cast<void>(plan_.edits.at(edit));
  static_cast<void>(plan_.edits.at(to));
  step([&](PlanDocument& p) {
    PlanEntry moved = std::move(p.edits[edit]);
    p.edits.erase(p.edits.begin() + static_cast<std::ptrdiff_t>(edit));
    p.edits.insert(p.edits.begin() + static_cast<std::ptrdiff_t>(to), std::move(moved));
  });
}

void PlanEditor::duplicate(std::size_t edit) {
  const PlanEntry copy = plan_.edits.at(edit);
  step([&](PlanDocument& p) { p.edits.insert(p.edits.begin() + static_cast<std::ptrdiff_t>(edit) + 1, copy); });
}

bool PlanEditor::set(std::size_t edit, std::string_view key, std::string_view value) {
  static_cast<void>(plan_.edits.at(edit));
  if (!is_one_value(value)) return false;
  step([&](PlanDocument& p) { put(p.edits[edit].keys, key, value); });
  return true;
}

bool PlanEditor::set_where(std::size_t edit, std::string_view key, std::string_view value) {
  static_cast<void>(plan_.edits.at(edit));
  if (!is_one_value(value)) return false;
  step([&](PlanDocument& p) {
    p.edits[edit].whole_town = false;
    put(p.edits[edit].where, key, value);
  });
  return true;
}

void PlanEditor::unset(std::size_t edit, std::string_view key) {
  static_cast<void>(plan_.edits.at(edit));
  step([&](PlanDocument& p) { take(p.edits[edit].keys, key); });
}

void PlanEditor::unset_where(std::size_t edit, std::string_view key) {
  static_cast<void>(plan_.edits.at(edit));
  step([&](PlanDocument& p) { take(p.edits[edit].where, key); });
}

void PlanEditor::set_whole_town(std::size_t edit, bool whole_town) {
  static_cast<void>(plan_.edits.at(edit));
  step([&](PlanDocument& p) {
    p.edits[edit].whole_town = whole_town;
    if (whole_town) p.edits[edit].where.clear();
  });
}

void PlanEditor::set_segments(std::size_t edit, std::span<const std::uint32_t> segments) {
  static_cast<void>(plan_.edits.at(edit));
  std::vector<std::uint32_t> sorted(segments.begin(), segments.end());
  std::ranges::sort(sorted);
  const auto twice = std::ranges::unique(sorted);
  sorted.erase(twice.begin(), twice.end());
  step([&](PlanDocument& p) {
    p.edits[edit].whole_town = false;
    p.edits[edit].where.clear();
    if (!sorted.empty()) p.edits[edit].where.push_back({"segment", fmt::format("[{}]", fmt::join(sorted, ", "))});
  });
}

void PlanEditor::set_name(std::string_view name) {
  step([&](PlanDocument& p) { p.name = name; });
}

void PlanEditor::undo() {
  if (undo_.empty()) return;
  redo_.push_back(std::exchange(plan_, std::move(undo_.back())));
  undo_.pop_back();
  ++version_;
}

void PlanEditor::redo() {
  if (redo_.empty()) return;
  undo_.push_back(std::exchange(plan_, std::move(redo_.back())));
  redo_.pop_back();
  ++version_;
}

void PlanEditor::begin_group() {
  if (!group_) group_ = plan_;
}

void PlanEditor::end_group() {
  if (!group_) return;
  if (*group_ != plan_) undo_.push_back(std::move(*group_));
  group_.reset();
}

const std::string* find_value(std::span<const PlanKey> keys, std::string_view key) {
  const auto at = std::ranges::find(keys, key, &PlanKey::key);
  return at == keys.end() ? nullptr : &at->value;
}

std::vector<std::vector<std::uint32_t>> named_segments(const PlanDocument& plan) {
  std::vector<std::vector<std::uint32_t>> out;
  for (const PlanEntry& edit : plan.edits) {
    auto& segments = out.emplace_back();
    const std::string* value = find_value(edit.where, "segment");
    if (value == nullptr) continue;
    const char* end = value->data() + value->size();
    for (const char* p = value->data(); p < end;) {
      std::uint32_t number = 0;
      const auto read = std::from_chars(p, end, number);
      if (read.ec == std::errc{}) segments.push_back(number);
      p = read.ec == std::errc{} ? read.ptr : p + 1;
    }
  }
  return out;
}

}  // namespace lichtung::viz
