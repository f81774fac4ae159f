#!/usr/bin/env bash
# Makes sure that there is a cfn-lint to test with: target/cfn-lint-VERSION/bin/cfn-lint, from PyPI.
# Needs Python 3 with venv; on Debian it is installed.
set -euo pipefail

version=1.58.0
own=$(cd "$(dirname "$0")/.." && pwd)/target/cfn-lint-$version
# Written last: one that was interrupted must not look finished.
[ -f "$own/complete" ] && exit 0
rm -rf "$own"
if ! python3 -m venv "$own" >/dev/null 2>&1; then
    if ! command -v apt-get >/dev/null; then
        echo "install Python 3 with venv: cfn-lint, which checks the templates, is written in it" >&2
        exit 1
    fi
    sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    echo "installing python3-venv"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    rm -rf "$own"
    python3 -m venv "$own"
fi
echo "installing cfn-lint $version"
"$own/bin/pip" install --quiet --disable-pip-version-check "cfn-lint==$version"
touch "$own/complete"
