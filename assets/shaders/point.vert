#version 330 core
// People, patrols, incidents and lamp heads: signs of a size in pixels.
layout(location = 0) in vec2 a_place;
layout(location = 1) in uint a_sign;      // shape + 16 × palette + 256 × style (1 hollow, 2 with a core)
layout(location = 2) in vec2 a_form;      // size in points, opacity
uniform vec2 u_centre;
uniform vec2 u_size;
uniform float u_scale;
uniform float u_ratio;
uniform vec3 u_palette[16];
flat out uint v_shape;
flat out uint v_style;
flat out vec3 v_colour;
flat out float v_opacity;
flat out float v_pixels;

void main() {
  v_shape = a_sign & 15u;
  v_style = a_sign >> 8u;
  v_colour = u_palette[int((a_sign >> 4u) & 15u)];
  v_opacity = a_form.y;
  v_pixels = a_form.x * u_ratio;
  gl_PointSize = v_pixels + 2.0;
  gl_Position = vec4((a_place - u_centre) * u_scale * 2.0 / u_size, 0.0, 1.0);
}
