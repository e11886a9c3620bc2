// The content hash is taken over a plain serialisation of OutcomeData: every text is preceded by its length, every
// array by its type and its number of values, numbers are little-endian. So no two contents share a serialisation.
#include "sim/outcome/hash.hpp"

#include "sim/basics/sha256.hpp"
#include "sim/outcome/schema.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <stdexcept>
#include <type_traits>

namespace lichtung::outcome {

static_assert(std::endian::native == std::endian::little, "values are hashed and stored as they lie in memory");

namespace {

class ContentHash {
 public:
  void number(std::uint64_t n) { hash_.add(std::as_bytes(std::span(&n, 1))); }
  void text(std::string_view s) {
    number(s.size());
    hash_.add(std::as_bytes(std::span(s)));
  }
  template <class T>
  void array(const std::vector<T>& values) {
    if constexpr (std::is_same_v<T, std::string>) {
      text("text");
      number(values.size());
      for (const std::string& s : values) text(s);
    } else {
      text(type_of<T>());
      number(values.size());
      hash_.add(std::as_bytes(std::span(values)));
    }
  }
  [[nodiscard]] std::string hex() const { return hash_.hex(); }

 private:
  template <class T>
  static constexpr std::string_view type_of() {
    if (std::is_same_v<T, std::uint8_t>) return "uint8";
    if (std::is_same_v<T, std::int32_t>) return "int32";
    if (std::is_same_v<T, std::int64_t>) return "int64";
    if (std::is_same_v<T, float>) return "float32";
    return "float64";
  }
  Sha256 hash_;
};

void add_provenance(ContentHash& hash, const Provenance& p) {
  for (const std::string* s : {&p.software_version, &p.git_sha1, &p.source, &p.licence, &p.scenario_sha256,
                               &p.scenario_toml, &p.title, &p.start})
    hash.text(*s);
  for (const std::uint64_t n : {p.seed, std::uint64_t{p.replicate}, std::uint64_t{p.days}, std::uint64_t{p.replicates}})
    hash.number(n);
}

}  // namespace

std::string content_sha256(const OutcomeData& data) {
  ContentHash hash;
  hash.text("lichtung outcome");
  hash.number(kSchemaVersion);
  add_provenance(hash, data.provenance);
  hash.number(static_cast<std::uint64_t>(data.mesh.epsg));
  hash.array(data.mesh.node_x);
  hash.array(data.mesh.node_y);
  hash.array(data.mesh.edge_from);
  hash.array(data.mesh.edge_to);
  hash.array(data.mesh.edge_segment);
  hash.number(data.segment_count);
  hash.array(data.frame_start_s);
  hash.number(data.variables.size());
  for (const SegmentVariable& v : data.variables) {
    hash.text(v.name);
    hash.number(v.per_frame ? 1 : 0);
    std::visit([&](const auto& values) { hash.array(values); }, v.values);
  }
  hash.number(data.profile.size());
  for (const ProfileVariable& v : data.profile) {
    hash.text(v.name);
    hash.array(v.values);
  }
  hash.number(data.tables.size());
  for (const Table& table : data.tables) {
    hash.text(table.name);
    hash.number(table.columns.size());
    for (const Column& column : table.columns) {
      hash.text(column.name);
      std::visit([&](const auto& values) { hash.array(values); }, column.values);
    }
  }
  return hash.hex();
}

}  // namespace lichtung::outcome
