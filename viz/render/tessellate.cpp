// See tessellate.hpp. The work is done by the tessellator of libGLU; rectangles, which most buildings are, are cut here.
#include "viz/render/tessellate.hpp"

#include <GL/glu.h>

#include <array>
#include <deque>
#include <memory>

namespace lichtung::viz {
namespace {

using Corner = std::array<GLdouble, 3>;

struct Work {
  std::vector<Vec2> out;
  std::deque<Corner> corners;   // addresses stay while the library holds them
  bool failed{};
};

void on_vertex(void* vertex, void* work) {
  const Corner& c = *static_cast<const Corner*>(vertex);
  static_cast<Work*>(work)->out.push_back({static_cast<float>(c[0]), static_cast<float>(c[1])});
}
void on_combine(GLdouble at[3], void*[4], GLfloat[4], void** out, void* work) {
  auto& corners = static_cast<Work*>(work)->corners;
  corners.push_back({at[0], at[1], 0});
  *out = corners.back().data();
}
void on_edge_flag(GLboolean, void*) {}   // its presence makes the library give single triangles only
void on_error(GLenum, void* work) { static_cast<Work*>(work)->failed = true; }

using Callback = void (*)();
template <class Function>
Callback as_callback(Function function) { return reinterpret_cast<Callback>(function); }

float cross(Vec2 a, Vec2 b, Vec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool convex_quad(std::span<const Vec2> r) {
  bool positive = false, negative = false;
  for (std::size_t i = 0; i < 4; ++i) {
    const float turn = cross(r[i], r[(i + 1) % 4], r[(i + 2) % 4]);
    positive = positive || turn > 0;
    negative = negative || turn < 0;
  }
  return positive != negative;
}

}  // namespace

std::vector<Vec2> triangles_of(std::span<const Vec2> ring) {
  if (ring.size() < 3) return {};
  if (ring.size() == 3) return {ring.begin(), ring.end()};
  if (ring.size() == 4 && convex_quad(ring)) return {ring[0], ring[1], ring[2], ring[0], ring[2], ring[3]};
  Work work;
  for (const Vec2 p : ring) work.corners.push_back({static_cast<GLdouble>(p.x), static_cast<GLdouble>(p.y), 0});
  const std::unique_ptr<GLUtesselator, decltype(&gluDeleteTess)> tess(gluNewTess(), gluDeleteTess);
  if (!tess) return {};
  gluTessProperty(tess.get(), GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_NONZERO);
  gluTessNormal(tess.get(), 0, 0, 1);
  gluTessCallback(tess.get(), GLU_TESS_VERTEX_DATA, as_callback(on_vertex));
  gluTessCallback(tess.get(), GLU_TESS_COMBINE_DATA, as_callback(on_combine));
  gluTessCallback(tess.get(), GLU_TESS_EDGE_FLAG_DATA, as_callback(on_edge_flag));
  gluTessCallback(tess.get(), GLU_TESS_ERROR_DATA, as_callback(on_error));
  gluTessBeginPolygon(tess.get(), &work);
  gluTessBeginContour(tess.get());
  const std::size_t n = ring.size();
  for (std::size_t i = 0; i < n; ++i) gluTessVertex(tess.get(), work.corners[i].data(), work.corners[i].data());
  gluTessEndContour(tess.get());
  gluTessEndPolygon(tess.get());
  if (work.failed) work.out.clear();
  work.out.resize(work.out.size() - work.out.size() % 3);
  return std::move(work.out);
}

}  // namespace lichtung::viz
