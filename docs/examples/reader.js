// Holds the table of the zone, live or as released, and prints each figure that changes. Ctrl-C ends it.
//   npm install kafkajs lz4js avsc
//   node reader.js CLIENT.PROPERTIES [TOPIC]
// The file is that of a Java client, such as client.properties in the data directory of ./tongji local.
// Node.js 18 or newer; all three packages are JavaScript alone and come from the npm registry: nothing is compiled.
'use strict';
const fs = require('node:fs');
const avro = require('avsc');
const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = require('kafkajs');
const lz4 = require('lz4js');

const figures = process.argv[3] || 'tongji.aggregates.live'; // what was released: tongji.aggregates.release

const options = Object.fromEntries(
  fs.readFileSync(process.argv[2], 'utf8').split('\n')
    .filter((line) => /^[^#]+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

/** The login for Kafka, if the file has one, out of the text that Java takes it from. */
function sasl() {
  const jaas = options['sasl.jaas.config'] || '';
  const [, username] = /username="([^"]*)"/.exec(jaas) || [];
  const [, password] = /password="([^"]*)"/.exec(jaas) || [];
  return username && { mechanism: options['sasl.mechanism'].toLowerCase(), username, password };
}

// kafkajs reads committed records only, unless configured otherwise, and has no codec for lz4.
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  decompress: async (bytes) => Buffer.from(lz4.decompress(bytes)),
});

const types = new Map();

/** The type of a schema by its number: the registry is asked once for each. */
async function typeOf(id) {
  if (!types.has(id)) {
    const userInfo = options['basic.auth.user.info'];
    const headers = userInfo ? { authorization: `Basic ${Buffer.from(userInfo).toString('base64')}` } : {};
    const answer = await fetch(`${options['schema.registry.url']}/schemas/ids/${id}`, { headers });
    if (!answer.ok) {
      throw new Error(`the registry answers ${answer.status} for schema ${id}`);
    }
    types.set(id, avro.Type.forSchema(JSON.parse((await answer.json()).schema), { wrapUnions: false }));
  }
  return types.get(id);
}

/** A key or value: a zero byte, the number of its schema in four, Avro. Waits for a schema that is new, for no other. */
function decoded(bytes) {
  const known = types.get(bytes.readInt32BE(1));
  return known ? known.fromBuffer(bytes.subarray(5)) : typeOf(bytes.readInt32BE(1)).then((type) => type.fromBuffer(bytes.subarray(5)));
}

const kafka = new Kafka({ brokers: [options['bootstrap.servers']], sasl: sasl(), logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: `reader-${process.pid}`, maxBytesPerPartition: 8 << 20, maxBytes: 32 << 20 });
const table = new Map();

function take(key, value) {
  const series = [key.INDICATOR, key.REF_AREA, key.ACTIVITY, key.FREQ, key.TIME_PERIOD].join(' ');
  if (value === null) {
    table.delete(series); // withdrawn
    return;
  }
  table.set(series, value);
  if (key.REF_AREA === '330483K01' && key.ACTIVITY === '_T' && key.FREQ === 'M') {
    const suppressed = value.CONF_STATUS === 'C'; // there is a figure, but it is confidential
    const shown = suppressed ? 'confidential' : `YTD ${value.YTD} growth ${value.YTD_YOY}`;
    console.log(`cut ${value.CUT}: ${series} ${shown}`);
  }
}

/** The partitions that have something to read. */
async function filled() {
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(figures);
  await admin.disconnect();
  return new Set(offsets.filter(({ low, high }) => low !== high).map(({ partition }) => partition));
}

async function main() {
  const start = Date.now();
  const waiting = await filled();
  await consumer.connect();
  await consumer.subscribe({ topic: figures, fromBeginning: true });
  await consumer.run({
    // Whole batches: to wait for each record by itself takes ten times as long.
    eachBatch: async ({ batch }) => {
      for (const { key, value } of batch.messages) {
        const wanted = decoded(key);
        const figure = value && decoded(value);
        take(wanted.then ? await wanted : wanted, figure?.then ? await figure : figure);
      }
      const atEnd = BigInt(batch.lastOffset()) + 1n >= BigInt(batch.highWatermark);
      if (atEnd && waiting.delete(batch.partition) && waiting.size === 0) {
        console.error(`the table of ${table.size} figures took ${Date.now() - start} ms`);
      }
    },
  });
}

main();
