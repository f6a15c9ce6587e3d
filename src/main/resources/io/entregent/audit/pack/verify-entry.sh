#!/bin/sh
# sh verify-entry.sh entry.json entry.tlog-proof: one entry's proof (RFC 9162 2.1.3.2) with awk, base64, xxd, sha256sum.
set -eu
entry=$1 proof=$2
hex() { base64 -d | od -An -v -tx1 | tr -d ' \n'; }
node() { printf '01%s%s' "$1" "$2" | tr -d '\n' | xxd -r -p | sha256sum | cut -c1-64; }
index=$(sed -n '2s/^index //p' "$proof")
size=$(awk 'gap { n++; if (n == 2) { print; exit } } /^$/ { gap = 1 }' "$proof")
root=$(awk 'gap { n++; if (n == 3) { print; exit } } /^$/ { gap = 1 }' "$proof" | hex)
hash=$({ printf '\000'; cat "$entry"; } | sha256sum | cut -c1-64)
at=$index last=$((size - 1))
for line in $(awk 'NR > 2 { if ($0 == "") exit; print }' "$proof"); do
  sibling=$(echo "$line" | hex)
  if [ $((at % 2)) -eq 1 ] || [ "$at" -eq "$last" ]; then
    hash=$(node "$sibling" "$hash")
    while [ $((at % 2)) -eq 0 ] && [ "$at" -ne 0 ]; do at=$((at / 2)) last=$((last / 2)); done
  else
    hash=$(node "$hash" "$sibling")
  fi
  at=$((at / 2)) last=$((last / 2))
done
if [ "$hash" = "$root" ] && [ "$last" -eq 0 ]; then echo "entry $index is in the log of $size"; else echo "NOT proven"; exit 1; fi
