#version 330 core
// The ground by day and by night, mixed. Their alpha says how much of a place turns blue at dusk.
uniform sampler2D u_day;
uniform sampler2D u_night;
uniform vec2 u_offset;                    // of the pictures' pixels against those of the framebuffer
uniform float u_darkness;
uniform vec3 u_dusk;
uniform float u_dusk_share;
out vec4 colour;

void main() {
  ivec2 at = ivec2(u_offset + gl_FragCoord.xy);
  vec4 c = mix(texelFetch(u_day, at, 0), texelFetch(u_night, at, 0), u_darkness);
  colour = vec4(mix(c.rgb, u_dusk, u_dusk_share * c.a), 1.0);
}
