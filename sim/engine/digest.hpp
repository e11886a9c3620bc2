// SHA-256 for states and scenarios.
#pragma once

#include "scenarios/scenario.hpp"

#include <openssl/evp.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace lichtung::engine {

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  /// Values without padding bytes.
  template <class T>
  void add(std::span<const T> values) {
    EVP_DigestUpdate(context_.get(), values.data(), values.size_bytes());
  }
  /// First `bytes` of the digest as hex; ends the digest.
  [[nodiscard]] std::string hex(std::size_t bytes);

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

/// What a replicate depends on besides seed and replicate: the resolved scenario, its input files, the program.
[[nodiscard]] std::string scenario_digest(const Scenario& scenario, std::string_view town_sha256);

}  // namespace lichtung::engine
