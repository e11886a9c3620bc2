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
# in_hdf5 PROGRAM FILE: whether what the file does to the program happens inside HDF5, before any function of ours.
in_hdf5() {
  local first
  first=$("$1" -timeout=25 -rss_limit_mb=2048 "$2" 2>&1 | grep -E '^ +#[0-9]+ ' | grep -m1 -E 'libhdf5|lichtung::' || true)
  [[ $first == *libhdf5* ]]
}

failed=0
echo "| fuzzer | executions | crashes, hangs, memory above 2 GB | seconds |"
echo "|---|---|---|---|"
for name in "${names[@]}"; do
  folder=build/fuzz/$name program=build/fuzz/tests/fuzz/fuzz_$name
  /usr/bin/python3 tests/fuzz/seeds.py "$name" "$folder/seeds" ../shared/data build/fuzz/tests/fuzz/make_small_outcome
  mkdir -p "$folder/corpus"
  rm -f "$folder"/crash-* "$folder"/timeout-* "$folder"/oom-* "$folder"/leak-*
  # HDF5 can be crashed by forged files: the fuzzer goes on, and only what happens outside the library is a failure.
  go_on=()
  [[ $name != outcome_forged ]] || go_on=(-fork=1 -ignore_crashes=1 -ignore_timeouts=1 -ignore_ooms=1)
  "$program" "${go_on[@]}" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=25 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$folder/" "$folder/corpus" "$folder/seeds" > "$folder/log.txt" 2>&1 &
  wait $! || true
  for left in "${TMPDIR:-/tmp}"/lichtung-fuzz-* /dev/shm/lichtung-fuzz-*; do
    [[ -e /proc/${left##*-} ]] || rm -rf "$left"
  done
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log.txt")
  [[ -n $runs ]] || runs=$(sed -n 's/^#\([0-9]*\): cov.*/\1/p' "$folder/log.txt" | tail -1)
  found=0 inside=0
  while read -r file; do
    found=$((found + 1))
    if [[ $name == outcome_forged ]] && in_hdf5 "$program" "$file"; then inside=$((inside + 1)); fi
  done < <(find "$folder" -maxdepth 1 -name 'crash-*' -o -maxdepth 1 -name 'timeout-*' -o -maxdepth 1 -name 'oom-*' -o -maxdepth 1 -name 'leak-*')
  echo "| $name | ${runs:-?} | $found$([[ $inside -eq 0 ]] || echo " ($inside inside HDF5)") | $seconds |"
  [[ $found -eq $inside && -n $runs ]] || failed=1
done
exit $failed
