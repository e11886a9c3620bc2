#version 330 core
// A building that is hardly a pixel: as large as it is, or one pixel as pale as it is small.
layout(location = 0) in vec2 a_place;
layout(location = 1) in uint a_kind;
layout(location = 2) in float a_area;     // m²
uniform vec2 u_centre;
uniform vec2 u_size;
uniform float u_scale;
uniform vec3 u_palette[16];
flat out vec4 v_colour;

void main() {
  float pixels = a_area * u_scale * u_scale;
  v_colour = vec4(u_palette[int(min(a_kind, 15u))], min(1.0, pixels));
  gl_PointSize = max(1.0, sqrt(pixels));
  gl_Position = vec4((a_place - u_centre) * u_scale * 2.0 / u_size, 0.0, 1.0);
}
