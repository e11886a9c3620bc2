// SHA-256 by OpenSSL.
#include "sim/town/import_digest.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/input_file.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

namespace lichtung::town {
namespace {

using Context = std::unique_ptr<EVP_MD_CTX, decltype([](EVP_MD_CTX* c) { EVP_MD_CTX_free(c); })>;

void digest_file(EVP_MD_CTX* context, const std::filesystem::path& path) {
  require_input_file(path);
  std::ifstream file(path, std::ios::binary);
  if (!file) throw DataError(ErrorKind::MissingInput, path.string(), "can't be opened");
  std::vector<char> block(1 << 16);
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    EVP_DigestUpdate(context, block.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) throw DataError(ErrorKind::Data, path.string(), "reading failed half way");
}

Context sha256() {
  Context context(EVP_MD_CTX_new());
  if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) {
    throw DataError(ErrorKind::Internal, "OpenSSL", "SHA-256 is not available");
  }
  return context;
}

std::string finish(const Context& context) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  EVP_DigestFinal_ex(context.get(), bytes.data(), &size);
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", bytes[i]);
  return hex;
}

}  // namespace

std::string sha256_of_files(std::span<const std::filesystem::path> files) {
  const Context context = sha256();
  for (const auto& path : files) digest_file(context.get(), path);
  return finish(context);
}

std::string sha256_of_text(std::string_view text) {
  const Context context = sha256();
  EVP_DigestUpdate(context.get(), text.data(), text.size());
  return finish(context);
}

}  // namespace lichtung::town
