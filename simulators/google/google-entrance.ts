import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { Paging } from './directory/page.ts';
import type { Workspace } from './directory/workspace.ts';
import { scopes } from './google-options.ts';
import { GoogleRefusal, refusal, refusals } from './google-refusals.ts';
import { type GoogleRequestKind, matchRoute, signJwtPath } from './google-routes.ts';
import { createQuota } from './quota.ts';
import type { AccessTokens } from './sign-in/access-tokens.ts';
import type { ServiceAccount } from './sign-in/service-account.ts';
import { signJwt } from './sign-in/sign-jwt.ts';
import { answerTokenRequest } from './sign-in/token-endpoint.ts';

export interface EntranceParts {
  readonly workspace: Workspace;
  readonly tokens: AccessTokens;
  /** The delegated one first. */
  readonly accounts: readonly ServiceAccount[];
  /** Whom the metadata server speaks for. */
  readonly callerEmail: string;
}

/** Answers what passes the edge. What can be changed while it runs is not `readonly`. */
export interface Entrance {
  serverUrl: string;
  authorisedScopes: readonly string[];
  enabled: { readonly directory: boolean; readonly iam: boolean };
  readonly paging: Paging;
  readonly answer: (arrival: Arrival, kind: GoogleRequestKind) => Promise<SimulatedAnswer>;
}

export function createEntrance(parts: EntranceParts): Entrance {
  const { workspace, tokens, accounts, callerEmail } = parts;
  const { now, queriesPerMinute, authorisedScopes } = workspace.options;
  const quota = createQuota(queriesPerMinute, now);
  const signers = new Set([callerEmail]);

  const answerKnown = async (arrival: Arrival, kind: GoogleRequestKind): Promise<SimulatedAnswer> => {
    switch (kind) {
      case 'token':
        return answerTokenRequest(tokenEndpoint, new URLSearchParams(arrival.body));
      case 'metadata':
        return answerMetadata(parts, arrival);
      case 'sign-jwt': {
        const caller = tokens.grantOf(arrival.headers['authorization']);
        if (!entrance.enabled.iam) throw new GoogleRefusal(refusals.serviceDisabled('iamcredentials.googleapis.com'));
        const account = decodeURIComponent(signJwtPath.exec(arrival.path)?.[1] ?? '');
        return signJwt({ accounts, signers }, { caller, account, body: arrival.body });
      }
      default:
        return answerDirectory(arrival);
    }
  };

  const answerDirectory = (arrival: Arrival): Promise<SimulatedAnswer> | SimulatedAnswer => {
    const match = matchRoute(arrival.path);
    if (match === undefined || arrival.method !== 'GET') return refusal(404, 'notFound', 'Not Found');
    const grant = tokens.grantOf(arrival.headers['authorization']);
    if (!entrance.enabled.directory) throw new GoogleRefusal(refusals.serviceDisabled('admin.googleapis.com'));
    if (!match.route.scopes.some((scope) => grant.scopes.has(scope))) {
      throw new GoogleRefusal(refusals.scopeInsufficient());
    }
    quota.charge();
    if (grant.of !== workspace.adminEmail) throw new GoogleRefusal(refusals.forbidden());
    return match.route.handler({ workspace, paging: entrance.paging }, { query: arrival.query, params: match.params });
  };

  const entrance: Entrance = {
    serverUrl: '',
    authorisedScopes,
    enabled: { directory: true, iam: true },
    paging: { now, generation: 0 },
    answer: async (arrival, kind) => {
      try {
        return await answerKnown(arrival, kind);
      } catch (error) {
        if (error instanceof GoogleRefusal) return error.answer;
        throw error;
      }
    },
  };
  const tokenEndpoint = {
    workspace,
    tokens,
    accounts,
    tokenUrl: () => `${entrance.serverUrl}/token`,
    authorisedScopes: () => entrance.authorisedScopes,
  };
  return entrance;
}

/** https://cloud.google.com/compute/docs/access/authenticate-workloads */
function answerMetadata({ tokens, callerEmail, workspace }: EntranceParts, { headers }: Arrival): SimulatedAnswer {
  if (headers['metadata-flavor'] !== 'Google') return { status: 403, body: 'Missing Metadata-Flavor:Google header.' };
  const token = tokens.issue({ of: callerEmail, scopes: new Set([scopes.cloud]) });
  const { tokenLifetimeSeconds } = workspace.options;
  return {
    status: 200,
    headers: { 'Metadata-Flavor': 'Google' },
    body: { access_token: token, expires_in: tokenLifetimeSeconds, token_type: 'Bearer' },
  };
}
