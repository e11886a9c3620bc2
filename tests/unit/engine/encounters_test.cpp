// Keys of meetings lose nothing, and looking up a street at a minute finds those who are there and nobody else.
#include "sim/engine/encounters.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

using namespace lichtung::engine;

TEST_CASE("a key gives back resident and night out for the largest town") {
  for (const std::uint32_t segments : {1U, 1000U, 2000000U})
    for (const std::uint32_t resident : {0U, 1U, 123456U, (1U << 28) - 1U})
      for (const bool night : {false, true}) {
        const auto key = Encounters::key(segments, 1439, segments - 1, resident, night);
        CHECK(Encounters::resident(key) == resident);
        CHECK(Encounters::night_out(key) == night);
        CHECK(key >> 32 == std::uint64_t{1439} * segments + segments - 1);
      }
}

TEST_CASE("a look-up finds exactly those present there then") {
  constexpr std::uint32_t kSegments = 7, kMinutes = 20;
  const auto present = [](std::uint32_t s, std::uint32_t m, std::uint32_t r) { return (s * 5 + m * 3 + r * r) % 11 == 0; };
  Encounters e;
  e.segments = kSegments;
  for (std::uint32_t r = 0; r < 50; ++r)
    for (std::uint32_t s = 0; s < kSegments; ++s)
      for (std::uint32_t m = 0; m < kMinutes; ++m)
        if (present(s, m, r)) e.keys.push_back(Encounters::key(kSegments, m, s, r, r % 2 == 0));
  std::ranges::sort(e.keys);
  for (std::uint32_t s = 0; s < kSegments; ++s)
    for (std::uint32_t m = 0; m < kMinutes; ++m) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t r = 0; r < 50; ++r)
        if (present(s, m, r)) expected.push_back(r);
      const auto found = e.at(s, m);
      REQUIRE(found.size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        REQUIRE(Encounters::resident(found[i]) == expected[i]);
        REQUIRE(Encounters::night_out(found[i]) == (expected[i] % 2 == 0));
      }
    }
}

TEST_CASE("nobody is found where nobody was kept") {
  Encounters e;
  e.segments = 3;
  CHECK(e.at(2, 1439).empty());
  e.keys = {Encounters::key(3, 10, 1, 4, false)};
  CHECK(e.at(0, 10).empty());
  CHECK(e.at(2, 10).empty());
  CHECK(e.at(1, 9).empty());
  CHECK(e.at(1, 11).empty());
  CHECK(e.at(1, 10).size() == 1);
}

TEST_CASE("looked-at minutes are marked in their street and hour and nowhere else") {
  std::vector<StreetHour> cells(5 * 24);
  const std::array looks{Look{.segment = 0, .offender = 0, .minute = 0}, Look{.segment = 4, .offender = 1, .minute = 1439},
                         Look{.segment = 2, .offender = 0, .minute = 700}, Look{.segment = 2, .offender = 3, .minute = 700}};
  mark_wanted(looks, cells);
  std::vector<std::pair<std::size_t, std::size_t>> marked;
  for (std::size_t c = 0; c < cells.size(); ++c)
    for (std::size_t m = 0; m < 60; ++m)
      if ((cells[c].wanted >> m & 1U) != 0) marked.emplace_back(c / 24, c % 24 * 60 + m);
  CHECK(marked == std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}, {2, 700}, {4, 1439}});
}

TEST_CASE("consecutive visits share out the minutes without gap or overlap") {
  const std::array seconds{0.0F, 12.5F, 59.9F, 60.0F, 119.0F, 500.0F, 500.1F, 3600.0F};
  std::uint32_t next = first_minute(seconds.front());
  for (std::size_t i = 0; i + 1 < seconds.size(); ++i) {
    const std::uint32_t first = first_minute(seconds[i]), last = first_minute(seconds[i + 1]);
    CHECK(first == next);
    CHECK(last >= first);
    for (std::uint32_t m = first; m < last; ++m) {
      CHECK(static_cast<float>(m) * 60.0F > seconds[i]);
      CHECK(static_cast<float>(m) * 60.0F <= seconds[i + 1]);
    }
    next = last;
  }
}
