#!/usr/bin/env python3
"""Holds the table of figures, live or as released, and prints each of the zone that changes. Ctrl-C ends it.

  pip install confluent-kafka fastavro        (or, on Debian: apt-get install python3-confluent-kafka python3-avro)
  python3 reader.py CLIENT.PROPERTIES [TOPIC]

The file is that of a Java client, such as client.properties in the data directory of ./tongji local. Debian's avro is
Python alone and slow; fastavro is compiled.
"""
import base64
import io
import json
import re
import sys
import time
import urllib.request

from confluent_kafka import Consumer, KafkaError, KafkaException

try:
    import fastavro
except ImportError:
    fastavro = None
    import avro.io
    import avro.schema

with open(sys.argv[1], encoding="utf-8") as file:
    OPTIONS = dict(line.strip().split("=", 1) for line in file if "=" in line and not line.startswith("#"))
TOPIC = sys.argv[2] if len(sys.argv) > 2 else "tongji.aggregates.live"  # what was released: tongji.aggregates.release


def login():
    """The login for Kafka, if the file has one, out of the text that Java takes it from."""
    found = re.search(r'username="([^"]*)" password="([^"]*)"', OPTIONS.get("sasl.jaas.config", ""))
    if not found:
        return {}
    return {
        "security.protocol": OPTIONS["security.protocol"],
        "sasl.mechanisms": OPTIONS["sasl.mechanism"],
        "sasl.username": found[1],
        "sasl.password": found[2],
    }


def reader_of(number):
    """What decodes by the schema of a number."""
    request = urllib.request.Request(f"{OPTIONS['schema.registry.url']}/schemas/ids/{number}")
    if "basic.auth.user.info" in OPTIONS:
        plain = base64.b64encode(OPTIONS["basic.auth.user.info"].encode()).decode()
        request.add_header("Authorization", f"Basic {plain}")
    with urllib.request.urlopen(request) as answer:
        text = json.load(answer)["schema"]
    if fastavro:
        schema = fastavro.parse_schema(json.loads(text))
        return lambda body: fastavro.schemaless_reader(io.BytesIO(body), schema)
    reader = avro.io.DatumReader(avro.schema.parse(text))
    return lambda body: reader.read(avro.io.BinaryDecoder(io.BytesIO(body)))


READERS = {}


def decoded(message):
    """A key or value: a zero byte, the number of its schema in four, Avro. The registry is asked once for each."""
    number = int.from_bytes(message[1:5], "big")
    if number not in READERS:
        READERS[number] = reader_of(number)
    return READERS[number](message[5:])


TABLE = {}


def take(key, value):
    """Puts a figure into the table, or takes out one that was withdrawn."""
    series = " ".join(key[part] for part in ("INDICATOR", "REF_AREA", "ACTIVITY", "FREQ", "TIME_PERIOD"))
    if value is None:
        TABLE.pop(series, None)
        return
    TABLE[series] = value
    if " 330483K01 _T M " in series:
        suppressed = value["CONF_STATUS"] == "C"  # there is a figure, but it is confidential
        shown = "confidential" if suppressed else f"YTD {value['YTD']} growth {value['YTD_YOY']}"
        print(f"cut {value['CUT']}: {series} {shown}", flush=True)


def main():
    """Reads from the beginning of all partitions, and on."""
    start = time.monotonic()
    consumer = Consumer({
        "bootstrap.servers": OPTIONS["bootstrap.servers"],
        "group.id": f"reader-{time.time_ns()}",
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
        "isolation.level": "read_committed",
        "enable.partition.eof": True,
        **login(),
    })
    waiting = set(consumer.list_topics(TOPIC).topics[TOPIC].partitions)
    consumer.subscribe([TOPIC])
    while True:
        for message in consumer.consume(500, 1):
            if not message.error():
                value = message.value()
                take(decoded(message.key()), None if value is None else decoded(value))
            elif message.error().code() != KafkaError._PARTITION_EOF:
                raise KafkaException(message.error())
            elif message.partition() in waiting:
                waiting.remove(message.partition())
                if not waiting:
                    millis = round((time.monotonic() - start) * 1000)
                    print(f"the table of {len(TABLE)} figures took {millis} ms", file=sys.stderr)


main()
