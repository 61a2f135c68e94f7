// Confluent's JavaScript client as the peer of Tongji's serializers.
//   node interop.js decode URL TOPIC DIR   reads DIR/key.bin and DIR/value.bin, prints them as JSON
//   node interop.js encode URL TOPIC DIR   writes DIR/key.bin and DIR/value.bin from JSON on stdin
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const {
  AvroDeserializer,
  AvroSerializer,
  SchemaRegistryClient,
  SerdeType,
} = require('@confluentinc/schemaregistry');

const PARTS = { key: SerdeType.KEY, value: SerdeType.VALUE };

async function decode(client, topic, directory) {
  const result = {};
  for (const [part, type] of Object.entries(PARTS)) {
    const bytes = fs.readFileSync(path.join(directory, `${part}.bin`));
    result[part] = await new AvroDeserializer(client, type, {}).deserialize(topic, bytes);
  }
  process.stdout.write(JSON.stringify(result));
}

async function encode(client, topic, directory) {
  const records = JSON.parse(fs.readFileSync(0, 'utf8'));
  for (const [part, type] of Object.entries(PARTS)) {
    const serializer = new AvroSerializer(client, type, {
      autoRegisterSchemas: false,
      useLatestVersion: true,
    });
    const bytes = await serializer.serialize(topic, records[part]);
    fs.writeFileSync(path.join(directory, `${part}.bin`), bytes);
  }
}

async function main([command, url, topic, directory]) {
  const client = new SchemaRegistryClient({ baseURLs: [url] });
  await { decode, encode }[command](client, topic, directory);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
