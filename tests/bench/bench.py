"""`make bench`: measures, prints a table, writes target/bench/ROW.json. Exit code 1 if a goal that is
asserted was missed."""

import argparse
import datetime
import json
import os
import resource
import sys
import time

import price
import rows
from measure import ROOT, say

ROWS = {"memory": rows.memory, "sdk": rows.sdk, "flash": rows.flash, "idle": rows.idle, "storm": rows.storm,
        "cold": rows.cold, "price": price.price, "growth": rows.growth}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default=",".join(ROWS), help="which, with commas: " + ", ".join(ROWS))
    names = [name for name in parser.parse_args().rows.split(",") if name]
    unknown = [name for name in names if name not in ROWS]
    if unknown:
        parser.error(f"no such row: {', '.join(unknown)}")
    # 15,000 sockets are as many files, in the platform and in the load generator.
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    folder = ROOT / "target/bench"
    folder.mkdir(parents=True, exist_ok=True)
    missed = False
    for name in names:
        began = time.monotonic()
        say(f"{name}: {ROWS[name].__doc__ or price.__doc__.splitlines()[0]}")
        lines = ROWS[name]()
        missed |= any(line["asserted"] and not line["reached"] for line in lines)
        say(f"{name}: {time.monotonic() - began:.0f} s\n")
        result = {"row": name, "at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
                  "cores": os.cpu_count(), "lines": lines}
        (folder / f"{name}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
        show(lines)
    sys.exit(1 if missed else 0)


def show(lines):
    words = {True: "reached", False: "NOT reached", None: ""}
    for line in lines:
        print(f"| {line['what']} | {line['figure']} | {line['goal']} | {words[line['reached']]} |")
    print(flush=True)


if __name__ == "__main__":
    main()
