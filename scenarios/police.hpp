// Words and enumerations of police that scenarios, plans and the engine share.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace lichtung {

/// What units do between calls. Stored in scenario files by word: append only.
enum class PatrolStrategy : std::uint8_t { RandomBeat = 0, Response = 1, HotSpots = 2, Posts = 3, NearRepeat = 4 };

inline constexpr std::array<std::string_view, 5> kStrategyWords{"random_beat", "response", "hot_spots", "posts", "near_repeat"};

/// Kinds of police units that plans may change.
inline constexpr std::array<std::string_view, 3> kUnitWords{"foot", "bicycle", "car"};

/// What a data-driven strategy may know: ledgers of the police, never the true one.
inline constexpr std::array<std::string_view, 3> kEvidenceWords{"recorded", "reported", "discovered"};

/// Weight of each ledger in what a strategy goes by; sums to 1.
using EvidenceMix = std::array<double, 3>;

}  // namespace lichtung
