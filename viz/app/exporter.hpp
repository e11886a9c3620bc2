// Pictures for documents: the map with title, scale, legend, date, seed and the caution, at 1 to 4 times the size.
#pragma once

#include "viz/app/overlay.hpp"
#include "viz/app/painter.hpp"
#include "viz/app/state.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

struct ImGuiContext;

namespace lichtung::viz {

struct PictureSpec {
  int width{1600}, height{1000};     // points
  int scale{1};                      // pixels per point, 1 … 4
};
inline constexpr int kSmallestPicture = 480, kLargestPicture = 6000;

struct Picture {
  int width{}, height{};
  std::vector<unsigned char> rgba;   // top row first
};

/// Needs a current OpenGL context for its whole life.
class Exporter {
 public:
  explicit Exporter(const PictureSpec& spec, float text_size);
  ~Exporter();
  Exporter(const Exporter&) = delete;
  Exporter& operator=(const Exporter&) = delete;

  /// The state as it is, seen by its camera: all that its rectangle shows is in the picture.
  [[nodiscard]] Picture render(AppState& state);

 private:
  void draw_frame(AppState& state, const std::vector<Pane>& panes, Viewport map, Viewport legend);

  PictureSpec spec_;
  ImGuiContext* context_{};
  Fonts fonts_;
  MapPainter painter_;
  StreetLabels labels_a_, labels_b_;
  std::unique_ptr<gl::Target> target_;
};

/// The bytes of a PNG file.
[[nodiscard]] std::vector<unsigned char> png_bytes(const Picture& picture);

/// Writes a picture as a whole. Errors: outcome::FileError.
void write_png(const std::filesystem::path& path, const Picture& picture, bool force);

/// Frames of a film, written one by one so that a window can stay alive.
class Film {
 public:
  struct Plan {
    std::filesystem::path folder;
    double from_s{}, to_s{}, step_s{60};
    PictureSpec spec;
    bool force{};
  };
  /// Makes the folder. Errors: outcome::FileError, gl::Error.
  Film(const Plan& plan, AppState& state);
  /// Writes the next frame; true while there are more. The state's clock is put back.
  bool step(AppState& state);
  [[nodiscard]] std::size_t frames() const { return frames_; }
  [[nodiscard]] std::size_t done() const { return done_; }
  /// Makes film.mp4 with ffmpeg if that is installed; the path, or nothing.
  [[nodiscard]] static std::optional<std::filesystem::path> encode(const std::filesystem::path& folder);

 private:
  Plan plan_;
  std::size_t frames_{}, done_{};
  std::unique_ptr<Exporter> exporter_;
};

}  // namespace lichtung::viz
