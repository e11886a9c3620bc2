# Sourced by run-demo.sh, run-tests.sh and the tools: shared steps of setting up and building.
set -euo pipefail

# say TEXT…: a headline on stderr, so that results on stdout stay clean.
say() { printf '== %s\n' "$*" >&2; }

# build PRESET [TARGET…]: configures, then builds.
build() {
  local preset=$1
  shift
  say "configure and build ($preset)"
  # Always: what was not installed the last time may be there now.
  cmake --preset "$preset" >&2
  cmake --build --preset "$preset" ${1:+--target "$@"} >&2
}
