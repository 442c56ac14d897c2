import type { WantedScopes } from './wanted-scopes.ts';
import type { TokenRefusal } from './token-failure.ts';

/** One way to ask for a token. */
export interface TokenAttempt {
  readonly scopes: readonly string[];
  /** With a proof of possession: RFC 9449. */
  readonly proven: boolean;
  readonly nonce?: string | undefined;
  readonly clockSet?: boolean;
}

const scopeRefusals = new Set(['invalid_scope', 'consent_required', 'access_denied']);
const clockOffTolerableSeconds = 60;

/**
 * How to ask for a token at first, and how after a refusal; undefined: there is nothing left to try. An app may be made
 * to prove possession, and may lack scopes that only some connectors need.
 */
export function planToken({ sets }: WantedScopes): TokenAttempt;
export function planToken(wanted: WantedScopes, last: TokenAttempt, refusal: TokenRefusal): TokenAttempt | undefined;
export function planToken(
  { sets }: WantedScopes,
  last?: TokenAttempt,
  refusal?: TokenRefusal,
): TokenAttempt | undefined {
  if (last === undefined || refusal === undefined) return { scopes: sets[0], proven: false };
  const { error, nonce, clockOffSeconds = 0 } = refusal;
  if (error === 'invalid_dpop_proof' && !last.proven) return { ...last, proven: true, nonce };
  if (error === 'use_dpop_nonce' && nonce !== undefined && nonce !== last.nonce) {
    return { ...last, proven: true, nonce };
  }
  if (scopeRefusals.has(error)) {
    const scopes = sets[sets.indexOf(last.scopes) + 1];
    return scopes === undefined ? undefined : { ...last, scopes };
  }
  // An assertion is dated; the refusal has shown what time it is at Okta.
  const mayBeClock = error === 'invalid_client' || error === 'invalid_dpop_proof';
  if (mayBeClock && clockOffSeconds > clockOffTolerableSeconds && last.clockSet !== true) {
    return { ...last, clockSet: true };
  }
  return undefined;
}
