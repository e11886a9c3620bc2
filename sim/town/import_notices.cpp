// Notices of the importer, merged by kind so that a dirty map does not drown the reader.
#include "sim/town/import_notices.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::town::osm {
namespace {

constexpr std::size_t kExamples = 3;
constexpr std::size_t kExampleBytes = 40;

std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, kExampleBytes)) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  if (text.size() > kExampleBytes) {
    // Never cut inside a UTF-8 sequence: drop its unfinished bytes.
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) out.pop_back();
    if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0x80U) out.pop_back();
    out += "…";
  }
  return out;
}

}  // namespace

std::string label(std::string_view name, std::string_view type, std::int64_t id) {
  return name.empty() ? fmt::format("{} {}", type, id) : std::string(name);
}

void NoticeBook::add(std::string_view key, std::string_view example, std::int64_t count) {
  if (count <= 0) return;
  auto it = entries_.find(key);
  if (it == entries_.end()) it = entries_.emplace(std::string(key), Entry{}).first;
  it->second.count += count;
  auto& examples = it->second.examples;
  if (example.empty() || examples.size() >= kExamples) return;
  std::string text = tidy(example);
  if (std::find(examples.begin(), examples.end(), text) == examples.end()) examples.push_back(std::move(text));
}

std::vector<Notice> NoticeBook::take() const {
  std::vector<Notice> notices;
  for (const auto& [key, entry] : entries_) {
    std::string detail;
    for (const auto& example : entry.examples) detail += (detail.empty() ? "" : ", ") + example;
    notices.push_back({key, entry.count, detail});
  }
  return notices;
}

}  // namespace lichtung::town::osm
