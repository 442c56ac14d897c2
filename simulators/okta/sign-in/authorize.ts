import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { forbidden, refusal } from '../edge/refusal.ts';
import type { OktaSettings } from '../okta-options.ts';
import type { AccessTokens } from './access-tokens.ts';
import { readProof } from './proofs.ts';

export interface Gate {
  readonly settings: OktaSettings;
  readonly url: string;
  readonly tokens: AccessTokens;
  readonly now: () => Date;
  readonly used: Set<string>;
  readonly apiNonce: string;
  /** Undefined: it was revoked. */
  readonly apiToken: () => string | undefined;
  readonly adminRole: () => boolean;
}

/** Undefined: the caller may. */
export async function refuseUnless(gate: Gate, scope: string, arrival: Arrival): Promise<SimulatedAnswer | undefined> {
  const [scheme = '', credential = ''] = (arrival.headers['authorization'] ?? '').split(' ');
  if (scheme === 'SSWS') {
    if (credential !== gate.apiToken()) return refusal(401, 'E0000011', 'Invalid token provided');
    return gate.adminRole() ? undefined : forbidden();
  }
  const token = gate.tokens.find(credential);
  if (token === undefined) return challenge(401, scheme === 'DPoP' ? 'DPoP' : 'Bearer', 'invalid_token');
  if ((token.thumbprint === undefined) !== (scheme === 'Bearer')) return challenge(401, 'Bearer', 'invalid_token');
  const unproven = token.thumbprint === undefined ? undefined : await unlessProven(gate, token.thumbprint, arrival);
  if (unproven !== undefined) return unproven;
  if (!token.scopes.includes(scope)) return challenge(403, 'Bearer', 'insufficient_scope');
  return gate.adminRole() ? undefined : forbidden();
}

async function unlessProven(gate: Gate, thumbprint: string, arrival: Arrival): Promise<SimulatedAnswer | undefined> {
  const { settings, url, now, used, apiNonce } = gate;
  const [, token = ''] = (arrival.headers['authorization'] ?? '').split(' ');
  const means = { method: arrival.method, url: `${url}${arrival.path}`, now: now(), used, token };
  const proof = await readProof(arrival.headers['dpop'] ?? '', means);
  if (proof?.thumbprint !== thumbprint) return challenge(401, 'DPoP', 'invalid_dpop_proof');
  if (settings.dpop === 'with-api-nonce' && proof.nonce !== apiNonce) {
    return challenge(401, 'DPoP', 'use_dpop_nonce', { 'DPoP-Nonce': apiNonce });
  }
  return undefined;
}

/** Without a body. */
const challenge = (status: number, scheme: string, error: string, headers = {}): SimulatedAnswer => ({
  status,
  headers: {
    'WWW-Authenticate': `${scheme} realm="simulated", error="${error}", error_description="${error}."`,
    ...headers,
  },
});
