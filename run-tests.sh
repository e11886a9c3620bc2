#!/usr/bin/env bash
# Everything that must hold before a change is accepted: builds, runs all tests, then runs the tests that read
# hostile input once more under AddressSanitizer and UndefinedBehaviorSanitizer.
# Usage: ./run-tests.sh [--quick]   (--quick: without the sanitizer pass)
# The last line is "N passed, N failed" (test cases over all programs). Exit code 0 only if none failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source tools/common.sh

quick=
case ${1:-} in
  --quick) quick=1 ;;
  "") ;;
  *) echo "usage: ./run-tests.sh [--quick]" >&2; exit 64 ;;
esac
hostile=(test_scenarios test_town test_outcome test_tables)

# run_ctest PRESET REGEX: runs the matching test programs; a failure is counted from the log, not fatal here.
run_ctest() {
  say "tests ($1)"
  rm -f "build/$1/Testing/Temporary"/LastTest*.log
  ctest --preset "$1" -j "$(nproc)" -R "$2" --no-tests=error --output-on-failure || true
}

# count_cases PRESET: "passed failed" summed over the programs of the last ctest run. A program that ended without
# Catch2's closing line (crash, time limit, missing program) counts as one failed case.
count_cases() {
  awk '
    function finish() { if (open && !counted) failed += 1; open = 0 }
    /^[0-9]+\/[0-9]+ Testing: / { finish(); open = 1; counted = 0; ran = 0; skipped = 0; next }
    /^All tests passed \(/ && open && !counted {
      for (i = 1; i < NF; ++i) if ($(i + 1) == "test") { passed += $i; break }
      counted = 1; next
    }
    /^test cases: / && open && !counted {
      for (i = 1; i < NF; ++i) { if ($(i + 1) == "passed") passed += $i; if ($(i + 1) == "failed") failed += $i }
      counted = 1; next
    }
    # unittest of Python: "Ran 23 tests in …", then "OK" or "FAILED (failures=1, errors=2)".
    /^Ran [0-9]+ tests? in / && open && !counted { ran = $2; next }
    /^OK/ && open && !counted && ran { passed += ran; ran = 0; counted = 1; next }
    /^FAILED \(/ && open && !counted && ran {
      bad = 0; line = $0
      while (match(line, /(failures|errors)=[0-9]+/)) {
        part = substr(line, RSTART, RLENGTH); sub(/.*=/, "", part); bad += part
        line = substr(line, RSTART + RLENGTH)
      }
      failed += bad; passed += ran - bad; ran = 0; counted = 1; next
    }
    # Skipped as a whole, which it says: CTest calls that passed.
    /^SKIPPED: / && open { skipped = 1; next }
    /^Test (Passed|Skipped)\./ && open && !counted && skipped { counted = 1; next }
    END { finish(); print passed + 0, failed + 0 }' "build/$1/Testing/Temporary/LastTest.log"
}

passed=0
failed=0
# suite PRESET REGEX: one ctest run added to the totals.
suite() {
  run_ctest "$1" "$2"
  local p f
  read -r p f < <(count_cases "$1")
  # A program may fail after its cases passed (sanitizer report at exit): ctest knows, the log's counts do not.
  local ctest_failed=0
  [[ -s build/$1/Testing/Temporary/LastTestsFailed.log ]] &&
    ctest_failed=$(wc -l < "build/$1/Testing/Temporary/LastTestsFailed.log")
  [[ $f -lt $ctest_failed ]] && f=$ctest_failed
  passed=$((passed + p))
  failed=$((failed + f))
  grep -h '^SKIPPED' "build/$1/Testing/Temporary/LastTest.log" | sort -u || true
}

start=$SECONDS
tools/setup.sh build run test >&2
build release
suite release .
if [[ -z $quick ]]; then
  build asan "${hostile[@]}"
  suite asan "^($(IFS='|'; echo "${hostile[*]}"))\$"
fi
say "took $((SECONDS - start)) s"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 && $passed -gt 0 ]]
