#!/usr/bin/env bash
# Fills corpus/ with what a fuzz run begins with: the frames, messages and entries of events/, and
# some lines for tokens and handshakes. Run it again when events/ has new kinds; commit the result.
set -euo pipefail
cd "$(dirname "$0")"
events=../../events
copy() { # target, files…
  local target=$1; shift
  mkdir -p "corpus/$target"
  for file in "$@"; do
    cp "$file" "corpus/$target/$(echo "${file#"$events"/}" | tr / -)"
  done
}
rm -rf corpus
copy client_frames "$events"/contracts/{client,agent}/*/v1.json
copy server_frames "$events"/contracts/{server,desk}/*/v1.json
copy queue_messages "$events"/contracts/{wake,run_command,handoff_task}/*/v1.json
copy log_entries "$events"/contracts/log/*/v1.json
copy lambda_events "$events"/{connect,intake,nlu,order,handoff}/*.json
mkdir -p corpus/{tokens,handshakes}
seed() { printf '%b' "$3" >"corpus/$1/$2"; }
seed tokens good '\x10\x00\x05Ac-0b5e'
seed tokens expired '\x00\xff\x05Aada'
seed tokens cut '\x10\x00\x05\x00user-17'
seed tokens keys 'k1:0123456789abcdef0123456789abcdef,k2:fedcba9876543210fedcba9876543210'
seed tokens text 'AQJrMQAAAABrSdIAYy0x'
seed tokens minted 'AQJrMQAAAABrSfkAYavvtDuVONAcPsDW4y7X2Eff1YX3kCy6R3gZUqB3pjDP'
seed handshakes anonymous '\naisle.v1'
seed handshakes browser 'https://shop.example\naisle.v1, aisle.resume.{resume}'
seed handshakes foreign 'https://evil.example\naisle.v1'
seed handshakes jwt '\naisle.v1, aisle.resume.{resume}, aisle.jwt.{jwt}'
seed handshakes hash '\naisle.v1, aisle.shopper.{hash}'
seed handshakes both '\naisle.v1, aisle.jwt.{jwt}, aisle.shopper.{hash}'
seed handshakes agent '\naisle.agent.v1, aisle.agent.{agent}'
seed handshakes later '\naisle.v2, aisle.v1, aisle.agent.v2'
seed handshakes cut '\naisle.v1, aisle.jwt.{jwt'
du -sh --apparent-size corpus; find corpus -type f | wc -l
