#!/usr/bin/env bash
# From a fresh clone to a first result: installs what is missing, builds, runs the demo scenario and a lighting plan on it,
# and compares both in a report: DIR holds the town as it is, DIR-plan the plan, DIR-bericht.html the page.
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
# simulate SCENARIO FOLDER: what is there and whole is kept.
simulate() {
  say "run $1"
  local status=0
  build/release/sim/lichtung run "$1" -o "$2" ${options[@]+"${options[@]}"} || status=$?
  case $status in
    0) ;;
    75) say "stopped; run ./run-demo.sh again to go on"; exit 75 ;;
    65) say "If $2 holds results of an older version: ./run-demo.sh --force replaces them."; exit 65 ;;
    *) exit "$status" ;;
  esac
}
simulate scenarios/library/demo.toml "$out"
simulate scenarios/library/demo-licht.toml "$out-plan"
build/release/sim/lichtung report "$out" "$out-plan" -o "$out-bericht.html" --force
echo
echo "Files:"
for file in "$out"/replicate-*.h5 "$out"/summary.h5 "$out"/index.csv "$out"-plan/summary.h5 "$out"-bericht.html; do
  [[ -e $file ]] && printf '  %-40s %s\n' "$file" "$(du -h --apparent-size "$file" | cut -f1)"
done
if [[ -n ${DISPLAY:-} ]] && command -v xdg-open >/dev/null; then xdg-open "$out-bericht.html" >/dev/null 2>&1 || true; fi
echo "Modellexperiment, keine Prognose. - A model experiment, not a forecast."
