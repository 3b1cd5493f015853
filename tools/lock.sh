#!/usr/bin/env bash
# Write the lock files anew from pyproject.toml: versions and hashes for every platform, no addresses.
# Needs uv on the path. The peers' lock follows the versions of the development lock.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lock() {
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-config --quiet \
        --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command tools/lock.sh "$@"
}

lock --group dev --output-file requirements/dev.txt
lock --group bench --constraints requirements/dev.txt --output-file requirements/bench.txt
