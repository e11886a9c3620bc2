// A file under its final name is whole, whatever happens while it is written.
#include "sim/commands/text_file.hpp"

#include "scenarios/errors.hpp"

#include <fstream>
#include <string>
#include <system_error>

namespace lichtung::commands {

void write_text_file(std::string_view text, const std::filesystem::path& file) {
  std::filesystem::path part = file;
  part += ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(part, file, error);
  if (!out || error) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw DataError(ErrorKind::CannotWrite, file.string(), error ? error.message() : std::string("cannot write the file"));
  }
}

}  // namespace lichtung::commands
