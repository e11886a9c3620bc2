// An OpenGL context without window or display server: EGL on Mesa's surfaceless platform.
#pragma once

#include <memory>

namespace lichtung::viz {

class HeadlessContext {
 public:
  /// Makes the context current. Errors: gl::Error with what is missing.
  HeadlessContext();
  ~HeadlessContext();
  HeadlessContext(const HeadlessContext&) = delete;
  HeadlessContext& operator=(const HeadlessContext&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lichtung::viz
