import { parseArgs } from 'node:util';
import { sampleCompany } from '../company/company.ts';
import { startEntraSimulator } from './entra-simulator.ts';

/**
 * Runs a simulated tenant by itself, to connect Roster to by hand or to measure in a process of its own:
 * `node simulators/entra/main.ts --people 300 --port 4010`. Prints the settings of a connector as one line of JSON.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '0' },
    'latency-millis': { type: 'string', default: '0' },
    'rate-limit': { type: 'string' },
  },
});
const company = sampleCompany({ people: Number(values.people), seed: Number(values.seed) });
const { authorityUrl, graphUrl, tenantId, clientId, clientSecret } = await startEntraSimulator({
  company,
  port: Number(values.port),
  latencyMillis: Number(values['latency-millis']),
  ...(values['rate-limit'] === undefined ? {} : { rateLimit: Number(values['rate-limit']) }),
});
process.stdout.write(`${JSON.stringify({ tenantId, clientId, clientSecret, authorityUrl, graphUrl })}\n`);
