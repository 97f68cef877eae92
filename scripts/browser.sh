#!/bin/sh
# Sees to it that a Chromium is here for the browser tests; scripts/browser.sh --path prints where it is.
#
# Without one it still succeeds, with a line that says so: the tests decide (they fail where CI=true, else are skipped).
set -eu

find_browser() { # the one without windows first: it needs a quarter less time
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        path=$(command -v "$name") || continue
        if "$path" --version >/dev/null 2>&1; then # Ubuntu's chromium-browser may be a stub without a browser
            printf '%s\n' "$path"
            return
        fi
    done
    return 1
}

apt_install() { apt_get install -y --no-install-recommends "$1"; }

apt_get() { DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"; }

if [ "${1:-}" = --path ]; then
    find_browser
    exit
fi
! find_browser >/dev/null || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Setting up Chromium for the browser tests (about 100 MB, once) ..." >&2
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    if { apt_get update && { apt_install chromium-headless-shell || apt_install chromium; }; } >"$log" 2>&1; then
        ! find_browser >/dev/null || exit 0
    else
        tail -n 5 "$log" >&2
    fi
fi
echo "No Chromium here, so no browser tests. On Debian: sudo apt-get install -y chromium" >&2
