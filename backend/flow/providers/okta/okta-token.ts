import { holdGrant, type GrantedToken, type HeldGrant } from '../../../http/access-token.ts';
import { dpopProof, makeProofKey, type ProofKey } from './dpop-proof.ts';
import { requestToken, type TokenMeans } from './token-request.ts';

/** A token, and the headers by which a request shows it. */
interface OktaGrant extends GrantedToken {
  readonly scopes: readonly string[];
  headersFor(request: { readonly method: string; readonly url: string }): Promise<Readonly<Record<string, string>>>;
}

export interface OktaToken extends HeldGrant<OktaGrant> {
  /** What Okta wants to see in the next proofs. */
  noteNonce(nonce: string | undefined): void;
}

export function createOktaToken(means: Omit<TokenMeans, 'proofKey'>): OktaToken {
  const { clock } = means;
  let madeKey: ProofKey | undefined;
  let nonce: string | undefined;
  const proofKey = (): ProofKey => (madeKey ??= makeProofKey());

  const held = holdGrant(
    () => clock.now(),
    async (signal): Promise<OktaGrant> => {
      const { token, isBound, scopes, lifetimeSeconds } = await requestToken({ ...means, proofKey }, signal);
      return {
        ...{ token, scopes, lifetimeSeconds },
        headersFor: async (request) => {
          if (!isBound) return { authorization: `Bearer ${token}` };
          const proof = await dpopProof(proofKey(), { ...request, now: clock.now(), nonce, token });
          return { authorization: `DPoP ${token}`, dpop: proof };
        },
      };
    },
  );
  return {
    ...held,
    noteNonce: (given) => {
      nonce = given ?? nonce;
    },
  };
}
