import { z } from 'zod';
import { type Company, sampleCompany } from '../../company/company.ts';
import type { EntraSimulatorOptions } from '../entra-options.ts';
import { type EntraSimulator, startEntraSimulator } from '../entra-simulator.ts';

const answerBody = z.looseObject({
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
  '@odata.count': z.number().optional(),
  value: z.array(z.looseObject({ id: z.string().optional() })).optional(),
  error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
});

const batchAnswer = z.object({
  responses: z.array(
    z.object({ id: z.string(), status: z.number(), headers: z.record(z.string(), z.string()), body: z.unknown() }),
  ),
});

const tokenBody = z.looseObject({ access_token: z.string() });

export interface GraphCall {
  readonly status: number;
  readonly headers: Headers;
  readonly body: z.infer<typeof answerBody>;
}

interface BatchCallPart {
  readonly id: string;
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly dependsOn?: readonly string[];
}

/** A bare client with a token, for tests of the simulator itself. It retries nothing and knows no page. */
export interface GraphCaller extends AsyncDisposable {
  readonly company: Company;
  readonly simulator: EntraSimulator;
  /** A path below `/v1.0`, or a link as it came. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<GraphCall>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  batch(parts: readonly BatchCallPart[]): Promise<z.infer<typeof batchAnswer>['responses']>;
  /** A token with the permissions that the app has now. */
  signIn(): Promise<void>;
}

export const eventual = { ConsistencyLevel: 'eventual' };

export async function callGraph(options: Partial<EntraSimulatorOptions> = {}): Promise<GraphCaller> {
  const company = options.company ?? sampleCompany({ people: 120 });
  const simulator = await startEntraSimulator({ ...options, company });
  let token = await accessToken(simulator);
  const send = (path: string, init: RequestInit = {}): Promise<Response> => {
    const url = path.startsWith('http') ? path : `${simulator.graphUrl}/v1.0${path}`;
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers });
  };
  return {
    company,
    simulator,
    fetch: send,
    get: async (path, headers = {}) => {
      const response = await send(path, { headers });
      return { status: response.status, headers: response.headers, body: answerBody.parse(await response.json()) };
    },
    batch: async (parts) => {
      const requests = parts.map((part) => ({ method: 'GET', ...part }));
      const response = await send('/$batch', { method: 'POST', body: JSON.stringify({ requests }) });
      return batchAnswer.parse(await response.json()).responses;
    },
    signIn: async () => {
      token = await accessToken(simulator);
    },
    [Symbol.asyncDispose]: () => simulator.close(),
  };
}

/** Follows the links of a list and answers all of its items. */
export async function getAll(
  caller: GraphCaller,
  path: string,
  headers = {},
): Promise<NonNullable<GraphCall['body']['value']>> {
  const items = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { body } = await caller.get(next, headers);
    items.push(...(body.value ?? []));
    next = body['@odata.nextLink'];
  }
  return items;
}

export async function requestToken(
  simulator: EntraSimulator,
  form: Readonly<Record<string, string>> = {},
  tenant?: string,
): Promise<Response> {
  const { authorityUrl, tenantId, clientId, clientSecret } = simulator;
  return fetch(`${authorityUrl}/${tenant ?? tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      scope: 'https://graph.microsoft.com/.default',
      ...('client_assertion' in form ? {} : { client_secret: clientSecret }),
      ...form,
    }),
  });
}

async function accessToken(simulator: EntraSimulator): Promise<string> {
  const response = await requestToken(simulator);
  return tokenBody.parse(await response.json()).access_token;
}
