#!/bin/sh
# Every check of the code, each silent when all is well: scripts/check.sh [folder of the tools, .venv/bin]
set -u

cd "$(dirname -- "$0")/.." || exit
bin=${1:-.venv/bin}
out=$(mktemp) || exit
trap 'rm -f "$out"' EXIT
failed=0

# The types of the site are read with its settings, which keep a key in a folder of data.
MOOTHALL_DATA=$(mktemp -d) || exit
export MOOTHALL_DATA
trap 'rm -rf "$out" "$MOOTHALL_DATA"' EXIT

check() { # its name, then the command; what it prints is shown only if it fails
    name=$1
    shift
    printf '%s\n' "$name"
    "$@" >"$out" 2>&1 && return
    cat "$out"
    failed=1
}

check "ruff check" "$bin/ruff" check --quiet .
check "ruff format" "$bin/ruff" format --check --quiet .
check "mypy" "$bin/mypy" --no-error-summary
check "import rules" "$bin/lint-imports" --no-cache
exit $failed
