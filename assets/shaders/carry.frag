#version 330 core
// A picture of the ground from another place.
uniform sampler2D u_day;
uniform vec2 u_offset;                    // of the picture's pixels against those of the framebuffer
uniform float u_step;
out vec4 colour;

void main() { colour = texture(u_day, (u_offset + gl_FragCoord.xy * u_step) / vec2(textureSize(u_day, 0))); }
