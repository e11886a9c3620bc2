#version 330 core
in vec2 v_at;
flat in vec3 v_colour;
out vec4 colour;

void main() {
  float square = dot(v_at, v_at);
  if (square >= 1.0) discard;
  float fall = 1.0 - square;
  colour = vec4(v_colour * fall * fall, 1.0);
}
