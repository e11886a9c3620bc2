// What the window shows, as a JSON file that is replaced whenever it changes: a test that drives a real window reads there
// what has happened and where buttons are, instead of guessing from pixels and waiting.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace lichtung::viz {

class Trace {
 public:
  /// Nothing is written before end_frame(). `file` may be empty: then all calls do nothing.
  explicit Trace(std::filesystem::path file) : file_(std::move(file)) {}
  [[nodiscard]] bool on() const { return !file_.empty(); }

  void set(std::string_view key, const std::string& value);
  void set(std::string_view key, const char* value) { set(key, std::string(value)); }
  void set(std::string_view key, double value);
  void set(std::string_view key, bool value);
  /// Where something can be clicked, in points from the window's top left corner; forgotten unless said every frame.
  void mark(std::string_view name, float x, float y);
  /// Writes the file if it says something new. A folder that can't be written to is passed over.
  void end_frame();

 private:
  std::filesystem::path file_;
  std::map<std::string, std::string> values_, marks_;   // as JSON
  std::string written_;
};

}  // namespace lichtung::viz
