#!/bin/bash
# Builds what is deployed: target/lambda/FUNCTION/bootstrap, and beside it the compiled merchant
# pack where the function reads one. Prints size and architecture of each; fails above 10 MB.
#   scripts/build-functions.sh [PACK]
# AISLE_TARGET is the target, such as aarch64-unknown-linux-gnu (`rustup target add` it first, and
# have its linker); this machine's own unless set.
set -euo pipefail

cd "$(dirname "$0")/.."
pack=${1:-merchant}
most=$((10 * 1000 * 1000))
functions=(connect intake nlu order handoff sync)
with_pack=(intake nlu order handoff sync)

target=()
built=target/release
if [[ -n ${AISLE_TARGET:-} ]]; then
    target=(--target "$AISLE_TARGET")
    built=target/$AISLE_TARGET/release
fi
packages=()
for function in "${functions[@]}"; do packages+=(-p "$function"); done
cargo build --release --bins "${packages[@]}" "${target[@]}"

for function in "${functions[@]}"; do
    mkdir -p "target/lambda/$function"
    # Beside first: a running process keeps the file it was started from.
    cp "$built/$function" "target/lambda/$function/bootstrap.new"
    mv "target/lambda/$function/bootstrap.new" "target/lambda/$function/bootstrap"
done

# The tool runs here, whatever the target of the functions is.
for function in "${with_pack[@]}"; do
    cargo run -q -p aisle -- pack build --pack "$pack" --out "target/lambda/$function/pack"
done

failed=0
printf '%-10s %12s  %-8s %s\n' function bytes machine pack
for function in "${functions[@]}"; do
    file=target/lambda/$function/bootstrap
    bytes=$(stat -c %s "$file")
    # e_machine: two bytes at 18 of the ELF header, little-endian on both of Lambda's machines.
    case $(od -An -tx1 -j18 -N2 "$file" | tr -d ' ') in
    3e00) machine=x86_64 ;;
    b700) machine=arm64 ;;
    *) machine=unknown failed=1 ;;
    esac
    packed=-
    [[ -d target/lambda/$function/pack ]] && packed="$(du -sb "target/lambda/$function/pack" | cut -f1) bytes"
    printf '%-10s %12s  %-8s %s\n' "$function" "$bytes" "$machine" "$packed"
    if grep -aqE 'RaceLostUnnoticed|PushedBeforeAppend|aisle_simulate' "$file"; then
        echo "$function holds a planted defect of local/simulate" >&2
        failed=1
    fi
    if ((bytes > most)); then
        echo "$function is over $most bytes: what does it link that it does not need?" >&2
        failed=1
    fi
done
exit $failed
