"""The rows of `make bench`, each a function that gives lines of the table: what, figure, goal, and
whether it was reached (None: there is no goal). `asserted` goals fail the run. The price is in
price.py."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from counting import Counting
from measure import (
    BINARIES, CONNECT_RATE, ROOT, Platform, Process, echo, figures, free_port, highest, load, nothing_lost,
    nothing_twice, say, steady, wait_for_port)

HERE = Path(__file__).parent
PLAIN = ("--mix", "plain=1,order=0", "--no-audit")
MIXED = ("--mix", "plain=60,order=40", "--languages", "en,zh")


def line(what, figure, goal="", reached=None, asserted=False, **data):
    return {"what": what, "figure": figure, "goal": goal, "reached": reached, "asserted": asserted, "data": data}


def quick(report, reply_p99, ack_p99=None):
    """All right, and fast enough."""
    return (report["passed"] and report["reply_ms"]["p99"] <= reply_p99
            and (ack_p99 is None or report["ack_ms"]["p99"] <= ack_p99))


def memory():
    """1. End to end on memory adapters, beside an echo."""
    good = lambda report: quick(report, 50, 20)
    with echo() as server:
        ceiling = highest(server.url, 18000, good, options=PLAIN, per_socket=12, connect_rate=2000)
    with Platform("--ephemeral", "--adapters", "memory") as platform:
        plain = highest(platform.url, 6000, good, options=PLAIN, per_socket=12, step=1.15)
    with Platform("--ephemeral", "--adapters", "memory") as platform:
        mixed = highest(platform.url, 3500, good, options=MIXED, per_socket=12, step=1.15)
    lines = [line("echo by the same load client", rate(ceiling), echo=kept(ceiling))]
    if plain:
        share = plain["acked_per_second"] / ceiling["acked_per_second"] if ceiling else 0
        lines += [
            line("memory adapters, plain turns", rate(plain), "≥ 10,000/s", plain["acked_per_second"] >= 10000,
                 plain=kept(plain)),
            line("… of the echo", f"{share:.0%}", "≥ 10 %", share >= 0.10),
            line("… reply p99, ack p99 at that rate",
                 f"{plain['reply_ms']['p99']:.1f}, {plain['ack_ms']['p99']:.1f} ms", "≤ 50, ≤ 20 ms", quick(plain, 50, 20))]
    return lines + [line("memory adapters, 60/40 mix, en and zh", rate(mixed), mixed=kept(mixed))]


def sdk():
    """2. End to end on real SDK clients, TCP and file storage, beside Python."""
    good = lambda report: quick(report, 100)
    with Platform() as platform:
        steady(platform.url, 200, 5, *PLAIN)
        at_400 = steady(platform.url, 400, 8, *PLAIN, "--answer-within", "60s")
        best = highest(platform.url, 300, good, options=PLAIN, step=1.15)
    with Platform() as platform:
        mixed = highest(platform.url, 150, good, options=MIXED, step=1.15)
    with Platform() as store, python(store.addresses["dynamodb"], store.addresses["sqs"]) as pipeline:
        theirs_at_30 = steady(pipeline.url, 30, 5, *PLAIN)
        theirs = highest(pipeline.url, 40, good, options=PLAIN, step=1.15)
    lines = [
        line("SDK clients, file storage, plain turns, p99 ≤ 100 ms", rate(best), "≥ 600/s",
             bool(best) and best["acked_per_second"] >= 599, best=kept(best)),
        line("… at 400/s: reply p50, p99", f"{at_400['reply_ms']['p50']:.1f}, {at_400['reply_ms']['p99']:.1f} ms",
             "p99 ≤ 100 ms", quick(at_400, 100), at_400=kept(at_400)),
        line("… 60/40 mix, en and zh", rate(mixed), mixed=kept(mixed)),
        line("Python pipeline, the same store", rate(theirs), python=kept(theirs), python_at_30=kept(theirs_at_30))]
    if best and theirs:
        times = best["acked_per_second"] / theirs["acked_per_second"]
        lines.append(line("… ours is so many times that", f"{times:.1f}×", "≥ 3×", times >= 3))
    with Platform() as store:
        proxies = [Counting(store.addresses[name]) for name in ("dynamodb", "sqs")]
        with python(*(proxy.url for proxy in proxies)) as pipeline:
            load(pipeline.url, "connections", "--count", 20, "--duration", "2s", "--no-audit")
            before = [proxy.snapshot()[0] for proxy in proxies]
            report = steady(pipeline.url, 20, 10, *PLAIN, per_socket=1)
            after = [proxy.snapshot()[0] for proxy in proxies]
        calls = {name: round((a[name] - b[name]) / report["answered"], 2)
                 for a, b in zip(after, before) for name in sorted(a)}
    return lines + [line("Python's calls per plain turn, counted at 20/s (starts and long polls included)",
                         f"{sum(calls.values()):.1f}", calls=calls)]


def python(dynamodb, sqs):
    """The Python pipeline, running; its packages are installed at the first time."""
    folder = Path(os.environ.get("BENCH_VENV", ROOT / "target/bench/venv"))
    requirements = HERE / "requirements.txt"
    if not (folder / "bin/python").exists():
        subprocess.run(["python3", "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin/pip", "install", "-q", "-r", requirements], check=True)
    port = free_port()
    process = Process([folder / "bin/python", HERE / "pipeline.py", "--dynamodb", dynamodb, "--sqs", sqs,
                       "--port", port], ready="ready")
    process.url = f"ws://127.0.0.1:{port}/"
    return process


def flash():
    """3. A flash of fifty times the usual load within a second."""
    lines = []
    in_memory = ("--ephemeral", "--adapters", "memory")
    for name, options in (
            ("memory adapters, 16 batches provisioned", in_memory),
            ("memory adapters, SQS ramp (5 batches, +300 a minute)", (*in_memory, "--ramp")),
            ("emulators on the same cores, 16 batches", ())):
        with Platform(*options) as platform:
            steady(platform.url, 50, 3, *PLAIN)
            report = load(platform.url, "flash", "--base", 20, "--peak", 1000, "--within", "1s", "--duration", "30s",
                          "--sockets", 500, "--connect-rate", CONNECT_RATE, "--answer-within", "60s", *MIXED)
        took = recovery(report)
        lines += [
            line(f"flash 20 → 1,000/s, {name}: lost, twice",
                 f"{report['checks']['lost']}, {report['checks']['answered_twice']}", "0, 0",
                 nothing_lost(report) and nothing_twice(report), report=kept(report), seconds=report["seconds_of_run"]),
            line("… p99 back under 300 ms after the flash began", f"{took:.0f} s", "≤ 10 s", took <= 10),
            line("… longest wait", f"{report['reply_ms']['max'] / 1000:.1f} s")]
    return lines


def recovery(report):
    """Seconds from the beginning of the flash until the last second in which p99 was over 300 ms."""
    begins = report["seconds"] / 3
    slow = [second["at"] for second in report["seconds_of_run"] if second["reply_p99"] > 300]
    return max(0, slow[-1] - begins) if slow else 0


def idle():
    """4. Idle sockets."""
    count = 15000
    with Platform() as platform:
        before, held = platform.memory(), []
        lines_seen = lambda text: held.append(platform.memory()) if " sockets  sent " in text else None
        load(platform.url, "connections", "--count", count, "--duration", "8s", "--connect-rate", CONNECT_RATE,
             "--no-audit", on_line=lines_seen)
        each = (held[4] - before) / count
    return [line(f"{count:,} idle sockets: memory of the platform for each", f"{each / 1024:.1f} KB", "≤ 10 KB",
                 each <= 10 * 1024, before=before, held=held)]


def storm():
    """5. Everybody comes back at once."""
    count, floor = 10000, 20.0
    with Platform() as platform:
        report = load(platform.url, "storm", "--rate", 20, "--sockets", count, "--duration", "70s",
                      "--connect-rate", CONNECT_RATE, "--mix", "plain=1,order=0")
    back = report["back_ms"]["max"] / 1000
    return [
        line(f"{count:,} sockets drop: all are back after", f"{back:.1f} s = {back / floor:.2f}× the floor", "≤ 1.1×",
             back <= 1.1 * floor and report["back_ms"]["count"] == count, report=kept(report),
             failed=report["failed_handshakes"]),
        line("… half of them after", f"{report['back_ms']['p50'] / 1000:.1f} s"),
        line("… lost, twice", f"{report['checks']['lost']}, {report['checks']['answered_twice']}", "0, 0",
             nothing_lost(report) and nothing_twice(report))]


def cold():
    """6. Cold start of the artifacts."""
    if not (ROOT / "target/lambda").exists():
        return [line("cold start of the functions", "not measured: run `make build` first", "p99 ≤ 20 ms")]
    done = subprocess.run(["make", "-s", "cold-start"], cwd=ROOT, text=True, capture_output=True)
    lines = []
    for text in done.stdout.splitlines():
        fields = text.split()
        if len(fields) == 10 and fields[3] == "ms":
            lines.append(line(f"cold start of {fields[0]}: p50, p99, peak memory",
                              f"{fields[2]}, {fields[4]} ms, {fields[8]} MB", "p99 ≤ 20 ms, ≤ 40 MB",
                              float(fields[4]) <= 20 and float(fields[8]) <= 40))
        elif len(fields) >= 3 and fields[2] == "bytes":
            lines.append(line(f"artifact of {fields[0]}", f"{int(fields[1]) / 1e6:.1f} MB", "≤ 10 MB",
                              int(fields[1]) <= 10_000_000))
    return lines or [line("cold start of the functions", "failed: " + done.stderr[-200:], "p99 ≤ 20 ms", False)]


def growth():
    """8. What a long conversation and a full table cost."""
    return long_conversations() + full_tables()


def long_conversations():
    # An order turn is three entries; 19 a second are just under what one conversation may say.
    sockets, seconds = 10, 178
    with Platform() as platform:
        report = load(platform.url, "steady", "--rate", 19 * sockets, "--sockets", sockets, "--duration", f"{seconds}s",
                      "--no-audit", "--mix", "plain=0,order=1")
        sizes = entry_units(platform)
    timeline = report["seconds_of_run"]
    parts = [timeline[2:12], timeline[seconds - 12:seconds - 2]]
    p50 = [sum(second["reply_p50"] for second in part) / len(part) for part in parts]
    p99 = [sum(second["reply_p99"] for second in part) / len(part) for part in parts]
    return [
        line(f"a conversation of 100 and of {sizes['entries']:,} entries: reply p50", f"{p50[0]:.1f}, {p50[1]:.1f} ms", "flat",
             p50[1] <= 1.25 * p50[0], sizes=sizes, report=kept(report)),
        line("… reply p99 of a second", f"{p99[0]:.1f}, {p99[1]:.1f} ms"),
        line("… write units an entry", f"{sizes['first']:.2f}, {sizes['last']:.2f}", "flat",
             sizes["last"] <= 1.05 * sizes["first"])]


def entry_units(platform):
    """Write units of the first and the last 300 entries of the longest conversation, from the item sizes."""
    import sqlite3
    with tempfile.TemporaryDirectory() as folder:
        for name in ("aisle.db", "aisle.db-wal"):
            if (platform.data / name).exists():
                shutil.copy(platform.data / name, folder)
        database = sqlite3.connect(Path(folder) / "aisle.db")
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        table = next(name for name in tables if name.strip('"').endswith("aisle") and "gsi" not in name.lower())
        longest, entries = database.execute(
            f'SELECT pk, count(*) FROM "{table}" WHERE sk LIKE \'L#%\' GROUP BY pk ORDER BY 2 DESC LIMIT 1').fetchone()
        sizes = [size for (size,) in database.execute(
            f'SELECT item_size FROM "{table}" WHERE pk = ? AND sk LIKE \'L#%\' ORDER BY sk', (longest,))]
    units = [-(-size // 1024) for size in sizes]
    return {"entries": entries, "first": sum(units[:300]) / 300, "last": sum(units[-300:]) / 300}


def full_tables():
    lines, base = [], None
    with tempfile.TemporaryDirectory(prefix="aisle-bench-") as folder:
        with Platform(data=folder) as platform:
            steady(platform.url, 20, 2, *PLAIN)
        full = 0
        for conversations in (1_000, 100_000, int(os.environ.get("BENCH_CONVERSATIONS", 1_000_000))):
            began = time.monotonic()
            subprocess.run([BINARIES / "aisle-bench", "fill", Path(folder) / "aisle.db",
                            "--conversations", str(conversations - full)], check=True)
            say(f"    {conversations:,} conversations are in the table after {time.monotonic() - began:.0f} s")
            full = conversations
            with Platform(data=folder) as platform:
                steady(platform.url, 100, 3, *PLAIN)
                report = steady(platform.url, 200, 10, *PLAIN)
            p50, p99 = report["reply_ms"]["p50"], report["reply_ms"]["p99"]
            base = base or p50
            lines.append(line(f"a table of {conversations:,} conversations, 200/s: reply p50, p99",
                              f"{p50:.1f}, {p99:.1f} ms", "flat", p50 <= 1.25 * base, report=kept(report)))
    return lines


def rate(report):
    return f"{report['acked_per_second']:,.0f}/s" if report else "below the lowest rate tried"


def kept(report):
    return figures(report) if report else None
