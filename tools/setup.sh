#!/usr/bin/env bash
# Installs the Debian packages that are missing. Usage: tools/setup.sh [section…]   (default: build run)
# Sections are those of tools/packages.txt. apt-get is called only when something is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sections=("$@")
[[ ${#sections[@]} -gt 0 ]] || sections=(build run)

# packages SECTION: its packages, comments and blanks removed.
packages() {
  awk -v want="[$1]" '
    { sub(/#.*/, ""); gsub(/[ \t\r]+/, "") }
    /^\[/ { inside = ($0 == want); found = found || inside; next }
    inside && $0 != "" { print }
    END { if (!found) exit 3 }' tools/packages.txt
}

if ! command -v dpkg-query >/dev/null; then
  echo "setup: this is not a Debian system; install the equivalents of tools/packages.txt by hand." >&2
  exit 0
fi

missing=()
for section in "${sections[@]}"; do
  list=$(packages "$section") || { echo "setup: no section [$section] in tools/packages.txt" >&2; exit 64; }
  for package in $list; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $status == installed ]] || missing+=("$package")
  done
done
if [[ ${#missing[@]} -eq 0 ]]; then
  echo "setup: all Debian packages are there."
  exit 0
fi

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
    as_root=(sudo)
  else
    {
      echo "setup: these Debian packages are missing, and this user is neither root nor may use sudo:"
      printf '  %s\n' "${missing[@]}"
      echo "setup: ask an administrator to run:  apt-get install ${missing[*]}"
    } >&2
    exit 69
  fi
fi
echo "setup: installing ${#missing[@]} Debian packages: ${missing[*]}"
# `env` because sudo drops the environment of the caller.
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@"; }
apt update
apt install -y --no-install-recommends "${missing[@]}"
