#!/usr/bin/env bash
# Makes sure that there is a Chromium to test with: $CHROMIUM, /usr/bin/chromium, or Debian's.
set -euo pipefail
chromium=${CHROMIUM:-/usr/bin/chromium}
[ -x "$chromium" ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "install Chromium and name it with CHROMIUM=/path/to/chromium" >&2
    exit 1
fi
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
echo "installing chromium"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends chromium >/dev/null
