// One exception type for files and data; caught once in main. Text inputs use diagnostics instead.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace lichtung {

enum class ErrorKind { Data, MissingInput, CannotWrite, Internal };   // exit codes 65, 66, 73, 70

/// A file or an object in it that can't be used: `where` is the path (and line or object), `what` says what was
/// found and what was expected.
class DataError : public std::runtime_error {
 public:
  DataError(ErrorKind k, std::string where_, const std::string& message)
      : std::runtime_error(where_ + ": " + message), kind(k), where(std::move(where_)) {}
  ErrorKind kind;
  std::string where;
};

}  // namespace lichtung
