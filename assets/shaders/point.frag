#version 330 core
flat in uint v_shape;
flat in uint v_style;
flat in vec3 v_colour;
flat in float v_opacity;
flat in float v_pixels;
uniform vec3 u_outline;
uniform float u_outline_share;            // of the size
out vec4 colour;

// Distance to the sign's edge in pixels, negative inside; p in pixels from its middle, r its radius.
float edge(vec2 p, float r) {
  vec2 q = abs(p);
  if (v_shape == 1u) return max(q.x, q.y) - r * 0.86;                                    // square
  if (v_shape == 2u) return (q.x + q.y - r * 1.08) * 0.7071;                             // diamond
  if (v_shape == 3u) return max(q.x * 0.866 + p.y * 0.5, -p.y) - r * 0.62;               // triangle
  if (v_shape == 4u) {                                                                   // cross of two bars
    vec2 k = vec2(abs(p.x + p.y), abs(p.x - p.y)) * 0.7071;
    return min(max(k.x - r * 0.3, k.y - r), max(k.y - r * 0.3, k.x - r));
  }
  if (v_shape == 5u) return max(q.x - r * 0.95, q.y - r * 0.55);                         // oblong
  return length(p) - r;                                                                  // disc
}

void main() {
  vec2 p = (gl_PointCoord - 0.5) * (v_pixels + 2.0);
  p.y = -p.y;
  float d = edge(p, v_pixels * 0.5);
  float alpha = clamp(0.5 - d, 0.0, 1.0);
  if (alpha <= 0.0) discard;
  float line = max(1.0, v_pixels * u_outline_share);
  vec3 c = mix(v_colour, u_outline, u_outline_share > 0.0 ? clamp(d + line + 0.5, 0.0, 1.0) : 0.0);
  if (v_style == 1u && d < -line) {
    float inner = clamp(-d - line * 2.2, 0.0, 1.0);
    c = mix(v_colour, u_outline, inner);
  }
  if (v_style == 2u) c = mix(c, u_outline, clamp(v_pixels * 0.17 + 0.5 - length(p), 0.0, 1.0));
  colour = vec4(c, alpha * v_opacity);
}
