// A replicate is known by what its file says, not by the file's name.
#include "analysis/comparison/files.hpp"

#include "analysis/comparison/reading.hpp"
#include "scenarios/errors.hpp"
#include "sim/outcome/reader.hpp"

#include <algorithm>

namespace lichtung::comparison {
namespace {

namespace fs = std::filesystem;

void check(const ReplicateFile& file, const ReplicateFile& first, Language language) {
  const auto& p = file.provenance;
  const auto fail = [&](std::string_view key) { throw DataError(ErrorKind::Data, file.path.string(), message(language, key, first.path.filename().string())); };
  if (p.replicates > 0) fail("compare.error_summary");
  if (p.scenario_sha256 != first.provenance.scenario_sha256 || p.seed != first.provenance.seed) fail("compare.error_mixed");
  if (p.days != first.provenance.days || p.start != first.provenance.start) fail("compare.error_mixed");
}

Side side_of(const FilesOfSide& files) { return {.name = files.name, .folder = {}, .provenance = files.files.front().provenance, .replicates = {}, .unpaired = {}}; }

}  // namespace

FilesOfSide files_of_side(const fs::path& path, bool verify, Language language) {
  FilesOfSide out;
  const fs::path plain = path.lexically_normal();
  out.name = (plain.has_filename() ? plain : plain.parent_path()).filename().string();
  for (const fs::path& file : replicate_files(path)) {
    const outcome::Reader reader(file, verify);
    out.files.push_back({file, reader.provenance()});
    check(out.files.back(), out.files.front(), language);
  }
  const auto number = [](const ReplicateFile& f) { return f.provenance.replicate; };
  std::ranges::sort(out.files, {}, number);
  if (const auto twice = std::ranges::adjacent_find(out.files, {}, number); twice != out.files.end())
    throw DataError(ErrorKind::Data, std::next(twice)->path.string(),
                    message(language, "compare.error_twice", number(*twice), twice->path.filename().string()));
  return out;
}

Matched match(const FilesOfSide& before, const FilesOfSide& after, Side& a, Side& b) {
  a = side_of(before);
  b = side_of(after);
  Matched out;
  const auto has = [](const FilesOfSide& side, const ReplicateFile& like) {
    return std::ranges::any_of(side.files, [&](const ReplicateFile& f) { return f.provenance.replicate == like.provenance.replicate; });
  };
  out.paired = before.files.front().provenance.seed == after.files.front().provenance.seed &&
               std::ranges::any_of(before.files, [&](const ReplicateFile& f) { return has(after, f); });
  const auto take = [&](const FilesOfSide& side, const FilesOfSide& other, Side& told, std::vector<fs::path>& paths) {
    for (const ReplicateFile& f : side.files) {
      const bool used = !out.paired || has(other, f);
      (used ? told.replicates : told.unpaired).push_back(f.provenance.replicate);
      if (!used) continue;
      if (paths.empty()) told.provenance = f.provenance;
      paths.push_back(f.path);
    }
  };
  take(before, after, a, out.a);
  take(after, before, b, out.b);
  return out;
}

}  // namespace lichtung::comparison
