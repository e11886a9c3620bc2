// See exit.hpp.
#include "viz/app/exit.hpp"

#include "scenarios/errors.hpp"
#include "sim/outcome/file.hpp"

namespace lichtung::viz {

Exit exit_of(const std::exception& error) {
  if (const auto* file = dynamic_cast<const outcome::FileError*>(&error)) {
    switch (file->kind) {
      case outcome::FileError::Kind::CannotWrite:
      case outcome::FileError::Kind::Exists: return Exit::CannotWrite;
      case outcome::FileError::Kind::Missing: return Exit::NoInput;
      case outcome::FileError::Kind::NotAnOutcome:
      case outcome::FileError::Kind::Damaged:
      case outcome::FileError::Kind::NewerSchema: return Exit::Data;
    }
  }
  if (const auto* data = dynamic_cast<const DataError*>(&error)) {
    switch (data->kind) {
      case ErrorKind::Data: return Exit::Data;
      case ErrorKind::MissingInput: return Exit::NoInput;
      case ErrorKind::CannotWrite: return Exit::CannotWrite;
      case ErrorKind::Internal: return Exit::Internal;
    }
  }
  return Exit::Internal;
}

}  // namespace lichtung::viz
