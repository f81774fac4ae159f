"""The same work in Python, to measure beside: gateway, intake, nlu and push in one process on uvloop,
with aiobotocore on the emulators that the platform itself uses, in a table and a queue of its own.

In its favour: understanding is a look-up of a word, there are no tokens, no dead letters, no JSON
between gateway and functions, and a push is a call and not an HTTP request."""

import argparse
import asyncio
import json
import secrets
import time
from datetime import datetime, timezone

import uvloop
from aiobotocore.config import AioConfig
from aiobotocore.session import get_session
from botocore.exceptions import ClientError
from websockets.asyncio.server import serve

TABLE = "aisle-python"
QUEUE = "aisle-python"
BATCHES = 16
ANSWERS = {
    "deliver": "We deliver within two to four working days.", "ship": "We deliver within two to four working days.",
    "pay": "You can pay by card, invoice or PayPal.", "return": "You can return everything within 30 days.",
    "refund": "Refunds take five working days.", "hello": "Hello! How can I help you?",
}
LIMITS = {"max_text_chars": 4000, "max_frame_bytes": 131072, "messages_per_second": 20,
          "ping_after_seconds": 540, "resume_after_seconds": 10}


class Pipeline:
    def __init__(self, dynamodb, sqs, queue_url):
        self.dynamodb, self.sqs, self.queue_url = dynamodb, sqs, queue_url
        self.sockets = {}

    # The log: one append-only list per conversation, its next position is the lock.

    async def tail(self, conversation):
        """Newest first, back to the newest entry that is not the shopper's."""
        entries, last = [], "L#9999999999"
        for limit in (4, 16, 64, 256):
            found = await self.dynamodb.query(
                TableName=TABLE, KeyConditionExpression="pk = :pk AND sk BETWEEN :first AND :last",
                ExpressionAttributeValues={":pk": {"S": f"C#{conversation}"}, ":first": {"S": "L#0000000001"},
                                           ":last": {"S": last}},
                ScanIndexForward=False, ConsistentRead=True, Limit=limit)
            for item in found["Items"]:
                entries.append((int(item["sk"]["S"][2:]), json.loads(item["b"]["S"])))
                if entries[-1][1]["kind"] == "written":
                    return entries
            if len(found["Items"]) < limit:
                return entries
            last = f"L#{entries[-1][0] - 1:010}"
        return entries

    async def append(self, conversation, seq, entry):
        """Whether the position was free."""
        item = {"pk": {"S": f"C#{conversation}"}, "sk": {"S": f"L#{seq:010}"},
                "w": {"S": "w-" + secrets.token_hex(16)}, "b": {"S": json.dumps(entry)}}
        try:
            await self.dynamodb.put_item(TableName=TABLE, Item=item, ConditionExpression="attribute_not_exists(sk)",
                                         ReturnValuesOnConditionCheckFailure="ALL_OLD")
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return False
            raise
        return True

    # Intake.

    async def start(self, conversation, connection):
        expires = str(int(time.time()) + 7800)
        await self.dynamodb.put_item(TableName=TABLE, Item={
            "pk": {"S": f"C#{conversation}"}, "sk": {"S": f"D#{connection}"}, "who": {"S": "shopper"},
            "ttl": {"N": expires}})
        parts = [{"type": "text", "text": "Hello! I'm the automated assistant."}]
        await self.append(conversation, 1, written(parts, [], {"handled": 1, "devices": {}}))
        return {"type": "welcome", "conversation": conversation, "resume_token": "none", "language": "en",
                "last": 1, "next_n": 1, "seq": 1, "parts": parts, "limits": LIMITS}

    async def message(self, conversation, frame):
        while True:
            entries = await self.tail(conversation)
            devices = dict(entries[-1][1]["state"]["devices"])
            for seq, entry in reversed(entries[:-1]):
                devices[entry["device"]] = [entry["n"], seq]
            n, seq = devices.get(frame["device"], [0, 0])
            if frame["n"] == n:
                break
            seq = entries[0][0] + 1
            entry = {"kind": "shopper", "at": now(), "device": frame["device"], "n": frame["n"], "text": frame["text"]}
            if await self.append(conversation, seq, entry):
                break
        await self.sqs.send_message(QueueUrl=self.queue_url,
                                    MessageBody=json.dumps({"v": 1, "conversation": conversation, "seq": seq}))
        return {"type": "ack", "n": frame["n"], "seq": seq}

    async def resume(self, conversation, after):
        found = await self.dynamodb.query(
            TableName=TABLE, KeyConditionExpression="pk = :pk AND sk BETWEEN :first AND :last",
            ExpressionAttributeValues={":pk": {"S": f"C#{conversation}"}, ":first": {"S": f"L#{after + 1:010}"},
                                       ":last": {"S": "L#9999999999"}}, ConsistentRead=True)
        entries = [shown(int(item["sk"]["S"][2:]), json.loads(item["b"]["S"])) for item in found["Items"]]
        return {"type": "history", "up_to": entries[-1]["seq"] if entries else after, "more": False,
                "entries": entries}

    # Nlu.

    async def work(self):
        while True:
            received = await self.sqs.receive_message(QueueUrl=self.queue_url, MaxNumberOfMessages=10, WaitTimeSeconds=20)
            messages = received.get("Messages", [])
            if messages:
                await asyncio.gather(*(self.answer(json.loads(message["Body"])) for message in messages))
                await self.sqs.delete_message_batch(QueueUrl=self.queue_url, Entries=[
                    {"Id": str(index), "ReceiptHandle": message["ReceiptHandle"]}
                    for index, message in enumerate(messages)])

    async def answer(self, wake):
        conversation = wake["conversation"]
        while True:
            entries = await self.tail(conversation)
            pending = [(seq, entry) for seq, entry in reversed(entries) if entry["kind"] == "shopper"]
            if not pending:
                return
            seq = entries[0][0] + 1
            state = entries[-1][1]["state"]
            devices = state["devices"] | {entry["device"]: [entry["n"], at] for at, entry in pending}
            parts = [{"type": "text", "text": understood(entry["text"])} for _, entry in pending]
            reply = written(parts, [at for at, _ in pending], {"handled": seq, "devices": devices})
            if await self.append(conversation, seq, reply):
                break
        found = await self.dynamodb.query(
            TableName=TABLE, KeyConditionExpression="pk = :pk AND begins_with(sk, :prefix)",
            ExpressionAttributeValues={":pk": {"S": f"C#{conversation}"}, ":prefix": {"S": "D#"}}, ConsistentRead=True)
        frame = json.dumps(shown(seq, reply))
        for item in found["Items"]:
            if socket := self.sockets.get(item["sk"]["S"][2:]):
                await socket.send(frame)

    # Gateway.

    async def converse(self, socket):
        conversation, connection = "c-" + secrets.token_hex(16), secrets.token_urlsafe(12)
        self.sockets[connection] = socket
        try:
            async for text in socket:
                frame = json.loads(text)
                match frame["type"]:
                    case "start":
                        answer = await self.start(conversation, connection)
                    case "message":
                        answer = await self.message(conversation, frame)
                    case "resume":
                        answer = await self.resume(conversation, frame["after"])
                    case _:
                        continue
                await socket.send(json.dumps(answer))
        finally:
            del self.sockets[connection]


