// An outcome becomes a file in three steps: judge the data, build the bytes in memory, put them in place as a whole.
#include "sim/outcome/check.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/image.hpp"
#include "sim/outcome/trailer.hpp"
#include "sim/outcome/whole_file.hpp"

#include <array>

namespace lichtung::outcome {

void write_outcome(const std::filesystem::path& path, const OutcomeData& data, bool force) {
  check_target(path, force);
  if (const std::string problem = find_problem(data); !problem.empty())
    throw FileError(FileError::Kind::CannotWrite, path.string() + ": the outcome is inconsistent: " + problem);
  const h5::QuietErrors quiet;
  try {
    const Image image = build_image(data);
    const std::string trailer = trailer_of(image.bytes());
    const std::array<std::span<const std::byte>, 2> pieces{image.bytes(), std::as_bytes(std::span(trailer))};
    write_whole_file(path, pieces, force);
  } catch (const h5::Error& error) {
    throw FileError(FileError::Kind::CannotWrite, path.string() + ": " + error.what());
  }
}

}  // namespace lichtung::outcome
