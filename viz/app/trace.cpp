// See trace.hpp.
#include "viz/app/trace.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <system_error>

namespace lichtung::viz {
namespace {

std::string object_of(const std::map<std::string, std::string>& members) {
  std::string out = "{";
  for (const auto& [key, value] : members) out += fmt::format("{}{}: {}", out.size() > 1 ? ", " : "", nlohmann::json(key).dump(), value);
  return out + "}";
}

}  // namespace

void Trace::set(std::string_view key, const std::string& value) {
  if (on()) values_[std::string(key)] = nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void Trace::set(std::string_view key, double value) {
  if (on()) values_[std::string(key)] = nlohmann::json(value).dump();
}

void Trace::set(std::string_view key, bool value) {
  if (on()) values_[std::string(key)] = value ? "true" : "false";
}

void Trace::mark(std::string_view name, float x, float y) {
  if (on()) marks_[std::string(name)] = fmt::format("[{}, {}]", std::lround(x), std::lround(y));
}

void Trace::end_frame() {
  if (!on()) return;
  values_["at"] = object_of(marks_);
  marks_.clear();
  const std::string now = object_of(values_) + "\n";
  if (now == written_) return;
  const std::filesystem::path part = file_.string() + ".part";
  std::ofstream(part, std::ios::binary | std::ios::trunc) << now;
  std::error_code error;
  std::filesystem::rename(part, file_, error);   // readers see the old state or the new one
  if (!error) written_ = now;
}

}  // namespace lichtung::viz
