#!/usr/bin/env bash
# Make a virtual environment hold exactly what a lock file says: tools/venv.sh <folder> <lock file>
# Uses uv when it is on the path and works here, otherwise venv and pip. Needs Python 3.11 or newer.
set -euo pipefail

folder=$1
lock=$2

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3.12 python3.11 python3 python3.13 python3.14 python; do
        # A name on the path may be a shim that runs nothing, so each candidate is asked.
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    echo "tools/venv.sh: no Python 3.11 or newer found; name one with PYTHON=/path/to/python" >&2
    return 1
}

with_uv() {
    command -v uv >/dev/null || return 1
    export UV_PYTHON_DOWNLOADS=never UV_NO_CONFIG=1
    uv venv --quiet --clear --python "$python" "$folder" &&
        uv pip install --quiet --python "$folder/bin/python" --require-hashes -r "$lock"
}

with_pip() {
    "$python" -m venv --clear "$folder" &&
        "$folder/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock"
}

python=$(find_python)
echo "Setting up $folder from $lock with $("$python" --version)"
if ! with_uv; then
    with_pip
fi
