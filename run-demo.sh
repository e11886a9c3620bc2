#!/usr/bin/env bash
# From a fresh clone to a first result: installs what is missing, builds, runs the demo scenario.
# Usage: ./run-demo.sh [-o DIR] [--force] [further options of `lichtung run`]
# Run again: goes on where it stopped; what is there and whole is kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source tools/common.sh

out=demo-out
options=()
while [[ $# -gt 0 ]]; do
  case $1 in
    -o) out=${2:?"-o needs a folder"}; shift 2 ;;
    *) options+=("$1"); shift ;;
  esac
done

tools/setup.sh build run >&2
build release lichtung
say "run scenarios/library/demo.toml"
status=0
build/release/sim/lichtung run scenarios/library/demo.toml -o "$out" ${options[@]+"${options[@]}"} || status=$?
case $status in
  0) ;;
  75) say "stopped; run ./run-demo.sh again to go on"; exit 75 ;;
  65) say "If $out holds results of an older version: ./run-demo.sh --force replaces them."; exit 65 ;;
  *) exit "$status" ;;
esac
echo
echo "Files:"
for file in "$out"/replicate-*.h5 "$out"/summary.h5 "$out"/index.csv; do
  [[ -e $file ]] && printf '  %-40s %s\n' "$file" "$(du -h --apparent-size "$file" | cut -f1)"
done
echo "Modellexperiment, keine Prognose. - A model experiment, not a forecast."
