// The dialogue that saves the view as a picture or a film.
#pragma once

#include "viz/app/exporter.hpp"
#include "viz/panels/panels.hpp"

#include <memory>
#include <string>
#include <vector>

namespace lichtung::viz {

class ExportDialog {
 public:
  void open(const AppState& state);
  [[nodiscard]] bool is_open() const { return open_; }
  void close() { open_ = false; }
  void draw(const PanelContext& c, Viewport window);
  /// Writes the next frame of a film; true while there are more.
  bool work(const PanelContext& c);

 private:
  void save_picture(const PanelContext& c);
  void start_film(const PanelContext& c);

  bool open_{}, film_{}, force_{};
  int scale_{2}, size_{1};
  double hours_{2}, step_min_{2};
  std::vector<char> path_;
  std::unique_ptr<Film> running_;
  std::string folder_;
};

}  // namespace lichtung::viz
