import { z } from 'zod';
import { id } from './primitives.ts';
import { operation } from './operation.ts';

/**
 * Creates a connector to the simulated tenant of the sample company and starts its first full run. Called again, it
 * answers with the same connector and its newest run.
 */
export const loadSampleCompany = operation({
  id: 'loadSampleCompany',
  method: 'post',
  path: '/api/sample-company',
  summary: 'Load the sample company, to try Roster without an identity provider',
  tag: 'Settings',
  access: 'admin',
  response: z.object({ connectorId: id, runId: id }),
  status: 202,
});
