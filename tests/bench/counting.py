"""A proxy between SDK clients and an emulator, that counts calls by operation and, for DynamoDB, asks
for the consumed capacity and adds it up. Slow, so only for counting."""

import http.client
import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Counting:
    """Forwards from `url` to `upstream`."""

    def __init__(self, upstream):
        self.upstream = urlsplit(upstream)
        self.calls, self.units = Counter(), Counter()
        self.lock = threading.Lock()
        counting = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def handle_any(self):
                counting.forward(self)

            do_POST = do_GET = do_DELETE = handle_any

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, *_):
                """A client that is stopped in the middle of a call is no news."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def forward(self, request):
        body = request.rfile.read(int(request.headers.get("content-length") or 0))
        target = request.headers.get("x-amz-target", "")
        operation = target.rpartition(".")[2] or f"{request.command} {request.path.rpartition('/')[0] or '/'}"
        if target.startswith("DynamoDB"):
            body = json.dumps(json.loads(body) | {"ReturnConsumedCapacity": "TOTAL"}).encode()
        if not hasattr(request, "onward"):
            request.onward = http.client.HTTPConnection(self.upstream.netloc, timeout=30)
        headers = {name: value for name, value in request.headers.items()
                   if name.lower() not in ("content-length", "host", "transfer-encoding")}
        request.onward.request(request.command, self.upstream.path.rstrip("/") + request.path, body, headers)
        answer = request.onward.getresponse()
        text = answer.read()
        with self.lock:
            self.calls[operation] += 1
            if target.startswith("DynamoDB"):
                self.units[operation] += consumed(text, operation, answer.status)
        request.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "transfer-encoding", "connection", "date", "x-amz-crc32"):
                request.send_header(name, value)
        request.send_header("content-length", str(len(text)))
        request.end_headers()
        request.wfile.write(text)

    def snapshot(self):
        with self.lock:
            return Counter(self.calls), Counter(self.units)

    def stop(self):
        self.server.shutdown()


def consumed(text, operation, status):
    """Capacity units of an answer. A condition that failed is a write of one unit at least, too."""
    if status != 200:
        return 1 if b"ConditionalCheckFailed" in text else 0
    capacity = json.loads(text).get("ConsumedCapacity", [])
    capacities = capacity if isinstance(capacity, list) else [capacity]
    return sum(each.get("CapacityUnits", 0) for each in capacities)
