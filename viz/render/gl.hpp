// OpenGL 3.3 core behind small owners. Functions come from libOpenGL (GLVND), which serves windows and EGL alike; a
// context must be current wherever one of these is made, used or destroyed.
#pragma once

#define GL_GLEXT_PROTOTYPES
#include <GL/glcorearb.h>

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lichtung::viz::gl {

/// The driver can't do what is needed; the message says what.
class Error : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Owns one object of OpenGL; `Delete` frees it.
template <void (*Delete)(GLuint)>
class Object {
 public:
  Object() = default;
  explicit Object(GLuint id) : id_(id) {}
  Object(Object&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  Object& operator=(Object&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Object() {
    if (id_ != 0) Delete(id_);
  }
  [[nodiscard]] GLuint id() const { return id_; }
  explicit operator bool() const { return id_ != 0; }

 private:
  GLuint id_{};
};

namespace detail {
void delete_buffer(GLuint id);
void delete_vertex_array(GLuint id);
void delete_texture(GLuint id);
void delete_framebuffer(GLuint id);
void delete_renderbuffer(GLuint id);
void delete_program(GLuint id);
}  // namespace detail

using Buffer = Object<detail::delete_buffer>;
using VertexArray = Object<detail::delete_vertex_array>;
using Texture = Object<detail::delete_texture>;
using FramebufferId = Object<detail::delete_framebuffer>;
using Renderbuffer = Object<detail::delete_renderbuffer>;
using ProgramId = Object<detail::delete_program>;

[[nodiscard]] Buffer make_buffer();
[[nodiscard]] VertexArray make_vertex_array();

/// Replaces a buffer's content. `usage`: GL_STATIC_DRAW or GL_STREAM_DRAW.
template <class T>
void upload(const Buffer& buffer, GLenum target, std::span<const T> values, GLenum usage) {
  glBindBuffer(target, buffer.id());
  glBufferData(target, static_cast<GLsizeiptr>(values.size_bytes()), values.empty() ? nullptr : values.data(), usage);
}

class Program {
 public:
  /// Errors: Error with the compiler's message.
  Program(std::string_view vertex, std::string_view fragment);
  void use() const { glUseProgram(id_.id()); }
  [[nodiscard]] GLint uniform(const char* name) const { return glGetUniformLocation(id_.id(), name); }
  void set(const char* name, float v) const { glUniform1f(uniform(name), v); }
  void set(const char* name, float x, float y) const { glUniform2f(uniform(name), x, y); }
  void set(const char* name, float x, float y, float z) const { glUniform3f(uniform(name), x, y, z); }
  void set_int(const char* name, int v) const { glUniform1i(uniform(name), v); }

 private:
  ProgramId id_;
};

/// An attribute of floats or unsigned integers in an interleaved buffer.
void float_attribute(GLuint index, int size, std::size_t stride, std::size_t offset, GLuint divisor);
void integer_attribute(GLuint index, GLenum type, std::size_t stride, std::size_t offset, GLuint divisor);

/// Values by segment for a shader: two floats each, fetched by index.
class ValueTexture {
 public:
  ValueTexture();
  void set(std::span<const float> pairs);
  void bind(GLuint unit) const;

 private:
  Buffer buffer_;
  Texture texture_;
};

/// An RGBA picture to draw into, of several samples per pixel if wanted and possible.
class Target {
 public:
  Target(int width, int height, int samples);
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  /// Binds it for drawing, viewport and all.
  void begin() const;
  /// Makes the samples one picture; only inside the scissors, if they are on.
  void finish() const;
  /// The finished picture as a texture; `smooth`: between pixels it is mixed from its neighbours.
  void bind(GLuint unit, bool smooth) const;
  /// Copies a part of the finished picture into a framebuffer; rows count from the bottom.
  void copy_to(GLuint framebuffer, int x, int y, int width, int height, int to_x, int to_y) const;
  /// The finished picture, RGBA, top row first.
  [[nodiscard]] std::vector<unsigned char> pixels() const;
  [[nodiscard]] GLuint id() const { return plain_.id(); }

 private:
  int width_, height_;
  Texture texture_;
  FramebufferId plain_, sampled_;
  Renderbuffer samples_;
};

}  // namespace lichtung::viz::gl
