#!/usr/bin/env bash
# The long trials of what makes results trustworthy; prints the table that docs/reliability.md holds. Hours on two cores.
# Usage: tests/run-long.sh [--compilers] [--fuzz SECONDS] [--only NAME,…]
#   --compilers   also builds with clang++ and with -O1 and -O3, and compares their outcomes with those of g++ -O2
#   --fuzz        also runs every fuzzer of tests/fuzz for so long (needs clang++ and libclang-rt-14-dev)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

compilers= fuzz= only=
while [[ $# -gt 0 ]]; do
  case $1 in
    --compilers) compilers=1; shift ;;
    --fuzz) fuzz=$2; shift 2 ;;
    --only) only=$2; shift 2 ;;
    *) sed -n '3,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 64 ;;
  esac
done

# other NAME COMPILER FLAGS: what makes outcomes by another compiler; its warnings are not ours.
others=()
other() {
  local folder=build/$1
  say "another build: $1"
  cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER="$2" \
    -DLICHTUNG_WERROR=OFF -DCMAKE_CXX_FLAGS="-w" -DCMAKE_CXX_FLAGS_RELEASE="$3 -DNDEBUG" -DLICHTUNG_BENCH=OFF >&2
  cmake --build "$folder" --target run_scenario >&2
  others+=(--other "$1=$PWD/$folder/tests/run_scenario")
}

build release lichtung test_outcome
if [[ -n $compilers ]]; then
  other gcc-O1 g++ -O1
  other gcc-O3 g++ -O3
  other clang-O2 clang++ -O2
fi
failed=0
python3=/usr/bin/python3
$python3 tests/python/reliability.py build/release/sim/lichtung build/release --long ${only:+--only "$only"} "${others[@]}" || failed=1
if [[ -n $fuzz ]]; then
  tests/fuzz/run.sh "$fuzz" || failed=1
fi
exit $failed
