import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { createAccount, listAccounts } from '#contract/accounts.ts';
import { createConnector, listConnectors, updateConnector, type Connector } from '#contract/connectors.ts';
import { getPerson, listPeople, type Person, type PersonSummary } from '#contract/people.ts';
import { getPush, listTargetPushes, startPush, type Push } from '#contract/pushes.ts';
import {
  createTarget,
  getTarget,
  listTargetPeople,
  listTargets,
  updateTarget,
  type TargetPerson,
  type TargetView,
} from '#contract/targets.ts';
import type { Operation } from '#contract/operation.ts';
import { finalStatuses, getRun, startRun, type Run } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';

export interface DemoClient {
  /** Id of the account that the demo signs in with. */
  ensureAdmin(): Promise<string>;
  /** Creates the connector at the first start; at later ones, runs it again. Answers with the id of the run. */
  startRun(): Promise<string>;
  /** Of any connector. Answers with the id of the run. */
  startFullRun(connectorId: string): Promise<string>;
  getRun(id: string): Promise<Run>;
  listConnectors(): Promise<readonly Connector[]>;
  createConnector(input: object): Promise<Connector>;
  updateConnector(id: string, input: object): Promise<Connector>;
  listTargets(): Promise<readonly TargetView[]>;
  getTarget(id: string): Promise<TargetView>;
  createTarget(input: object): Promise<TargetView>;
  updateTarget(id: string, input: object): Promise<TargetView>;
  /** Answers with the id of the push. */
  startPush(targetId: string, push: { readonly type: 'full' | 'drift'; readonly repair?: boolean }): Promise<string>;
  getPush(id: string): Promise<Push>;
  /** The newest of a target. */
  listPushes(targetId: string): Promise<readonly Push[]>;
  /** The first of them by name. */
  listPeople(): Promise<readonly PersonSummary[]>;
  getPerson(id: string): Promise<Person>;
  /** How somebody stands at a target. */
  findTargetPerson(targetId: string, personId: string): Promise<TargetPerson | undefined>;
}

const adminEmail = 'admin@larkfield.example';

/** Uses Roster as any program may: over its HTTP API. */
export function createDemoClient(baseUrl: string, token: string): DemoClient {
  const call = async <O extends Operation & { readonly response: z.ZodType }>(
    operation: O,
    path: string,
    body?: object,
  ): Promise<z.output<O['response']>> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method: operation.method.toUpperCase(),
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${operation.summary}: ${JSON.stringify(answer)}`);
    return operation.response.parse(answer) as z.output<O['response']>;
  };
  const startFullRun = async (connectorId: string): Promise<string> =>
    (await call(startRun, `/api/connectors/${connectorId}/runs`, { type: 'full' })).id;
  const fetchRun = (id: string): Promise<Run> => call(getRun, `/api/runs/${id}`);

  return {
    ensureAdmin: async () => {
      const { items } = await call(listAccounts, '/api/accounts?pageSize=200');
      const existing = items.find(({ email }) => email === adminEmail);
      if (existing) return existing.id;
      const password = randomBytes(24).toString('base64url');
      const account = { name: 'Demo admin', email: adminEmail, role: 'admin', password };
      return (await call(createAccount, '/api/accounts', account)).id;
    },
    startRun: async () => {
      const { connectorId, runId } = await call(loadSampleCompany, '/api/sample-company', {});
      const run = await fetchRun(runId);
      if (!finalStatuses.includes(run.status)) return runId;
      return startFullRun(connectorId);
    },
    startFullRun,
    getRun: fetchRun,
    listConnectors: async () => (await call(listConnectors, '/api/connectors')).items,
    createConnector: (input) => call(createConnector, '/api/connectors', input),
    listTargets: async () => (await call(listTargets, '/api/targets')).items,
    getTarget: (id) => call(getTarget, `/api/targets/${id}`),
    createTarget: (input) => call(createTarget, '/api/targets', input),
    updateTarget: (id, input) => call(updateTarget, `/api/targets/${id}`, input),
    startPush: async (id, push) => (await call(startPush, `/api/targets/${id}/pushes`, push)).id,
    listPushes: async (id) => (await call(listTargetPushes, `/api/targets/${id}/pushes?pageSize=20`)).items,
    getPush: (id) => call(getPush, `/api/pushes/${id}`),
    listPeople: async () => (await call(listPeople, '/api/people?pageSize=60')).items,
    getPerson: (id) => call(getPerson, `/api/people/${id}`),
    findTargetPerson: async (targetId, personId) =>
      (await call(listTargetPeople, `/api/targets/${targetId}/people?personId=${personId}`)).items[0],
    updateConnector: (id, input) => call(updateConnector, `/api/connectors/${id}`, input),
  };
}
