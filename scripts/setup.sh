#!/bin/sh
# Makes the Python environment of this checkout: scripts/setup.sh runtime|dev
#
# Says nothing and takes no time when nothing changed. PYTHON names the interpreter to use, MOOTHALL_VENV another place
# than .venv. pip's own settings (PIP_INDEX_URL, PIP_CERT, pip.conf ...) hold: nothing here names a package index.
set -eu

level=${1:-}
case $level in
    runtime) size=200 ;;
    dev) size=405 ;;
    *) echo "usage: scripts/setup.sh runtime|dev" >&2; exit 2 ;;
esac
cd "$(dirname -- "$0")/.."
venv=${MOOTHALL_VENV:-.venv}
case $venv in /*) ;; *) venv=$(pwd)/$venv ;; esac
stamp=$venv/moothall.stamp # written last: an environment without it is half-made
lock=$venv.lock
log=$venv.log
lender= # a Python whose pip serves an environment that has none of its own

say() { printf '%s\n' "$*" >&2; }

logged() { # run a command; show what it printed only if it fails
    "$@" >"$log" 2>&1 && return
    tail -n 60 "$log" >&2
    say "Set-up stopped here: $*"
    return 1
}

runs() { command -v "$1" >/dev/null 2>&1; }

fingerprint() { # what the environment depends on, as two hashes: for its packages, and for the project itself
    "$1" -I -S -c '
import glob, hashlib, os, sys
def digest(*paths):
    parts = [sys.version, sys.base_prefix, os.getcwd()] + [open(path, encoding="utf-8").read() for path in paths]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
translations = sorted(glob.glob("src/*/locale/*/LC_MESSAGES/*.po"))
own = ["pyproject.toml", "hatch_build.py", "src/moothall/__init__.py", *translations]
print(digest("requirements/runtime.txt", "requirements/dev.txt"), digest(*own))
' 2>/dev/null
}

inspect() { # sets: state = none, packages (right packages, the project to install again) or whole; and at = runtime or dev
    state=none at=none
    [ -f "$stamp" ] && [ -x "$venv/bin/python" ] || return 0
    read -r at packages project <"$stamp" || return 0
    now=$(fingerprint "$venv/bin/python") || return 0
    [ -z "${PYTHON:-}" ] || [ "$(fingerprint "$PYTHON")" = "$now" ] || return 0
    [ "$packages" = "${now% *}" ] || return 0
    state=packages
    if [ "$project" = "${now#* }" ] && [ -x "$venv/bin/moothall" ]; then state=whole; fi
}

done_already() {
    inspect
    [ "$state" = whole ] && { [ "$at" = "$level" ] || [ "$at" = dev ]; }
}

pythons() { # interpreters to try, one a line: the one in use here first, then the newest
    if [ -n "${PYTHON:-}" ]; then
        printf '%s\n' "$PYTHON"
    else
        printf '%s\n' python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3
    fi
}

suitable() { # the locked packages have wheels for these
    [ "$("$1" -c 'import sys; print((3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null </dev/null)" = True ]
}

make_venv() { # with the first suitable Python that can make one; any further words go to venv
    while IFS= read -r python; do
        suitable "$python" || continue
        : "${found:=$python}"
        clear_venv
        if "$python" -m venv "$@" "$venv" </dev/null >"$log" 2>&1; then return; fi
    done <<END
$(pythons)
END
    return 1
}

borrow_pip() { # from any Python whose pip can serve another: pip 22.3 or newer
    while IFS= read -r lender; do
        if "$lender" -c 'import pip, sys; sys.exit(tuple(map(int, pip.__version__.split(".")[:2])) < (22, 3))' \
            </dev/null >/dev/null 2>&1; then return; fi
    done <<END
$(pythons)
python3
END
    return 1
}

is_root() { [ "$(id -u)" = 0 ]; }

make_venv_with_apt() { # as root, where apt-get is: let the system bring what is missing
    is_root && runs apt-get || return 1
    if [ -n "$found" ]; then
        wanted=$("$found" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    elif [ -z "${PYTHON:-}" ]; then
        wanted=python3
    else
        return 1 # no package makes the Python that was named a newer one
    fi
    say "Setting up Python with apt-get (once) ..."
    apt_get update || return 1
    apt_get install -y --no-install-recommends "$wanted" python3-venv ||
        apt_get install -y --no-install-recommends python3-venv || return 1
    make_venv
}

apt_get() { logged env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"; }

clear_venv() { # nothing but an environment, or what is left of one, is ever removed
    [ -d "$venv" ] || return 0
    if [ -e "$venv/pyvenv.cfg" ] || [ -e "$stamp" ] || [ "$venv" = "$(pwd)/.venv" ]; then
        rm -rf "$venv"
    elif ! rmdir "$venv" 2>/dev/null; then
        say "$venv is no Python environment: move it away, or name another place in MOOTHALL_VENV."
        exit 1
    fi
}

say_what_is_needed() {
    if [ -n "${PYTHON:-}" ] && [ -z "$found" ]; then
        say "PYTHON=$PYTHON is not a Python from 3.11 to 3.14: name another one, or none."
    elif runs apt-get && ! is_root; then
        say "Moothall needs Python 3.11 or newer with its venv module. Run this, then try again:"
        say "    sudo apt-get install -y python3-venv"
    else
        say "Moothall needs Python 3.11, 3.12, 3.13 or 3.14 with its venv module: install one, then try again."
    fi
}

pip() {
    if [ -e "$venv/bin/pip" ]; then
        set -- "$venv/bin/python" -m pip "$@"
    else
        [ -n "$lender" ] || borrow_pip || { say_what_is_needed; exit 1; }
        set -- "$lender" -m pip --python "$venv/bin/python" "$@"
    fi
    logged env PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 "$@"
}

install_locked() { # in two halves at once, for pip keeps to one processor
    awk '/^[A-Za-z0-9]/ { n++ } { print > (n % 2 ? odd : even) }' odd="$log.odd" even="$log.even" "requirements/$level.txt"
    ( # becomes that pip, so that it ends where it is told to
        logged() { exec "$@" >"$log.half" 2>&1; }
        install_half "$log.odd"
    ) & half=$!
    install_half "$log.even"
    wait "$half" || { tail -n 60 "$log.half" >&2; say "Set-up stopped here: pip install"; return 1; }
    half=
    rm -f "$log.odd" "$log.even" "$log.half"
}

install_half() {
    pip install --no-input --no-deps --no-compile --only-binary :all: --require-hashes -r "$1"
}

compile_all() { # on all processors, where pip would take one; what does not compile is a package's template
    packages=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    "$venv/bin/python" -m compileall -q -j 0 "$packages" >"$log" 2>&1 || true
    "$venv/bin/python" -m compileall -q src/moothall src/moothall_web # without this every start would compile it
}

compile_simulation() {
    "$venv/bin/python" -c 'from moothall.engine.uncertainty.simulation import compile_now; compile_now()' >/dev/null 2>&1
}

take_turns() { # two set-ups of one checkout wait for each other
    mkdir -p "$(dirname -- "$venv")"
    patience=10
    while ! mkdir "$lock" 2>/dev/null; do
        if holder=$(cat "$lock/pid" 2>/dev/null) && [ -n "$holder" ]; then
            kill -0 "$holder" 2>/dev/null || rm -rf "$lock"
        else
            patience=$((patience - 1))
            [ "$patience" -gt 0 ] || rm -rf "$lock"
        fi
        sleep 1
    done
    trap 'rm -rf "$lock"; kill ${looks:-} ${half:-} 2>/dev/null || true' EXIT
    trap 'exit 130' HUP INT TERM
    echo $$ >"$lock/pid"
}

looks_made() { # the site's styles, of what is locked now
    made=node_modules/.moothall
    [ "$made" -nt package-lock.json ] && [ "$made" -nt scripts/assets.py ] || return 1
    [ -f src/moothall_web/ui/static/ui/govuk.css ] || return 1
    [ "$level" = runtime ] || grep -q dev "$made"
}

make_looks() { # with npm; where there is none, with one that is gone again afterwards
    dev=
    [ "$level" = runtime ] || dev=--dev
    node=
    if ! runs node || ! runs npm; then
        say "Fetching Node for a moment, for the site's styles (about 60 MB) ..."
        node=$(mktemp -d)
        pip install --no-input --no-deps --only-binary :all: --require-hashes -r requirements/node.txt \
            --target "$node" || { rm -rf "$node"; return 1; }
    fi
    code=0
    logged env PYTHONPATH="$node" "$venv/bin/python" scripts/assets.py $dev || code=1
    [ -z "$node" ] || rm -rf "$node"
    return $code
}

! { done_already && looks_made; } || exit 0
take_turns
looks= # the process that makes them beside all else: it waits for the net most of the time
half= # the one that installs half of the packages
if ! done_already; then # else whoever held the lock did it
    found=
    if [ "$state" = none ]; then
        make_venv || { borrow_pip && make_venv --without-pip; } || make_venv_with_apt || { say_what_is_needed; exit 1; }
    fi
    rm -f "$stamp"
    looks_made || { (log=$log.looks && make_looks && rm -f "$log") & looks=$!; }
    if [ "$state" = none ] || { [ "$level" = dev ] && [ "$at" = runtime ]; }; then
        say "Setting up Python packages (about $size MB to fetch, once) ..."
        install_locked
        at=$level
    fi
    pip install --no-input --no-deps --no-build-isolation --editable .
    say "Compiling the packages and the simulation (once, some ten seconds) ..."
    compile_simulation & simulation=$!
    compile_all
    wait "$simulation" || true # where that fails, its first use does it and says so
    printf '%s %s\n' "$at" "$(fingerprint "$venv/bin/python")" >"$stamp"
fi
if [ -n "$looks" ]; then wait "$looks"; else looks_made || make_looks; fi ||
    say "The pages of the site have no styles until npm can be reached; all else works."
rm -f "$log"
