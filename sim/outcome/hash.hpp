// SHA-256 by OpenSSL, and the content hash: one number for everything an outcome says, whatever its bytes on disk.
// Equal content has equal hashes; a changed value, name, type, shape or attribute changes it (FIPS 180-4).
#pragma once

#include "sim/outcome/outcome_data.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace lichtung::outcome {

/// Streaming SHA-256. Errors: std::runtime_error if the cryptographic library fails.
class Sha256 {
 public:
  Sha256();
  void add(std::span<const std::byte> bytes);
  /// 64 lower-case hexadecimal digits of everything added so far; the stream may go on.
  [[nodiscard]] std::string hex() const;

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// SHA-256 over all of `data` in the order and encoding described in docs/outcome-format.md.
[[nodiscard]] std::string content_sha256(const OutcomeData& data);

}  // namespace lichtung::outcome