def now():
    return datetime.now(timezone.utc).isoformat().replace("+00:00", "Z")


def written(parts, answers, state):
    return {"kind": "written", "at": now(), "author": "bot", "answers": answers, "parts": parts, "state": state}


def shown(seq, entry):
    if entry["kind"] == "shopper":
        return {"type": "echo", "seq": seq, "at": entry["at"], "device": entry["device"], "n": entry["n"],
                "text": entry["text"]}
    return {"type": "reply", "seq": seq, "at": entry["at"], "author": "bot", "answers": entry["answers"],
            "parts": entry["parts"]}


def understood(text):
    lower = text.lower()
    return next((answer for word, answer in ANSWERS.items() if word in lower), "Could you say that in other words?")


async def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("dynamodb", "sqs", "port"):
        arguments.add_argument(f"--{name}", required=True)
    arguments = arguments.parse_args()
    common = {"region_name": "us-east-1", "aws_access_key_id": "local", "aws_secret_access_key": "local",
              "config": AioConfig(max_pool_connections=128, parameter_validation=False)}
    session = get_session()
    async with session.create_client("dynamodb", endpoint_url=arguments.dynamodb, **common) as dynamodb, \
            session.create_client("sqs", endpoint_url=arguments.sqs, **common) as sqs:
        await dynamodb.create_table(
            TableName=TABLE, BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}])
        queue = await sqs.create_queue(QueueName=QUEUE, Attributes={"VisibilityTimeout": "10"})
        pipeline = Pipeline(dynamodb, sqs, queue["QueueUrl"])
        working = [asyncio.create_task(pipeline.work()) for _ in range(BATCHES)]
        async with serve(pipeline.converse, "127.0.0.1", int(arguments.port), subprotocols=["aisle.v1"],
                         compression=None):
            print("ready", flush=True)
            await asyncio.gather(*working)


if __name__ == "__main__":
    uvloop.run(main())
