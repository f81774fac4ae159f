#!/bin/sh
# Makes sure that there is a cfn-lint to test with: target/cfn-lint-VERSION/bin/cfn-lint, from PyPI.
set -eu

version=1.58.0
own=$(cd "$(dirname "$0")/.." && pwd)/target/cfn-lint-$version
[ -x "$own/bin/cfn-lint" ] && exit 0
if ! command -v python3 >/dev/null 2>&1; then
    echo "install Python 3: cfn-lint, which checks the templates, is written in it" >&2
    exit 1
fi
echo "cfn-lint $version is installed into $own" >&2
# One that was interrupted must not look finished.
rm -rf "$own"
trap 'rm -rf "$own"' INT TERM
python3 -m venv "$own" || { echo "install python3-venv" >&2; exit 1; }
"$own/bin/pip" install --quiet --disable-pip-version-check "cfn-lint==$version" || { rm -rf "$own"; exit 1; }
