// What the viewer remembers for its user, in a file of the user's configuration folder; never beside results.
#pragma once

#include "scenarios/messages.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::viz {

struct Settings {
  Language language{Language::English};
  float text_size{1.0F};               // 0.8 … 2
  bool high_contrast{};
  int width{1440}, height{900};
  std::vector<std::string> recent;     // folders, the last one first
  bool seen_help{};
};

inline constexpr float kSmallestText = 0.8F, kLargestText = 2.0F;

/// $XDG_CONFIG_HOME/lichtung/view.toml, else ~/.config/…; nothing if neither is set.
[[nodiscard]] std::optional<std::filesystem::path> settings_path();
/// $XDG_DATA_HOME/lichtung, else ~/.local/share/…; nothing if neither is set.
[[nodiscard]] std::optional<std::filesystem::path> data_home();

/// What is there and makes sense; anything else keeps its default. No errors: a damaged file means defaults.
[[nodiscard]] Settings load_settings(const std::filesystem::path& path, Settings defaults);
/// Replaces the file as a whole; makes its folder. False if it can't be written, which never stops the viewer.
bool save_settings(const std::filesystem::path& path, const Settings& settings);

/// Puts a folder in front of the list, once.
void remember(Settings& settings, const std::string& folder);

}  // namespace lichtung::viz
