#version 330 core
// Buildings and areas: triangles or outlines with a colour by kind.
layout(location = 0) in vec2 a_place;
layout(location = 1) in uint a_kind;
uniform vec2 u_centre;
uniform vec2 u_size;
uniform float u_scale;
uniform vec3 u_palette[16];
uniform float u_alpha;
flat out vec4 v_colour;

void main() {
  v_colour = vec4(u_palette[int(min(a_kind, 15u))], u_alpha);
  gl_Position = vec4((a_place - u_centre) * u_scale * 2.0 / u_size, 0.0, 1.0);
}
