#version 330 core
flat in vec2 v_a;
flat in vec2 v_b;
flat in float v_half;
flat in float v_place;
flat in float v_flags;
flat in float v_rank;
in vec2 v_at;
uniform sampler2D u_ramp;
uniform vec3 u_rank_colour[3];            // where there is no value
uniform vec3 u_casing;
uniform vec3 u_selected;
uniform vec3 u_marked;
uniform vec3 u_hatch;
uniform float u_pass;                     // 0 casing, 1 fill
uniform float u_values_shown;
uniform float u_ratio;
out vec4 colour;

void main() {
  vec2 d = v_b - v_a;
  float square = dot(d, d);
  float t = square > 0.0 ? clamp(dot(v_at - v_a, d) / square, 0.0, 1.0) : 0.0;
  float alpha = clamp(v_half + 0.5 - distance(v_at, v_a + t * d), 0.0, 1.0);
  if (alpha <= 0.0) discard;
  float marks = floor(v_flags / 2.0);
  vec3 c;
  if (u_pass < 0.5) {
    c = mod(marks, 2.0) > 0.5 ? u_selected : marks > 1.5 ? u_marked : u_casing;
  } else {
    c = u_rank_colour[int(v_rank + 0.5)];
    if (u_values_shown > 0.5 && v_place >= 0.0) {
      c = texture(u_ramp, vec2((clamp(v_place, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5)).rgb;
      if (mod(v_flags, 2.0) > 0.5 && mod(gl_FragCoord.x + gl_FragCoord.y, 7.0 * u_ratio) < 2.6 * u_ratio) c = u_hatch;
    }
  }
  colour = vec4(c, alpha);
}
