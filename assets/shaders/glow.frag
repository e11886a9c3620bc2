#version 330 core
in vec2 v_at;
flat in vec3 v_colour;
out vec4 colour;

// A soft pool on the ground and the bright lamp in its middle.
void main() {
  float square = dot(v_at, v_at);
  if (square >= 1.0) discard;
  float fall = 1.0 - square;
  float pool = fall * fall, lamp = pool * pool;
  vec3 light = v_colour * (0.62 * pool + 0.55 * lamp * lamp);
  colour = vec4(light, clamp(light.r, 0.0, 1.0));   // where a lamp shines, dusk isn't blue
}
