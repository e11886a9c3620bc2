// Random damage to sound files: whatever comes out is read soundly or refused with a message, and never worse.
#include "photometric_texts.hpp"
#include "tests/support/shared_data.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

using namespace lichtung;
using namespace lichtung::photometry;
using namespace lichtung::test;

namespace {

constexpr int kMutations = 24000;
constexpr std::size_t kLargest = 100000;   // bytes: larger files only cost time

/// The real files, in the order of their names, and the small ones of these tests.
std::vector<std::string> originals() {
  std::vector<std::string> out{ldt().text(), ies().text()};
  if (!have_shared_data("photometry")) return out;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shared_data("photometry"))) {
    const std::string ending = entry.path().extension().string();
    const bool wanted = ending == ".ldt" || ending == ".ies" || ending == ".IES";
    if (entry.is_regular_file() && wanted && entry.file_size() <= kLargest) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return out;
}

/// std::mt19937_64 is the same everywhere; distributions of the standard library are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(engine_() % n); }

 private:
  std::mt19937_64 engine_;
};

constexpr std::array<std::string_view, 20> kNasty{
    "-1", "0", "1e308", "-1e308", "nan", "inf", "4294967297", "99999999999999999999", "1441", "0.0000001", "", ",", "\xFF\xFE",
    "TILT=INCLUDE", "TILT=NONE", "IESNA:LM-63-1995", "\r", "1e-320", "360", "180"};

/// Start and length of a random line or word.
std::pair<std::size_t, std::size_t> some_field(const std::string& text, Dice& dice) {
  const std::size_t at = dice.below(text.size());
  const std::size_t before = text.find_last_of(" \r\n", at), begin = before == std::string::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find_first_of(" \r\n", begin), text.size());
  return {begin, end - begin};
}

void damage(std::string& text, Dice& dice) {
  if (text.empty()) return;
  const std::size_t at = dice.below(text.size());
  const auto [field, length] = some_field(text, dice);
  switch (dice.below(8)) {
    case 0: text[at] = static_cast<char>(dice.below(256)); break;
    case 1: text.replace(field, length, kNasty[dice.below(kNasty.size())]); break;
    case 2: text.erase(field, std::min(length + 1, text.size() - field)); break;
    case 3: text.insert(field, text.substr(field, length) + "\n"); break;
    case 4: text.resize(at); break;
    case 5: text.insert(at, std::string(1 + dice.below(3), static_cast<char>(dice.below(256)))); break;
    case 6: text.replace(field, length, std::to_string(dice.below(400))); break;
    default: text.erase(at, dice.below(200)); break;
  }
}

/// Whatever was read must be fit for a light calculation.
bool sound(const Luminaire& l) {
  const Distribution& d = l.light;
  bool fine = !d.c_deg.empty() && d.c_deg.front() == 0.0 && d.c_deg.back() < 360.0 && d.gamma_deg.size() >= 2 &&
              d.gamma_deg.front() >= 0.0 && d.gamma_deg.back() <= 180.0 && d.candela.size() == d.c_deg.size() * d.gamma_deg.size();
  const auto ascends = [](const std::vector<double>& v) { return std::ranges::adjacent_find(v, std::greater_equal<>()) == v.end(); };
  fine = fine && ascends(d.c_deg) && ascends(d.gamma_deg);
  for (const double cd : d.candela) fine = fine && std::isfinite(cd) && cd >= 0.0;
  for (const double c : {0.0, 33.0, 359.9999}) fine = fine && std::isfinite(intensity(d, c, 61.0));
  for (const double value : {l.flux_lm, l.power_w, l.cct_k}) fine = fine && std::isfinite(value) && value >= 0.0;
  return fine && l.output_ratio > 0.0 && std::isfinite(l.output_ratio) && l.upward_share >= 0.0 && l.upward_share <= 1.0;
}

}  // namespace

TEST_CASE("24 000 random mutations of sound files are read soundly or refused with a message") {
  const std::vector<std::string> files = originals();
  Dice dice(20261102);
  int read = 0, refused = 0;
  for (int i = 0; i < kMutations; ++i) {
    std::string text = files[static_cast<std::size_t>(i) % files.size()];
    for (std::size_t k = 1 + dice.below(4); k > 0; --k) damage(text, dice);
    try {
      const PhotometricFile file = parse_photometric_file(text, "mutation");
      ++read;
      if (!sound(file.luminaire)) FAIL("mutation " << i << " was read, but is unsound");
    } catch (const PhotometricFileError& error) {
      ++refused;
      for (const Language language : {Language::English, Language::German})
        if (describe(error.diagnostic, language).empty()) FAIL("mutation " << i << " was refused without a word");
    }
  }
  CHECK(read > kMutations / 100);
  CHECK(refused > kMutations / 10);
  std::cout << "mutations: " << read << " read, " << refused << " refused\n";
}
