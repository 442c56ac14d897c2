import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Arrival } from '../edge/arrival.ts';
import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { oktaId } from './directory/okta-id.ts';
import { openOrg, type Org } from './directory/org.ts';
import { createRateLimits, tooManyAtOnce, tooManyRequests } from './edge/rate-limits.ts';
import { notFound } from './edge/refusal.ts';
import { kindOf, type OktaRequestKind, routeOf } from './edge/routes.ts';
import { type OktaSimulatorOptions, settingsFrom } from './okta-options.ts';
import { answerPicture } from './pictures/pictures.ts';
import { createAccessTokens } from './sign-in/access-tokens.ts';
import { type Gate, refuseUnless } from './sign-in/authorize.ts';
import { answerToken, type TokenEndpoint } from './sign-in/token-endpoint.ts';

/** A running org. */
export interface OktaSimulator {
  /** Without a slash at its end: the org's address, and where the pictures are. */
  readonly orgUrl: string;
  readonly apiToken: string;
  readonly clientId: string;
  /** PEM; empty when the test gave the public key. */
  readonly privateKey: string;
  /** What the scope of a connector can be chosen from. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly faults: FaultRules<OktaRequestKind>;
  readonly log: RequestLog<OktaRequestKind>;
  /** The id of a person of the company. */
  idOf(personId: string): string;
  /** What the org holds of the person with that id now; undefined: it has nobody like that. */
  profileOf(id: string): Readonly<Record<string, unknown>> | undefined;
  /** Somebody else changes a profile. */
  changeProfile(id: string, profile: Readonly<Record<string, unknown>>): void;
  /** Tokens issued from here on carry these. */
  grant(scopes: readonly string[]): void;
  assignAdminRole(assigned: boolean): void;
  revokeApiToken(): void;
  expireTokens(): void;
  /** What Okta says when too many requests are under way at once. */
  readonly tooManyAtOnce: () => SimulatedAnswer;
  close(): Promise<void>;
}

/** Serves the company as an Okta org on 127.0.0.1: API, org authorization server, and a host of pictures. */
export async function startOktaSimulator(options: OktaSimulatorOptions): Promise<OktaSimulator> {
  const settings = settingsFrom(options);
  const keys = appKeys(options.publicKey);
  const faults = createFaultRules<OktaRequestKind>();
  const log = createRequestLog<OktaRequestKind>();
  let { scopes, adminRole } = settings;
  let apiToken: string | undefined = settings.apiToken;
  let answer: (arrival: Arrival, kind: OktaRequestKind) => Promise<SimulatedAnswer> = () =>
    Promise.resolve({ status: 503 });
  const { port, latencyMillis } = settings;
  const server = await startSimulatorServer({
    port,
    latencyMillis,
    faults,
    log,
    kindOf,
    answer: (arrival, kind) => answer(arrival, kind),
  });
  const { url } = server;
  const org = openOrg(settings, url);
  const now = (): Date => org.now();
  const tokens = createAccessTokens(now);
  const used = new Set<string>();
  const gate: Gate = {
    settings,
    url,
    tokens,
    now,
    used,
    apiNonce: randomUUID(),
    apiToken: () => apiToken,
    adminRole: () => adminRole,
  };
  const endpoint: TokenEndpoint = {
    settings: { ...settings, publicKey: keys.publicKey },
    url,
    tokens,
    now,
    used,
    nonce: randomUUID(),
    scopes: () => scopes,
  };
  answer = answerer(org, gate, endpoint);
  return {
    orgUrl: url,
    apiToken: settings.apiToken,
    clientId: settings.clientId,
    privateKey: keys.privateKey,
    groups: org.groups,
    faults,
    log,
    idOf: (personId) => oktaId('00u', personId),
    profileOf: (id) => {
      const account = org.find(id);
      return account && (org.view(account)['profile'] as Readonly<Record<string, unknown>>);
    },
    changeProfile: (id, profile) => {
      const account = org.find(id);
      if (account !== undefined) org.write(account, profile);
    },
    grant: (granted) => {
      scopes = granted;
    },
    assignAdminRole: (assigned) => {
      adminRole = assigned;
    },
    revokeApiToken: () => {
      apiToken = undefined;
    },
    expireTokens: () => {
      tokens.expireAll();
    },
    tooManyAtOnce: () => tooManyAtOnce(now()),
    close: () => server.close(),
  };
}

/** Every answer is dated by the org's own clock. */
function answerer(org: Org, gate: Gate, endpoint: TokenEndpoint) {
  const limits = createRateLimits(gate.settings.rateLimitPerMinute, gate.now);
  return async (arrival: Arrival, kind: OktaRequestKind): Promise<SimulatedAnswer> => {
    if (kind === 'picture') return answerPicture(org, arrival);
    const { headers, isOver } = limits.count(arrival.path);
    const given = isOver
      ? tooManyRequests({})
      : kind === 'token'
        ? await answerToken(endpoint, arrival)
        : await answerApi(org, gate, arrival);
    return { ...given, headers: { Date: org.now().toUTCString(), ...headers, ...given.headers } };
  };
}

async function answerApi(org: Org, gate: Gate, arrival: Arrival): Promise<SimulatedAnswer> {
  const route = routeOf(arrival);
  if (route === undefined) return notFound(arrival.path, 'Resource');
  const refused = await refuseUnless(gate, route.scope, arrival);
  if (refused !== undefined) return refused;
  const parts = (route.path.exec(arrival.path) ?? []).slice(1).map(decodeURIComponent);
  return route.answer(org, arrival, parts);
}

function appKeys(publicKey: string | undefined): { readonly publicKey: string; readonly privateKey: string } {
  if (publicKey !== undefined) return { publicKey, privateKey: '' };
  return generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
