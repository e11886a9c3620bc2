#version 330 core
// The pool of light under a lamp: a soft disc, added to what is there.
layout(location = 0) in vec2 a_place;
layout(location = 1) in vec3 a_form;      // radius in metres, strength, colour temperature in K
uniform vec2 u_centre;
uniform vec2 u_size;
uniform float u_scale;
uniform float u_ratio;
uniform float u_strength;
out vec2 v_at;
flat out vec3 v_colour;

void main() {
  v_at = vec2((gl_VertexID & 1) * 2 - 1, (gl_VertexID & 2) - 1);
  float warmth = clamp((a_form.z - 2000.0) / 3000.0, 0.0, 1.0);
  float radius = max(a_form.x * u_scale, 1.6 * u_ratio);
  v_colour = mix(vec3(1.0, 0.62, 0.2), vec3(0.98, 0.9, 0.76), warmth) * a_form.y * u_strength;
  gl_Position = vec4(((a_place - u_centre) * u_scale + v_at * radius) * 2.0 / u_size, 0.0, 1.0);
}
