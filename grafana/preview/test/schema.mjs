// Grafana's own types of boards and panel options, as a strict JSON schema.
import Ajv from 'ajv';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const TYPES = join(dirname(fileURLToPath(import.meta.url)), 'grafana.ts');

/** A function that names what of a board is not of the schema. */
export function validator() {
  const schema = createGenerator({ path: TYPES, type: 'Parts', skipTypeCheck: true, expose: 'none' }).createSchema('Parts');
  const ajv = new Ajv({ strict: false, allErrors: true }).addSchema(schema, 'grafana');
  const errors = (part, value, where) => {
    const validate = ajv.getSchema(`grafana#/definitions/Parts/properties/${part}`);
    return validate(value) ? [] : validate.errors.map((error) => `${where}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  };
  return (board) => [
    ...errors('board', board, board.uid),
    ...board.panels.flatMap((panel) => [
      ...errors(panel.type, panel.options, `panel ${panel.id}`),
      ...(panel.fieldConfig?.defaults.custom
        ? errors(`${panel.type}Fields`, panel.fieldConfig.defaults.custom, `panel ${panel.id} fields`)
        : []),
    ]),
  ];
}
