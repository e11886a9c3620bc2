#!/usr/bin/env bash
# Runs clang-tidy with the checks of .clang-tidy. Usage: tools/tidy.sh [FILE.cpp…]   (default: all of sim, scenarios)
# Needs a configured release build (for compile_commands.json) and clang-tidy 14. Exit code 1 if anything was found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

command -v clang-tidy >/dev/null || { echo "tidy: clang-tidy is missing (apt-get install clang-tidy)" >&2; exit 69; }
[[ -f build/release/compile_commands.json ]] || cmake --preset release >&2
if [[ $# -gt 0 ]]; then files=("$@"); else mapfile -t files < <(git ls-files 'sim/*.cpp' 'scenarios/*.cpp' 'analysis/*.cpp'); fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
printf '%s\0' "${files[@]}" |
  xargs -0 -n 1 -P "${LICHTUNG_JOBS:-2}" clang-tidy -p build/release --quiet 2>/dev/null | tee "$log"
found=$(grep -c 'warning:\|error:' "$log" || true)
say "$found findings in ${#files[@]} files"
[[ $found -eq 0 ]]
