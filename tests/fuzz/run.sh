#!/usr/bin/env bash
# Builds the fuzzers with clang++ under AddressSanitizer and UndefinedBehaviorSanitizer and runs each for some seconds.
# Usage: tests/fuzz/run.sh SECONDS [NAME…]     Seeds: tests/fuzz/seeds.py, of the project and of ../shared/data where it is.
# Prints a row per fuzzer: executions, crashes, seconds; keeps what it found in build/fuzz/NAME. --build-only instead of SECONDS.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tools/common.sh
seconds=${1:?usage: tests/fuzz/run.sh SECONDS [NAME…]}
shift
names=("$@")
[[ ${#names[@]} -gt 0 ]] || mapfile -t names < <(sed -n 's/^lichtung_fuzzer(\([a-z_]*\) .*/\1/p' tests/fuzz/CMakeLists.txt)
command -v clang++ > /dev/null || { echo "SKIPPED: no clang++" >&2; exit 77; }

sanitizers="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"
cmake -S . -B build/fuzz -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DLICHTUNG_FUZZ=ON \
  -DLICHTUNG_TESTS=ON -DLICHTUNG_BENCH=OFF -DLICHTUNG_WERROR=OFF -DCMAKE_CXX_FLAGS="-w $sanitizers -fsanitize=fuzzer-no-link" -DCMAKE_CXX_FLAGS_RELEASE="-O1 -g1" >&2
cmake --build build/fuzz --target "${names[@]/#/fuzz_}" make_small_outcome >&2
[[ $seconds != --build-only ]] || exit 0

export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
# HDF5 1.10 loses some 50 bytes of each file that it can't open.
export LSAN_OPTIONS=suppressions=$PWD/tests/fuzz/leaks.txt:print_suppressions=0
failed=0
echo "| fuzzer | executions | crashes, hangs, memory above 2 GB | seconds |"
echo "|---|---|---|---|"
for name in "${names[@]}"; do
  folder=build/fuzz/$name
  /usr/bin/python3 tests/fuzz/seeds.py "$name" "$folder/seeds" ../shared/data build/fuzz/tests/fuzz/make_small_outcome
  mkdir -p "$folder/corpus"
  rm -f "$folder"/crash-* "$folder"/timeout-* "$folder"/oom-* "$folder"/leak-*
  build/fuzz/tests/fuzz/fuzz_"$name" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=25 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$folder/" "$folder/corpus" "$folder/seeds" > "$folder/log.txt" 2>&1 &
  wait $! || true
  rm -rf "${TMPDIR:-/tmp}/lichtung-fuzz-$!" "/dev/shm/lichtung-fuzz-$!"
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log.txt")
  found=$(find "$folder" -maxdepth 1 -name 'crash-*' -o -maxdepth 1 -name 'timeout-*' -o -maxdepth 1 -name 'oom-*' -o -maxdepth 1 -name 'leak-*' | wc -l)
  echo "| $name | ${runs:-?} | $found | $seconds |"
  [[ $found -eq 0 && -n $runs ]] || failed=1
done
exit $failed
