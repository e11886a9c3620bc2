// Hex digests.
#include "sim/engine/digest.hpp"

#include "scenarios/input_file.hpp"
#include "scenarios/key_table.hpp"
#include "sim/engine/version.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

namespace lichtung::engine {

std::string Digest::hex(std::size_t bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_DigestFinal_ex(context_.get(), digest.data(), &length);
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(bytes, length); ++i) {
    text += "0123456789abcdef"[digest[i] >> 4];
    text += "0123456789abcdef"[digest[i] & 15];
  }
  return text;
}

std::string scenario_digest(const Scenario& scenario, std::string_view town_sha256) {
  Digest digest;
  const auto add = [&](std::string_view text) {
    digest.add(std::span(text.data(), text.size()));
    digest.add(std::span<const char>("\0", 1));
  };
  Scenario same = scenario;
  same.random.replicates = 1;
  same.outcome.record_days.clear();   // recording changes nothing else
  add(kVersion);
  add(canonical_toml(same));
  add(town_sha256);
  const auto add_file = [&](const std::filesystem::path& path) {
    require_input_file(path);
    std::ifstream file(path, std::ios::binary);
    std::vector<char> block(1 << 16);
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
      digest.add(std::span<const char>(block.data(), static_cast<std::size_t>(file.gcount())));
  };
  if (same.population.census) add_file(*same.population.census);
  for (const Edit& edit : same.edits)
    for (const auto& file : edit.files) add_file(file);
  return digest.hex(32);
}

}  // namespace lichtung::engine
