#version 330 core
// One corner of a quad around a straight piece of a street; the fragment shader makes it a capsule.
layout(location = 0) in vec4 a_ends;      // metres
layout(location = 1) in vec3 a_form;      // half width in metres, least half width in pixels, rank (0 main … 2 path)
layout(location = 2) in uint a_segment;
uniform samplerBuffer u_values;           // place on the ramp (below 0: none), flags
uniform vec2 u_centre;                    // metres
uniform vec2 u_size;                      // pixels
uniform float u_scale;                    // pixels per metre
uniform float u_ratio;                    // device pixels per point
uniform float u_extra;                    // pixels around, for casings
uniform float u_widen;                    // factor of the least width
flat out vec2 v_a;
flat out vec2 v_b;
flat out float v_half;
flat out float v_place;
flat out float v_flags;
flat out float v_rank;
out vec2 v_at;

void main() {
  vec2 value = texelFetch(u_values, int(a_segment)).rg;
  v_place = value.r;
  v_flags = value.g;
  v_rank = a_form.z;
  v_a = (a_ends.xy - u_centre) * u_scale;
  v_b = (a_ends.zw - u_centre) * u_scale;
  bool marked = mod(floor(v_flags / 2.0), 8.0) > 0.0;
  v_half = max(a_form.x * u_scale, a_form.y * u_widen * u_ratio) + u_extra * u_ratio;
  if (marked) v_half = max(v_half, (2.0 + u_extra) * u_ratio);
  vec2 along = v_b - v_a;
  float metres = length(along);
  along = metres > 1e-4 ? along / metres : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  float pad = v_half + 1.0;
  vec2 end = (gl_VertexID & 1) == 0 ? v_a - along * pad : v_b + along * pad;
  v_at = end + across * ((gl_VertexID & 2) == 0 ? -pad : pad);
  gl_Position = vec4(v_at * 2.0 / u_size, 0.0, 1.0);
}
