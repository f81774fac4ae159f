"""What every row needs: a platform, the load generator, a search for the highest rate, figures of a
process. The rows are in rows.py."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
# Where cargo puts what it builds by the profile `bench`.
BINARIES = TARGET / "release"
SHOP = ROOT / "merchant/shop/shop.json"
# New connections per second; the gateway takes 500.
CONNECT_RATE = 450


def say(text):
    print(text, file=sys.stderr, flush=True)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Process:
    """A program that runs in the background and is stopped at the end of a `with`."""

    def __init__(self, command, ready=None, **options):
        self.errors = options.pop("stderr", None)
        self.child = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.PIPE, text=True, cwd=ROOT,
            stderr=self.errors or subprocess.DEVNULL, **options)
        if ready:
            self.wait_for(ready)

    def wait_for(self, text):
        for line in self.child.stdout:
            if text in line:
                return
        raise SystemExit(f"{self.child.args[0]} ended before it said `{text}`")

    @property
    def pid(self):
        return self.child.pid

    def memory(self):
        """Resident memory, in bytes."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        return 0

    def cpu(self):
        """Seconds on a processor so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.child.send_signal(signal.SIGINT)
        try:
            self.child.wait(15)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Platform(Process):
    """`aisle run` on a data folder of its own."""

    def __init__(self, *options, data=None, log="warn", **more):
        self.own = data is None
        self.data = Path(data or tempfile.mkdtemp(prefix="aisle-bench-"))
        super().__init__(
            [BINARIES / "aisle", "run", "--data", self.data, "--port", 0, "--lambda-port", 0,
             "--log", log, *options], ready="ready in", **more)
        self.addresses = json.loads((self.data / "platform.json").read_text())

    @property
    def url(self):
        return self.addresses["socket"]

    def stop(self):
        super().stop()
        if self.own:
            shutil.rmtree(self.data, ignore_errors=True)


def echo():
    port = free_port()
    process = Process([BINARIES / "aisle-bench", "echo", "--listen", f"127.0.0.1:{port}"])
    process.url = f"ws://127.0.0.1:{port}/"
    wait_for_port(port)
    return process


def wait_for_port(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"nobody listens on port {port}")


def load(url, shape, *options, on_line=None):
    """Runs `aisle load` to its end; gives its report. `on_line` sees each line of its progress."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [BINARIES / "aisle", "load", shape, "--url", url, "--shop", SHOP, "--out", out.name, *options]
        child = subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE, text=True, cwd=ROOT)
        lines = []
        for line in child.stderr:
            lines.append(line)
            if on_line:
                on_line(line)
        code = child.wait()
        text = Path(out.name).read_text()
    if not text:
        raise SystemExit(f"aisle load: {code}: {''.join(lines[-3:])}")
    report = json.loads(text)
    checks = report["checks"]
    say(f"    {shape} {' '.join(str(o) for o in options)}: {report['acked']} acked, {report['answered']} answered, "
        f"ack p99 {report['ack_ms']['p99']:.1f}, reply p50 {report['reply_ms']['p50']:.1f} "
        f"p99 {report['reply_ms']['p99']:.1f} ms, lag p99 {report['lag_ms']['p99']:.1f}, "
        f"{'passed' if report['passed'] else checks}")
    return report


def steady(url, rate, seconds, *options, per_socket=5, connect_rate=CONNECT_RATE):
    sockets = max(20, round(rate / per_socket))
    return load(url, "steady", "--rate", rate, "--duration", f"{seconds}s", "--sockets", sockets,
                "--connect-rate", connect_rate, *options)


def highest(url, first, good, seconds=5, step=1.25, **options):
    """The highest rate of `first * step^k` whose report is good, and that report. An open loop that is
    asked for too much only shows how long its queue became, so the rate is approached from below."""
    extra = options.pop("options", ())
    rate, best = first, None
    steady(url, first / 4, 3, *extra, **options)
    while True:
        report = steady(url, round(rate), seconds, *extra, **options)
        if not good(report):
            # Once more: a machine shared with others stumbles.
            report = steady(url, round(rate), seconds, *extra, **options)
        if not good(report):
            return best
        best, rate = report, rate * step


def figures(report):
    """What the JSON keeps of a report."""
    kept = ("passed", "sockets", "planned", "acked", "answered", "acked_per_second", "reconnects", "checks")
    latencies = ("ack_ms", "reply_ms", "reply_plain_ms", "reply_order_ms", "back_ms", "lag_ms")
    return {name: report[name] for name in kept} | {
        name: {q: report[name][q] for q in ("count", "p50", "p90", "p99", "max")} for name in latencies}


def nothing_lost(report):
    checks = report["checks"]
    return not any(checks[name] for name in ("lost", "unacknowledged", "refused", "unsaid", "missed", "not_in_log"))


def nothing_twice(report):
    checks = report["checks"]
    return not any(checks[name] for name in ("answered_twice", "conflicting"))
