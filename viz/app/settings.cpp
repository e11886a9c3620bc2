// See settings.hpp.
#include "viz/app/settings.hpp"

#include "scenarios/toml.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/whole_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <span>
#include <system_error>

namespace lichtung::viz {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostRecent = 8, kMostBytes = 65536;

/// An absolute folder from the environment, or one below the home folder.
std::optional<fs::path> base_folder(const char* variable, const char* below_home) {
  if (const char* value = std::getenv(variable); value != nullptr && value[0] == '/') return fs::path(value);
  if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/') return fs::path(home) / below_home;
  return std::nullopt;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += fmt::format("\\{}", c);
    else if (byte < 0x20 || byte == 0x7F)
      out += fmt::format("\\u{:04X}", byte);
    else
      out += c;
  }
  return out + '"';
}

}  // namespace

std::optional<fs::path> settings_path() {
  const auto base = base_folder("XDG_CONFIG_HOME", ".config");
  return base ? std::optional(*base / "lichtung" / "view.toml") : std::nullopt;
}

std::optional<fs::path> data_home() {
  const auto base = base_folder("XDG_DATA_HOME", ".local/share");
  return base ? std::optional(*base / "lichtung") : std::nullopt;
}

Settings load_settings(const fs::path& path, Settings settings) {
  std::ifstream file(path, std::ios::binary);
  std::string content(kMostBytes, '\0');
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  const toml::parse_result parsed = toml::parse(content);
  if (!parsed) return settings;
  const toml::table& table = parsed.table();
  if (const auto v = table["language"].value<std::string>()) settings.language = language_of(*v);
  if (const auto v = table["text_size"].value<double>()) settings.text_size = std::clamp(static_cast<float>(*v), kSmallestText, kLargestText);
  if (const auto v = table["high_contrast"].value<bool>()) settings.high_contrast = *v;
  if (const auto v = table["seen_help"].value<bool>()) settings.seen_help = *v;
  if (const auto v = table["width"].value<std::int64_t>()) settings.width = static_cast<int>(std::clamp<std::int64_t>(*v, 800, 8000));
  if (const auto v = table["height"].value<std::int64_t>()) settings.height = static_cast<int>(std::clamp<std::int64_t>(*v, 500, 6000));
  if (const auto* list = table["recent"].as_array())
    for (const auto& item : *list)
      if (const auto v = item.value<std::string>(); v && settings.recent.size() < kMostRecent) settings.recent.push_back(*v);
  return settings;
}

bool save_settings(const fs::path& path, const Settings& settings) {
  std::string text = "# What lichtung-view remembers. May be deleted.\n";
  text += fmt::format("language = \"{}\"\ntext_size = {:.2f}\nhigh_contrast = {}\nseen_help = {}\nwidth = {}\nheight = {}\n",
                      settings.language == Language::German ? "de" : "en", static_cast<double>(settings.text_size),
                      settings.high_contrast, settings.seen_help, settings.width, settings.height);
  text += "recent = [";
  for (std::size_t i = 0; i < settings.recent.size(); ++i) text += (i > 0 ? ", " : "") + quoted(settings.recent[i]);
  text += "]\n";
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  try {
    const auto bytes = std::as_bytes(std::span(text));
    const std::array<std::span<const std::byte>, 1> pieces{bytes};
    outcome::write_whole_file(path, pieces, true);
  } catch (const outcome::FileError&) {
    return false;
  }
  return true;
}

void remember(Settings& settings, const std::string& folder) {
  std::erase(settings.recent, folder);
  settings.recent.insert(settings.recent.begin(), folder);
  if (settings.recent.size() > kMostRecent) settings.recent.resize(kMostRecent);
}

}  // namespace lichtung::viz
