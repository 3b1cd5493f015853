#!/usr/bin/env bash
# Build the wheel of this tree and install it into an environment that tools/venv.sh made: tools/install.sh <folder>
# Asks no package index: the build tools and every dependency are there already.
set -euo pipefail

python=$1/bin/python
wheels=build/wheel-${1##*/}

mkdir -p build
rm -rf "$wheels"
"$python" -m build --wheel --no-isolation --outdir "$wheels" >"$wheels.log" 2>&1 || {
    cat "$wheels.log" >&2
    exit 1
}
"$python" -m pip install -qq --disable-pip-version-check --no-index --no-deps --force-reinstall "$wheels"/*.whl
echo "Installed $(basename "$wheels"/*.whl) into $1"
