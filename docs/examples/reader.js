// Holds the table of the zone, live or as released, and prints each figure that changes. Ctrl-C ends it.
//   npm install kafkajs lz4js @confluentinc/schemaregistry
//   node reader.js CLIENT.PROPERTIES [TOPIC]
// The file is that of a Java client, such as client.properties in the data directory of ./tongji local.
'use strict';
const fs = require('node:fs');
const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = require('kafkajs');
const { AvroDeserializer, SchemaRegistryClient, SerdeType } = require('@confluentinc/schemaregistry');
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

const userInfo = options['basic.auth.user.info'];
const registry = new SchemaRegistryClient({
  baseURLs: [options['schema.registry.url']],
  ...(userInfo && { basicAuthCredentials: { credentialsSource: 'USER_INFO', userInfo } }),
});
const keys = new AvroDeserializer(registry, SerdeType.KEY, {});
const values = new AvroDeserializer(registry, SerdeType.VALUE, {});
const kafka = new Kafka({ brokers: [options['bootstrap.servers']], sasl: sasl(), logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: `reader-${process.pid}` });
const table = new Map();

async function main() {
  await consumer.connect();
  await consumer.subscribe({ topic: figures, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ topic, message }) => {
      const key = await keys.deserialize(topic, message.key);
      const series = [key.INDICATOR, key.REF_AREA, key.ACTIVITY, key.FREQ, key.TIME_PERIOD].join(' ');
      if (message.value === null) {
        table.delete(series); // withdrawn
        return;
      }
      const value = await values.deserialize(topic, message.value);
      table.set(series, value);
      if (key.REF_AREA === '330483K01' && key.ACTIVITY === '_T' && key.FREQ === 'M') {
        const suppressed = value.CONF_STATUS === 'C'; // there is a figure, but it is confidential
        const shown = suppressed ? 'confidential' : `YTD ${value.YTD} growth ${value.YTD_YOY}`;
        console.log(`cut ${value.CUT}: ${series} ${shown}`);
      }
    },
  });
}

main();
