import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { etagOf } from './google-ids.ts';

const field = (fieldName: string, multiValued = false): object => ({
  kind: 'admin#directory#schema#fieldspec',
  fieldName,
  displayName: fieldName,
  fieldType: fieldName === 'hiredIn' ? 'INT64' : 'STRING',
  multiValued,
  readAccessType: 'ALL_DOMAIN_USERS',
  indexed: true,
});

const schema = (schemaName: string, fields: readonly object[]): object => ({
  kind: 'admin#directory#schema',
  etag: etagOf('schema', schemaName),
  schemaName,
  displayName: schemaName,
  fields,
});

/** `GET /customer/{customerId}/schemas` */
export function listSchemas(): SimulatedAnswer {
  const schemas = [
    schema('Facilities', [field('badge'), field('room')]),
    schema('HR', [field('workModel'), field('hiredIn'), field('pronouns'), field('skills', true)]),
  ];
  return { status: 200, body: { kind: 'admin#directory#schemas', etag: etagOf('schemas'), schemas } };
}
