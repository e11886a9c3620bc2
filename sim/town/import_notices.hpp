// Collects what the importer noticed and went on from: a count per kind, and the first few examples.
#pragma once

#include "sim/town/draft.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::town::osm {

/// How a notice calls an object: its name, else "way 4711".
[[nodiscard]] std::string label(std::string_view name, std::string_view type, std::int64_t id);

class NoticeBook {
 public:
  /// Counts one case of `key` (a key of [import] in assets/texts); up to three different examples are kept, shortened
  /// to 40 characters and freed of control characters, since they come from a file anyone can edit.
  void add(std::string_view key, std::string_view example = {}, std::int64_t count = 1);
  /// Notices in the order of their keys.
  [[nodiscard]] std::vector<Notice> take() const;

 private:
  struct Entry {
    std::int64_t count{};
    std::vector<std::string> examples;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace lichtung::town::osm
