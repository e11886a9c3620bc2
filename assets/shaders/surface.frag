#version 330 core
flat in vec3 v_colour;
uniform float u_alpha;
out vec4 colour;

void main() { colour = vec4(v_colour, u_alpha); }
