// SHA-256 (FIPS 180-4) by OpenSSL.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace lichtung {

/// Streaming SHA-256. Errors: std::runtime_error if the cryptographic library fails.
class Sha256 {
 public:
  Sha256();
  void add(std::span<const std::byte> bytes);
  /// Values without padding bytes, as they lie in memory.
  template <class T>
  void add(std::span<const T> values) {
    add(std::as_bytes(values));
  }
  void add(std::string_view text) { add(std::as_bytes(std::span(text))); }
  /// 64 lower-case hexadecimal digits of everything added so far; the stream may go on.
  [[nodiscard]] std::string hex() const;

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

[[nodiscard]] std::string sha256_of_text(std::string_view text);

}  // namespace lichtung
