"""7. The price of a million turns and of an idle month, from calls, capacity units, frames and bytes that
are counted in real runs of the real functions as processes."""

import http.client
import os
import tempfile
from pathlib import Path

from counting import Counting
from measure import Platform, free_port, load
from rows import line

# Dollars, us-east-1, on demand. Lambda's is for arm64.
WRITE, READ, SQS, FRAME, EVENT, LOG_GB = 0.625e-6, 0.125e-6, 0.40e-6, 1.00e-6, 1.00e-6, 0.50
INVOCATION, GB_SECOND = 0.20e-6, 13.3334e-6
# What a machine without AWS cannot count: how long an invocation is billed there, in seconds, and its
# memory. Three storage calls one after the other are about 15 ms.
BILLED, MEMORY_GB = 0.020, 0.25
# Lambda's own START, END and REPORT lines of an invocation, in bytes.
OWN_LINES = 350
# Messages of a queue that one invocation gets.
BATCH = 5
MOST_WRITES = {"plain": 3.3, "order": 5.5}


def price():
    counted = {kind: count(kind) for kind in ("plain", "order")}
    lines = []
    for kind, per_turn in counted.items():
        writes = per_turn["writes"]
        lines.append(line(f"{kind} turn: write units", f"{writes:.2f}", f"≤ {MOST_WRITES[kind]} (fails above)",
                          writes <= MOST_WRITES[kind], asserted=True, counted=per_turn))
        lines.append(line(f"… SDK calls by the functions", f"{per_turn['calls']:.1f}", calls=per_turn["by_operation"]))
    costs = {kind: itemised(per_turn) for kind, per_turn in counted.items()}
    costs["60/40 mix"] = {name: 0.6 * costs["plain"][name] + 0.4 * costs["order"][name] for name in costs["plain"]}
    for kind, items in costs.items():
        total = sum(items.values())
        figure = f"${total:.2f} = " + ", ".join(f"{name} {cost:.2f}" for name, cost in items.items())
        goal = "≤ $10" if "mix" in kind else ""
        lines.append(line(f"a million turns, {kind}, batch {BATCH}", figure, goal, total <= 10 if goal else None))
    idle = idle_month()
    total = sum(idle.values())
    lines.append(line("an idle month", f"${total:.2f} = " + ", ".join(f"{n} {c:.2f}" for n, c in idle.items()), "≤ $10",
                      total <= 10))
    return lines


def count(kind):
    """What one turn takes: a run with messages less a run in which the same sockets only open."""
    turns, without, with_turns = 0, None, None
    for seconds in (0, 30):
        dynamodb, sqs, management = (Counting(f"http://127.0.0.1:{free_port()}") for _ in range(3))
        with tempfile.TemporaryFile("w+") as log, Platform(
                "--ephemeral", "--functions", "process",
                "--dynamodb-port", dynamodb.upstream.port, "--sqs-port", sqs.upstream.port,
                "--env", f"AISLE_DYNAMODB_ENDPOINT={dynamodb.url}", "--env", f"AISLE_SQS_ENDPOINT={sqs.url}",
                "--env", f"AISLE_MANAGEMENT_ENDPOINT={management.url}", log="info", stderr=log) as platform:
            management.upstream = management.upstream._replace(
                netloc=platform.addresses["management"].split("/")[2], path="/v1")
            options = ("--no-audit", "--duration", "5s")
            if seconds:
                mix = "plain=1,order=0" if kind == "plain" else "plain=0,order=1"
                report = load(platform.url, "steady", "--rate", 20, "--sockets", 40, "--no-audit", "--mix", mix,
                              "--languages", "en,zh", "--duration", f"{seconds}s")
                turns = report["answered"]
            else:
                load(platform.url, "connections", "--count", 40, *options)
            events = (platform.data / "events.jsonl")
            events = events.read_text().count("\n") if events.exists() else 0
            log.flush()
            snapshot = [proxy.snapshot() for proxy in (dynamodb, sqs, management)]
            bytes_logged = function_log_bytes(log)
        for proxy in (dynamodb, sqs, management):
            proxy.stop()
        calls = sum((calls for calls, _ in snapshot), start=type(snapshot[0][0])())
        seen = {"calls": calls, "units": snapshot[0][1], "events": events, "log": bytes_logged}
        without, with_turns = (without or seen), seen
    per = lambda name, operation: (with_turns[name][operation] - without[name][operation]) / turns
    by_operation = {name: round(per("calls", name), 2) for name in sorted(with_turns["calls"])}
    by_operation = {name: calls for name, calls in by_operation.items() if calls > 0.005}
    writes = sum(per("units", name) for name in with_turns["units"] if name in ("PutItem", "DeleteItem", "UpdateItem"))
    reads = sum(per("units", name) for name in with_turns["units"] if name in ("Query", "GetItem"))
    return {
        "turns": turns, "writes": writes, "reads": reads, "calls": sum(by_operation.values()),
        "by_operation": by_operation, "sends": by_operation.get("SendMessage", 0),
        "events": (with_turns["events"] - without["events"]) / turns, "frames": 3,
        "log_bytes": (with_turns["log"] - without["log"]) / turns,
    }


def function_log_bytes(log):
    """Bytes of the functions' own lines, which CloudWatch would be sent."""
    log.seek(0)
    return sum(len(text) for text in log if '"function":"' in text)


def itemised(turn):
    """Dollars per million turns."""
    hops = turn["sends"]
    invocations = 1 + hops / BATCH
    million = 1e6
    return {
        "writes": turn["writes"] * WRITE * million,
        "reads": turn["reads"] * READ * million,
        "frames": turn["frames"] * FRAME * million,
        # One to send; one to receive and one to delete for each batch.
        "queue": hops * (1 + 2 / BATCH) * SQS * million,
        "events": turn["events"] * EVENT * million,
        "logs": (turn["log_bytes"] + invocations * OWN_LINES) * million / 1e9 * LOG_GB,
        "compute": invocations * (INVOCATION + BILLED * MEMORY_GB * GB_SECOND) * million,
    }


def idle_month():
    """What costs without a single shopper: long polls of 20 s by five pollers of each of five queues."""
    polls = 5 * 5 * (30 * 24 * 3600 / 20)
    return {"long polls": polls * SQS, "storage (1 GB)": 0.25, "alarms (10)": 1.00, "logs kept (5 GB)": 0.15}
