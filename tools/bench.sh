#!/usr/bin/env bash
# Speed and memory of the three generated towns with one and two threads, as one table.
# Usage: tools/bench.sh [TOWN…]   (default: kleinstadt mittelstadt grossstadt; LICHTUNG_BENCH_DAYS, default 7)
# Figures are of this machine: quote ratios. Run it on an otherwise idle machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

towns=("$@")
[[ ${#towns[@]} -gt 0 ]] || towns=(kleinstadt mittelstadt grossstadt)
build release lichtung_bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
columns=()
for town in "${towns[@]}"; do
  for threads in 1 2; do
    say "$town, $threads thread(s)"
    build/release/tests/bench/lichtung_bench "$town" --threads "$threads" --days "${LICHTUNG_BENCH_DAYS:-7}" > "$work/$town-$threads"
    columns+=("$town-$threads")
  done
done

printf '%-34s' ""
printf '%18s' "${columns[@]}"
echo
names=$(awk '{ print $1 }' "$work/${columns[0]}")
for name in $names; do
  printf '%-34s' "$name"
  for column in "${columns[@]}"; do
    printf '%18s' "$(awk -v n="$name" '$1 == n { print $2, $3 }' "$work/$column")"
  done
  echo
done
for town in "${towns[@]}"; do
  wall() { awk '$1 == "simulate_wall" { print $2 }' "$work/$town-$1"; }
  awk -v t="$town" -v a="$(wall 1)" -v b="$(wall 2)" 'BEGIN { if (b > 0) printf "%s: two threads against one: %.2f times as fast\n", t, a / b }'
done
