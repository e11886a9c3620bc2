#!/usr/bin/env bash
# Is the code laid out as .clang-format says? Usage: tools/format-check.sh [--fix] [FILE…]
# Default: all tracked C++ files. Prints the files that differ; --fix rewrites them. Needs clang-format 14.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v clang-format >/dev/null || { echo "format-check: clang-format is missing (apt-get install clang-format)" >&2; exit 69; }
fix=
[[ ${1:-} == --fix ]] && { fix=1; shift; }
if [[ $# -gt 0 ]]; then files=("$@"); else mapfile -t files < <(git ls-files '*.cpp' '*.hpp'); fi

differing=0
for file in "${files[@]}"; do
  if ! clang-format --dry-run --Werror "$file" 2>/dev/null; then
    differing=$((differing + 1))
    echo "$file"
    [[ -z $fix ]] || clang-format -i "$file"
  fi
done
echo "$differing of ${#files[@]} files differ from .clang-format" >&2
[[ $differing -eq 0 || -n $fix ]]
