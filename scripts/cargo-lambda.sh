#!/bin/sh
# Runs cargo-lambda with these arguments, installing it first where it is missing: from PyPI into
# target/ (seconds, 470 MB with its compiler), or with cargo where there is no Python (minutes).
set -eu

version=1.9.2
folder=$(cd "$(dirname "$0")/.." && pwd)
own=$folder/target/cargo-lambda-$version

if command -v cargo-lambda >/dev/null 2>&1; then
    exec cargo-lambda lambda "$@"
fi
if [ ! -x "$own/bin/cargo-lambda" ]; then
    echo "cargo-lambda $version is installed into $own" >&2
    if command -v python3 >/dev/null 2>&1 && python3 -m venv "$own" >&2; then
        "$own/bin/pip" install --quiet --disable-pip-version-check "cargo-lambda==$version" >&2
    else
        cargo install --quiet --locked --root "$own" --version "$version" cargo-lambda >&2
    fi
fi
PATH=$own/bin:$PATH exec "$own/bin/cargo-lambda" lambda "$@"
