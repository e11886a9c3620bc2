// librsvg draws into memory; no display server, no window.
#include "analysis/export/formats.hpp"

#include "scenarios/errors.hpp"

#include <cairo.h>
#include <fmt/format.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <memory>

namespace lichtung::exports {
namespace {

constexpr double kMostPixels = 4e8;  // 1.6 GB

struct Unref {
  void operator()(RsvgHandle* object) const { g_object_unref(object); }
  void operator()(GInputStream* object) const { g_object_unref(object); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* drawing) const { cairo_destroy(drawing); }
};

[[noreturn]] void fail(const std::string& what) { throw DataError(ErrorKind::Internal, "PNG", what); }

/// Takes a GError's words and frees it.
std::string words_of(GError* error) {
  std::string words = error == nullptr ? "unknown" : error->message;
  g_clear_error(&error);
  return words;
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string png(const std::string& svg, int width) {
  GError* error = nullptr;
  const std::unique_ptr<GInputStream, Unref> stream(
      g_memory_input_stream_new_from_data(svg.data(), static_cast<gssize>(svg.size()), nullptr));
  // Maps have paths longer than an untrusted file may have.
  const std::unique_ptr<RsvgHandle, Unref> handle(
      rsvg_handle_new_from_stream_sync(stream.get(), nullptr, RSVG_HANDLE_FLAG_UNLIMITED, nullptr, &error));
  if (!handle) fail(words_of(error));
  double wide = 0.0, tall = 0.0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &wide, &tall) == FALSE || !(wide > 0.0) || !(tall > 0.0))
    fail("the map has no size");
  const int height = static_cast<int>(std::lround(tall * width / wide));
  if (static_cast<double>(width) * height > kMostPixels || height > 32767)
    fail(fmt::format("{} × {} pixels are too many", width, height));
  const std::unique_ptr<cairo_surface_t, Unref> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  const std::unique_ptr<cairo_t, Unref> drawing(cairo_create(surface.get()));
  cairo_set_source_rgb(drawing.get(), 1.0, 1.0, 1.0);
  cairo_paint(drawing.get());
  const RsvgRectangle all{0.0, 0.0, static_cast<double>(width), static_cast<double>(height)};
  if (rsvg_handle_render_document(handle.get(), drawing.get(), &all, &error) == FALSE) fail(words_of(error));
  cairo_surface_flush(surface.get());
  std::string out;
  const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &out);
  if (status != CAIRO_STATUS_SUCCESS) fail(cairo_status_to_string(status));
  return out;
}

}  // namespace lichtung::exports
