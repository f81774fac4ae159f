#!/bin/sh
# Invokes a function with event files, one after the other, and prints each answer.
#   scripts/invoke.sh FUNCTION FILE...
# AISLE_INVOKE_PORT is where: 9001, `aisle run` itself, unless set; 9000 for `cargo lambda watch`.
set -eu

function=$1
shift
folder=$(cd "$(dirname "$0")/.." && pwd)
port=${AISLE_INVOKE_PORT:-9001}

invoke() {
    "$folder/scripts/cargo-lambda.sh" invoke "$function" -A 127.0.0.1 -P "$port" "$@" || {
        echo "nobody answered on port $port: start the platform with \`make run\`" \
            "(and for port 9000 also \`make watch\`)" >&2
        exit 1
    }
}

for file in "$@"; do
    case $file in
    */intake/message-*)
        # A device's messages are counted without gaps, and a count that was used is not a new
        # message. Asks for the next count as a client does: with `start`.
        device=$(sed -n 's/.*\\"device\\":\\"\([A-Za-z0-9_-]*\)\\".*/\1/p' "$file")
        start=$(sed "s/\\\\\"device\\\\\":\\\\\"[^\\\\]*/\\\\\"device\\\\\":\\\\\"$device/" "$(dirname "$file")/start.json")
        next=$(invoke --data-ascii "$start" | sed -n 's/.*next_n[^0-9]*\([0-9]*\).*/\1/p')
        echo "== $function $file (device $device, message ${next:?intake did not welcome the device})"
        invoke --data-ascii "$(sed "s/\\\\\"n\\\\\":[0-9]*/\\\\\"n\\\\\":$next/" "$file")"
        ;;
    *)
        echo "== $function $file"
        invoke --data-file "$file"
        ;;
    esac
done
