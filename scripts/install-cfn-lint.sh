#!/usr/bin/env bash
# Makes sure that there is a cfn-lint to test with: target/cfn-lint-VERSION/bin/cfn-lint, from PyPI.
# Needs Python 3 with venv; on Debian it is installed.
set -euo pipefail

version=1.58.0
own=$(cd "$(dirname "$0")/.." && pwd)/target/cfn-lint-$version
[ -x "$own/bin/cfn-lint" ] && exit 0
# One that was interrupted must not look finished.
new=$own.new
rm -rf "$new"
if ! python3 -m venv "$new" >/dev/null 2>&1; then
    if ! command -v apt-get >/dev/null; then
        echo "install Python 3 with venv: cfn-lint, which checks the templates, is written in it" >&2
        exit 1
    fi
    sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    echo "installing python3-venv"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    rm -rf "$new"
    python3 -m venv "$new"
fi
echo "installing cfn-lint $version"
"$new/bin/pip" install --quiet --disable-pip-version-check "cfn-lint==$version"
# Its scripts name the folder that they were made in.
sed -i "s|$new|$own|g" "$new"/bin/*
mv "$new" "$own"
