// See import_digest.hpp.
#include "sim/town/import_digest.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/input_file.hpp"

#include <fstream>
#include <vector>

namespace lichtung::town {

void add_file(const std::filesystem::path& path, Sha256& hash) {
  require_input_file(path);
  std::ifstream file(path, std::ios::binary);
  if (!file) throw DataError(ErrorKind::MissingInput, path.string(), "can't be opened");
  std::vector<char> block(1 << 16);
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    hash.add(std::span<const char>(block).first(static_cast<std::size_t>(file.gcount())));
  }
  if (file.bad()) throw DataError(ErrorKind::Data, path.string(), "reading failed half way");
}

std::string sha256_of_files(std::span<const std::filesystem::path> files) {
  Sha256 hash;
  for (const auto& path : files) add_file(path, hash);
  return hash.hex();
}

}  // namespace lichtung::town
