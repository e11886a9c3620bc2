// See headless.hpp.
#include "viz/render/headless.hpp"

#include "viz/render/gl.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>

namespace lichtung::viz {

struct HeadlessContext::State {
  EGLDisplay display{EGL_NO_DISPLAY};
  EGLContext context{EGL_NO_CONTEXT};
  ~State() {
    if (display == EGL_NO_DISPLAY) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    eglTerminate(display);
  }
};

HeadlessContext::HeadlessContext() : state_(std::make_unique<State>()) {
  const auto get_display = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (get_display != nullptr) state_->display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (state_->display == EGL_NO_DISPLAY) throw gl::Error("EGL has no surfaceless platform here (package libegl-mesa0)");
  if (eglInitialize(state_->display, nullptr, nullptr) == EGL_FALSE) {
    state_->display = EGL_NO_DISPLAY;
    throw gl::Error("EGL can't start (package libgl1-mesa-dri)");
  }
  if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) throw gl::Error("EGL knows no OpenGL here");
  constexpr std::array<EGLint, 7> kConfig{EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE, 0, 0};
  EGLConfig config = nullptr;
  EGLint found = 0;
  if (eglChooseConfig(state_->display, kConfig.data(), &config, 1, &found) == EGL_FALSE || found < 1) config = nullptr;
  constexpr std::array<EGLint, 7> kContext{EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3,
                                           EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  state_->context = eglCreateContext(state_->display, config, EGL_NO_CONTEXT, kContext.data());
  if (state_->context == EGL_NO_CONTEXT) throw gl::Error("EGL gives no OpenGL 3.3 context");
  if (eglMakeCurrent(state_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, state_->context) == EGL_FALSE)
    throw gl::Error("EGL can't use the context without a surface");
}

HeadlessContext::~HeadlessContext() = default;

}  // namespace lichtung::viz
