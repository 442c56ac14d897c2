import type { HttpResponse } from '../../../http/http-message.ts';
import type { OktaConnection } from './okta-connection.ts';
import type { OktaToken } from './okta-token.ts';

/** What authorises requests, and what can still be done when Okta refuses them. */
export interface OktaCredentials {
  /** Fresh for every request: a proof is good once. */
  headersFor(request: SignedRequest, signal: AbortSignal): Promise<SignedHeaders>;
  /** Whether the request has a chance with new headers. */
  mayRenew(response: HttpResponse, sent: SignedHeaders, attempt: number): boolean;
}

interface SignedRequest {
  readonly method: string;
  readonly url: string;
}

interface SignedHeaders {
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string;
}

export function apiTokenCredentials({ apiToken = '' }: Pick<OktaConnection, 'apiToken'>): OktaCredentials {
  return {
    headersFor: () => Promise.resolve({ headers: { authorization: `SSWS ${apiToken}` }, token: apiToken }),
    mayRenew: () => false,
  };
}

export function appCredentials(token: OktaToken): OktaCredentials {
  return {
    headersFor: async (request, signal) => {
      const held = await token.get(signal);
      return { headers: await held.headersFor(request), token: held.token };
    },
    mayRenew: (response, sent, attempt) => {
      if (proofRefused(response)) {
        token.noteNonce(response.header('dpop-nonce'));
        return attempt < 3;
      }
      // Requests that are under way together find out together: one of them drops the token, all go again once.
      if (response.status !== 401 || attempt > 1) return false;
      token.drop(sent.token);
      return true;
    },
  };
}

/** A proof without Okta's nonce, or one that went stale while its request waited: RFC 9449, sections 7.1 and 9. */
function proofRefused(response: HttpResponse): boolean {
  if (response.status !== 400 && response.status !== 401) return false;
  return /(use_dpop_nonce|invalid_dpop_proof)/.test(response.header('www-authenticate') ?? '');
}
