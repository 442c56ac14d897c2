import { dpopProof, makeProofKey, type ProofKey } from './dpop-proof.ts';
import { requestToken, type TokenMeans } from './token-request.ts';

export interface HeldToken {
  readonly token: string;
  headersFor(request: { readonly method: string; readonly url: string }): Promise<Readonly<Record<string, string>>>;
}

export interface OktaToken {
  /** One for all requests, until five minutes before it expires. */
  get(signal: AbortSignal): Promise<HeldToken>;
  /** Forgets a token that Okta refused; one that has been replaced meanwhile is kept. */
  drop(token: string): void;
  /** What Okta wants to see in the next proofs. */
  noteNonce(nonce: string | undefined): void;
}

type FreshToken = HeldToken & { readonly freshUntil: number };

const marginSeconds = 300;

export function createOktaToken(means: Omit<TokenMeans, 'proofKey'>): OktaToken {
  const { clock } = means;
  let held: FreshToken | undefined;
  let underWay: Promise<FreshToken> | undefined;
  let madeKey: ProofKey | undefined;
  let nonce: string | undefined;
  const proofKey = (): ProofKey => (madeKey ??= makeProofKey());

  const fetchToken = async (signal: AbortSignal): Promise<FreshToken> => {
    const { token, isBound, lifetimeSeconds } = await requestToken({ ...means, proofKey }, signal);
    return {
      token,
      freshUntil: clock.now().getTime() + (lifetimeSeconds - marginSeconds) * 1000,
      headersFor: async (request) => {
        if (!isBound) return { authorization: `Bearer ${token}` };
        const proof = await dpopProof(proofKey(), { ...request, now: clock.now(), nonce, token });
        return { authorization: `DPoP ${token}`, dpop: proof };
      },
    };
  };

  return {
    get: async (signal) => {
      if (held !== undefined && clock.now().getTime() < held.freshUntil) return held;
      underWay ??= fetchToken(signal).finally(() => {
        underWay = undefined;
      });
      held = await underWay;
      return held;
    },
    drop: (token) => {
      if (held?.token === token) held = undefined;
    },
    noteNonce: (given) => {
      nonce = given ?? nonce;
    },
  };
}
