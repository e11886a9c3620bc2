#!/usr/bin/env bash
# Builds the fuzzers with clang++ under AddressSanitizer and UndefinedBehaviorSanitizer and runs each for some seconds.
# Usage: tests/fuzz/run.sh SECONDS [NAME…]     Seeds: the library's scenarios, luminaires, small maps; ../shared/data where it is.
# Prints a row per fuzzer: executions, crashes, seconds; keeps what it found in build/fuzz/NAME.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tools/common.sh
seconds=${1:?usage: tests/fuzz/run.sh SECONDS [NAME…]}
shift
names=("$@")
[[ ${#names[@]} -gt 0 ]] || names=(toml photometry osm census inventory outcome)
command -v clang++ > /dev/null || { echo "SKIPPED: no clang++" >&2; exit 77; }

sanitizers="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"
cmake -S . -B build/fuzz -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DLICHTUNG_FUZZ=ON \
  -DLICHTUNG_TESTS=ON -DLICHTUNG_BENCH=OFF -DCMAKE_CXX_FLAGS="-Wno-error $sanitizers -fsanitize=fuzzer-no-link" -DCMAKE_CXX_FLAGS_RELEASE="-O1 -g1" >&2
cmake --build build/fuzz --target "${names[@]/#/fuzz_}" >&2

data=../shared/data
seeds() {   # NAME FOLDER: a few real files to begin with
  mkdir -p "$2"
  case $1 in
    toml) cp scenarios/library/*.toml "$2" ;;
    photometry) find assets/luminaires "$data/photometry" -name '*.ldt' -o -name '*.ies' 2> /dev/null | head -60 | while read -r f; do cp "$f" "$2"; done ;;
    osm) /usr/bin/python3 -c "import sys; sys.path.insert(0, 'tests/python'); import small_town; print('\0' + small_town.osm(2, 2), end='')" > "$2/small" ;;
    census) find "$data" -iname '*zensus*.csv' 2> /dev/null | while read -r f; do head -c 20000 "$f" > "$2/$(basename "$f")"; done ;;
    inventory) find "$data" -iname '*light*.csv' 2> /dev/null | while read -r f; do head -c 4000 "$f" > "$2/$(basename "$f")"; done ;;
    outcome) [[ -x build/release/tests/make_sample_outcome ]] && build/release/tests/make_sample_outcome "$2" > /dev/null ;;
  esac
  return 0
}

failed=0
echo "| fuzzer | executions | crashes, hangs, memory above 2 GB | seconds |"
echo "|---|---|---|---|"
for name in "${names[@]}"; do
  folder=build/fuzz/$name
  seeds "$name" "$folder/seeds"
  mkdir -p "$folder/corpus"
  rm -f "$folder"/crash-* "$folder"/timeout-* "$folder"/oom-* "$folder"/leak-*
  build/fuzz/tests/fuzz/fuzz_"$name" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=25 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$folder/" "$folder/corpus" "$folder/seeds" > "$folder/log.txt" 2>&1 || true
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log.txt")
  found=$(find "$folder" -maxdepth 1 -name 'crash-*' -o -maxdepth 1 -name 'timeout-*' -o -maxdepth 1 -name 'oom-*' -o -maxdepth 1 -name 'leak-*' | wc -l)
  echo "| $name | ${runs:-?} | $found | $seconds |"
  [[ $found -eq 0 && -n $runs ]] || failed=1
done
exit $failed
