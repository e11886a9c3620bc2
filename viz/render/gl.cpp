// See gl.hpp.
#include "viz/render/gl.hpp"

#include <algorithm>
#include <cstdint>

namespace lichtung::viz::gl {
namespace detail {

void delete_buffer(GLuint id) { glDeleteBuffers(1, &id); }
void delete_vertex_array(GLuint id) { glDeleteVertexArrays(1, &id); }
void delete_texture(GLuint id) { glDeleteTextures(1, &id); }
void delete_framebuffer(GLuint id) { glDeleteFramebuffers(1, &id); }
void delete_renderbuffer(GLuint id) { glDeleteRenderbuffers(1, &id); }
void delete_program(GLuint id) { glDeleteProgram(id); }

}  // namespace detail

namespace {

template <class Owner, class Make>
Owner made(Make make) {
  GLuint id = 0;
  make(1, &id);
  if (id == 0) throw Error("OpenGL gives no objects");
  return Owner(id);
}

GLuint compile(GLenum kind, std::string_view source) {
  const GLuint shader = glCreateShader(kind);
  const char* text = source.data();
  const GLint bytes = static_cast<GLint>(source.size());
  glShaderSource(shader, 1, &text, &bytes);
  glCompileShader(shader);
  GLint fine = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &fine);
  if (fine != 0) return shader;
  std::string log(2000, '\0');
  GLsizei length = 0;
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &length, log.data());
  glDeleteShader(shader);
  throw Error("a shader doesn't compile: " + log.substr(0, static_cast<std::size_t>(length)));
}

const void* offset_pointer(std::size_t offset) { return reinterpret_cast<const void*>(static_cast<std::uintptr_t>(offset)); }

}  // namespace

Buffer make_buffer() { return made<Buffer>(glGenBuffers); }
VertexArray make_vertex_array() { return made<VertexArray>(glGenVertexArrays); }

Program::Program(std::string_view vertex, std::string_view fragment) : id_(glCreateProgram()) {
  const GLuint v = compile(GL_VERTEX_SHADER, vertex), f = compile(GL_FRAGMENT_SHADER, fragment);
  glAttachShader(id_.id(), v);
  glAttachShader(id_.id(), f);
  glLinkProgram(id_.id());
  glDeleteShader(v);
  glDeleteShader(f);
  GLint fine = 0;
  glGetProgramiv(id_.id(), GL_LINK_STATUS, &fine);
  if (fine != 0) return;
  std::string log(2000, '\0');
  GLsizei length = 0;
  glGetProgramInfoLog(id_.id(), static_cast<GLsizei>(log.size()), &length, log.data());
  throw Error("shaders don't link: " + log.substr(0, static_cast<std::size_t>(length)));
}

void float_attribute(GLuint index, int size, std::size_t stride, std::size_t offset, GLuint divisor) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, size, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride), offset_pointer(offset));
  glVertexAttribDivisor(index, divisor);
}

void integer_attribute(GLuint index, GLenum type, std::size_t stride, std::size_t offset, GLuint divisor) {
  glEnableVertexAttribArray(index);
  glVertexAttribIPointer(index, 1, type, static_cast<GLsizei>(stride), offset_pointer(offset));
  glVertexAttribDivisor(index, divisor);
}

ValueTexture::ValueTexture() : buffer_(make_buffer()), texture_(made<Texture>(glGenTextures)) {}

void ValueTexture::set(std::span<const float> pairs) {
  upload(buffer_, GL_TEXTURE_BUFFER, pairs, GL_DYNAMIC_DRAW);
  glBindTexture(GL_TEXTURE_BUFFER, texture_.id());
  glTexBuffer(GL_TEXTURE_BUFFER, GL_RG32F, buffer_.id());
}

void ValueTexture::bind(GLuint unit) const {
  glActiveTexture(GL_TEXTURE0 + unit);
  glBindTexture(GL_TEXTURE_BUFFER, texture_.id());
}

Target::Target(int width, int height, int samples)
    : width_(std::max(1, width)), height_(std::max(1, height)), texture_(made<Texture>(glGenTextures)),
      plain_(made<FramebufferId>(glGenFramebuffers)) {
  GLint most = 0, most_samples = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
  glGetIntegerv(GL_MAX_SAMPLES, &most_samples);
  if (width_ > most || height_ > most) throw Error("the picture is larger than the graphics driver allows");
  glBindTexture(GL_TEXTURE_2D, texture_.id());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_, height_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glBindFramebuffer(GL_FRAMEBUFFER, plain_.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) throw Error("the graphics driver can't draw into pictures");
  samples = std::min(samples, static_cast<int>(most_samples));
  if (samples < 2) return;
  sampled_ = made<FramebufferId>(glGenFramebuffers);
  samples_ = made<Renderbuffer>(glGenRenderbuffers);
  glBindRenderbuffer(GL_RENDERBUFFER, samples_.id());
  glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width_, height_);
  glBindFramebuffer(GL_FRAMEBUFFER, sampled_.id());
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, samples_.id());
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) sampled_ = FramebufferId();
}

void Target::begin() const {
  glBindFramebuffer(GL_FRAMEBUFFER, sampled_ ? sampled_.id() : plain_.id());
  glViewport(0, 0, width_, height_);
  glDisable(GL_SCISSOR_TEST);
}

void Target::finish() const {
  if (!sampled_) return;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, sampled_.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, plain_.id());
  glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Target::bind(GLuint unit, bool smooth) const {
  glActiveTexture(GL_TEXTURE0 + unit);
  glBindTexture(GL_TEXTURE_2D, texture_.id());
  const GLint filter = smooth ? GL_LINEAR : GL_NEAREST;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
}

void Target::copy_to(GLuint framebuffer, int x, int y, int width, int height, int to_x, int to_y) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, plain_.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
  glBlitFramebuffer(x, y, x + width, y + height, to_x, to_y, to_x + width, to_y + height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

std::vector<unsigned char> Target::pixels() const {
  const auto row = static_cast<std::size_t>(width_) * 4;
  std::vector<unsigned char> out(row * static_cast<std::size_t>(height_));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, plain_.id());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, out.data());
  for (std::size_t y = 0; y < static_cast<std::size_t>(height_) / 2; ++y)
    std::swap_ranges(out.begin() + static_cast<std::ptrdiff_t>(y * row), out.begin() + static_cast<std::ptrdiff_t>((y + 1) * row),
                     out.begin() + static_cast<std::ptrdiff_t>((static_cast<std::size_t>(height_) - 1 - y) * row));
  for (std::size_t i = 3; i < out.size(); i += 4) out[i] = 255;   // blending left something there that nobody means
  return out;
}

}  // namespace lichtung::viz::gl
