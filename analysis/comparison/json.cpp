// One visitor that writes and one that reads the fields listed in json_fields.hpp.
#include "analysis/comparison/json.hpp"

#include "analysis/comparison/json_fields.hpp"
#include "scenarios/errors.hpp"
#include "scenarios/input_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <utility>

namespace lichtung::comparison {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "lichtung-comparison";
constexpr int kSchema = 1;

/// As a 32-bit number is written, not with the digits that it gets as a 64-bit one.
double short_digits(float value) {
  const std::string text = fmt::format("{}", value);
  double out{};
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

struct Writing {
  bool streets{};
  Json out = Json::object();

  template <class T>
  void operator()(const char* key, const T& value) {
    if constexpr (std::same_as<T, std::vector<float>>) {
      if (!streets) return;
    }
    out[key] = written(value);
  }

 private:
  template <class T>
  Json written(const T& value) const {
    if constexpr (std::same_as<T, float>) {
      return std::isfinite(value) ? Json(short_digits(value)) : Json();
    } else if constexpr (std::same_as<T, double>) {
      return std::isfinite(value) ? Json(value) : Json();
    } else if constexpr (std::is_enum_v<T>) {
      return word(value);
    } else if constexpr (std::is_arithmetic_v<T> || std::same_as<T, std::string>) {
      return value;
    } else if constexpr (requires { value.begin(); }) {
      Json list = Json::array();
      for (const auto& element : value) list.push_back(written(element));
      return list;
    } else {
      Writing inner{.streets = streets};
      fields(inner, value);
      return std::move(inner.out);
    }
  }
};

struct Reading {
  const Json& in;
  const std::string& where;
  std::string path;

  template <class T>
  void operator()(const char* key, T& value) {
    const auto at = in.find(key);
    const std::string here = path.empty() ? key : fmt::format("{}.{}", path, key);
    if (at != in.end())
      read(*at, here, value);
    else if constexpr (!std::same_as<T, std::vector<float>>)
      fail(here, "is missing");
  }

 private:
  [[noreturn]] void fail(const std::string& here, const std::string& what) const { throw DataError(ErrorKind::Data, where, here + ' ' + what); }

  template <class T>
  void read(const Json& json, const std::string& here, T& value) const {
    if constexpr (std::same_as<T, bool>) {
      if (!json.is_boolean()) fail(here, "is no truth value");
      value = json.get<bool>();
    } else if constexpr (std::is_floating_point_v<T>) {
      if (!json.is_number() && !json.is_null()) fail(here, "is no number");
      value = json.is_null() ? std::numeric_limits<T>::quiet_NaN() : static_cast<T>(json.get<double>());
    } else if constexpr (std::is_integral_v<T>) {
      if (!json.is_number_unsigned() || json.get<std::uint64_t>() > std::numeric_limits<T>::max()) fail(here, "is no whole number of the right size");
      value = static_cast<T>(json.get<std::uint64_t>());
    } else if constexpr (std::same_as<T, std::string>) {
      if (!json.is_string()) fail(here, "is no text");
      value = json.get<std::string>();
    } else if constexpr (std::is_enum_v<T>) {
      const auto& all = Words<T>::all;
      const auto at = json.is_string() ? std::ranges::find(all, json.get_ref<const std::string&>()) : all.end();
      if (at == all.end()) fail(here, "is an unknown word");
      value = static_cast<T>(at - all.begin());
    } else if constexpr (requires { value.begin(); }) {
      if (!json.is_array()) fail(here, "is no list");
      value.resize(json.size());
      for (std::size_t i = 0; i < value.size(); ++i) read(json[i], fmt::format("{}[{}]", here, i), value[i]);
    } else {
      if (!json.is_object()) fail(here, "is no object");
      Reading inner{json, where, here};
      fields(inner, value);
    }
  }
};

void check(const Comparison& c, const std::string& where) {
  const auto fail = [&](const char* what) { throw DataError(ErrorKind::Data, where, what); };
  for (const StreetFigure& f : c.streets)
    for (const auto* values : {&f.mean_b, &f.low, &f.high, &f.p_adjusted})
      if (values->size() != f.mean_a.size()) fail("streets: lists of different lengths");
  for (const Displacement& d : c.displacement)
    if (d.rings.size() != c.rings.size()) fail("displacement: another number of rings");
}

}  // namespace

std::string comparison_json(const Comparison& c, bool streets) {
  Writing writing{.streets = streets};
  writing.out["format"] = kFormat;
  writing.out["schema"] = kSchema;
  fields(writing, c);
  return writing.out.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Comparison parse_comparison(std::string_view json, const std::string& where) {
  const Json document = Json::parse(json, nullptr, false);
  const auto fail = [&](const char* what) { throw DataError(ErrorKind::Data, where, what); };
  if (!document.is_object()) fail("is no JSON object");
  if (document.value("format", Json()) != kFormat) fail("is no comparison: \"format\" isn't \"lichtung-comparison\"");
  if (document.value("schema", Json()) != kSchema) fail("is of another schema; this program knows schema 1");
  Comparison c;
  Reading reading{document, where, {}};
  fields(reading, c);
  for (Ring& ring : c.rings)
    if (ring.role == Ring::Role::Control) ring.to_m = std::numeric_limits<double>::infinity();
  check(c, where);
  return c;
}

Comparison read_comparison(const std::filesystem::path& file) {
  require_input_file(file);
  std::ifstream in(file, std::ios::binary);
  if (!in) throw DataError(ErrorKind::MissingInput, file.string(), "cannot be opened");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  Comparison c = parse_comparison(text, file.string());
  for (Side* side : {&c.a, &c.b})
    if (!side->folder.empty()) side->folder = (file.parent_path() / side->folder).lexically_normal().string();
  return c;
}

}  // namespace lichtung::comparison
