// Everything the window shows and the user has chosen. Panels read and change it; it knows no widgets and no OpenGL, so
// that tests can drive it.
#pragma once

#include "viz/app/exit.hpp"
#include "viz/app/session.hpp"
#include "viz/app/settings.hpp"
#include "viz/app/trace.hpp"
#include "viz/layers/intervals.hpp"
#include "viz/layers/scale.hpp"
#include "viz/map/camera.hpp"
#include "viz/playback/clock.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::viz {

enum class CompareMode : std::uint8_t { Single, Difference, Swipe, SideBySide };
/// Which picture a pane of the map holds: the first scenario (before), the second (after), their difference.
enum class Side : std::uint8_t { A, B, Difference };
enum class MapTool : std::uint8_t { Click, Rectangle, Polygon };

struct Message {
  std::string text;
  bool error{};
  double seconds_left{};
};

/// Streets the user means. An editor uses the same selection.
struct Selection {
  std::vector<std::uint32_t> segments;      // ascending
  std::uint64_t version{};
  void set(std::vector<std::uint32_t> to);
  void toggle(std::uint32_t segment);
  [[nodiscard]] bool empty() const { return segments.empty(); }
};

struct Shown {
  bool residents{true}, offenders{}, patrols{true}, incidents{true}, labels{true}, lamps{true};
  bool follow_incidents{true};              // only those of the last hours; else all up to now
};

/// What one pane draws on the streets.
struct PaneValues {
  std::vector<float> values;                // empty: no layer
  std::vector<std::uint8_t> marks;
  Scale scale;
  std::string missing;                      // what the file lacks
  int pairs{};                              // of replicates behind a difference's hatching; 0 none yet
  bool pending{};                           // hatching is still being worked out
};

class AppState {
 public:
  explicit AppState(Settings s) : settings(std::move(s)) {}

  Settings settings;
  std::unique_ptr<Session> a, b;            // before, after
  CompareMode mode{CompareMode::Single};
  bool hold_before{};
  float swipe{0.5F};
  Clock clock;
  LayerChoice layer;
  Shown shown;
  Camera camera;
  Selection selection;
  std::vector<std::uint8_t> edit_marks;     // by segment, or empty: set by an editor
  std::uint64_t edit_marks_version{};
  MapTool tool{MapTool::Click};
  std::vector<Message> messages;
  bool fit_wanted{true};

  [[nodiscard]] Language language() const { return settings.language; }
  [[nodiscard]] bool german() const { return settings.language == Language::German; }

  /// The scenario that is looked at: after, if there is one and `hold_before` is not set.
  [[nodiscard]] Session* current() { return b && !hold_before ? b.get() : a.get(); }
  [[nodiscard]] Session* session(Side side) { return side == Side::A ? a.get() : b ? b.get() : a.get(); }
  /// The side that the single view shows.
  [[nodiscard]] Side single_side() const { return b && !hold_before ? Side::B : Side::A; }

  /// Opens the first or the second scenario. Failures become messages here and on stderr; returns their exit code.
  Exit open(const std::filesystem::path& path, bool second);
  /// The same. Errors: DataError, outcome::FileError; then nothing has changed.
  void open_or_throw(const std::filesystem::path& path, bool second);
  void close_second();
  void swap_sides();
  /// Another replicate or the mean, in both scenarios.
  void select_run(int which);
  void set_mode(CompareMode wanted);
  void say(std::string text, bool error = false);

  /// The layer's choice at the clock, normal.
  [[nodiscard]] LayerChoice choice_now();
  /// Values, marks and scale of a pane; the same object until something changes.
  [[nodiscard]] const PaneValues& pane(Side side);
  /// Counts up whenever pane(side) has changed.
  [[nodiscard]] std::uint64_t stamp(Side side) { return kept_[static_cast<std::size_t>(side)].stamp; }
  /// Goes on with what takes long (indices of walks, intervals); true if there is more to do.
  bool work();
  /// 0 by day … 1 at night; nothing if the file doesn't say.
  [[nodiscard]] std::optional<double> darkness_now();

  /// Tells a test what is shown.
  void describe(Trace& trace);

  /// Moves the clock to the next or previous incident that is shown; false if there is none.
  bool jump_to_incident(int direction);

 private:
  struct Kept {
    LayerChoice choice;
    std::uint64_t a{}, b{}, selection{}, edits{};
    int pairs{-1};
    bool valid{};
    std::uint64_t stamp{};
    PaneValues values;
  };
  void refresh(Side side, Kept& kept, const LayerChoice& choice);
  [[nodiscard]] Scale scale_of(const LayerChoice& choice);
  void start_clock();
  void forget();

  std::array<Kept, 3> kept_;
  std::optional<PairedDifference> paired_;
  std::uint64_t paired_a_{}, paired_b_{};
  std::optional<LayerChoice> scale_choice_;
  std::uint64_t scale_a_{}, scale_b_{};
  Scale scale_;
};

}  // namespace lichtung::viz
