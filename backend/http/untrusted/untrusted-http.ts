import { Agent } from 'undici';
import { attemptOnce } from '../http-attempt.ts';
import type { HttpResponse } from '../http-message.ts';
import { connectWithin } from '../reach/connect-within.ts';
import type { Reach } from '../reach/reach.ts';
import { allowHosts } from './allowed-hosts.ts';
import { checkUrl, type UrlRefusal } from './check-url.ts';
import { isRefusedAddress, resolveBySystem, type ResolveName } from './guarded-lookup.ts';
import { nextUrl } from './next-url.ts';
import { isMetadataAddress, isPublicAddress } from './public-address.ts';

export interface UntrustedRequest {
  /** Default: GET. */
  readonly method?: 'GET' | 'HEAD';
  readonly url: URL;
  /** Asked for each URL on the way, so that nothing meant for one goes to another. */
  readonly headersFor: (url: URL) => Readonly<Record<string, string>>;
}

export type UntrustedAnswer =
  | { readonly outcome: 'answered'; readonly response: HttpResponse; readonly url: URL }
  /** Nothing was sent to `host`. */
  | { readonly outcome: 'refused'; readonly refusal: UrlRefusal; readonly host: string }
  /** `passing`: asking again may help. */
  | { readonly outcome: 'unanswered'; readonly message: string; readonly passing: boolean };

export interface UntrustedHttp {
  /** One request and what it is redirected to, in `timeoutSeconds` altogether. Throws only the signal's reason. */
  get(request: UntrustedRequest, signal: AbortSignal): Promise<UntrustedAnswer>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface UntrustedHttpOptions {
  /** Hosts (name or name:port) that an admin allows although they are not public. */
  readonly hosts: readonly string[];
  /** Where that admin may have Roster connect to at all. */
  readonly reach: Pick<Reach, 'allows'>;
  readonly maxBytes: number;
  readonly maxRedirects?: number;
  /** Gives redirects as answers, to be looked at instead of followed. */
  readonly answersRedirects?: boolean;
  readonly timeoutSeconds?: number;
  readonly resolveName?: ResolveName;
}

/** Outbound HTTP to addresses that others wrote: to the public internet only, and with nothing of ours in it. */
export function createUntrustedHttp(options: UntrustedHttpOptions): UntrustedHttp {
  const { hosts, reach, maxBytes, maxRedirects = 3, timeoutSeconds = 10, resolveName = resolveBySystem } = options;
  const isAnswer = (status: number): boolean => options.answersRedirects === true || !redirectStatuses.has(status);
  const isAllowed = allowHosts(hosts);
  const agents = {
    public: openAgent(timeoutSeconds, resolveName, ({ address }) => isPublicAddress(address)),
    allowed: openAgent(timeoutSeconds, resolveName, (to) => !isMetadataAddress(to.address) && reach.allows(to)),
  };

  const follow = async (request: UntrustedRequest, signal: AbortSignal): Promise<UntrustedAnswer> => {
    let { url } = request;
    for (let redirects = 0; ; redirects++) {
      const checked = checkUrl(url, isAllowed);
      if (checked.may === 'nothing') return refused(checked.refusal, url);
      const { method = 'GET' } = request;
      const attempt = { method, url: withoutFragment(url), headers: request.headersFor(url), maxBytes };
      const outcome = await attemptOnce(agents[checked.may], attempt, signal);
      if (outcome.status === 'no-answer') {
        return isRefusedAddress(outcome.cause) ? refused('not-public', url) : { outcome: 'unanswered', ...outcome };
      }
      if (isAnswer(outcome.status)) return { outcome: 'answered', response: outcome, url };
      if (redirects === maxRedirects) return refused('too-many-redirects', url);
      const next = nextUrl(url, outcome.header('location'), isAllowed);
      if (!(next instanceof URL)) return refused(next, url);
      url = next;
    }
  };

  return {
    get: async (request, signal) => {
      const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
      try {
        return await follow(request, AbortSignal.any([signal, deadline]));
      } catch (error) {
        signal.throwIfAborted();
        if (!deadline.aborted) throw error;
        const message = `${request.url.hostname} took too long: a picture must be here within ${String(timeoutSeconds)} seconds.`;
        return { outcome: 'unanswered', message, passing: false };
      }
    },
    close: async () => {
      for (const agent of Object.values(agents)) if (!agent.destroyed) await agent.destroy();
    },
  };
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function openAgent(timeoutSeconds: number, resolveName: ResolveName, allows: Reach['allows']): Agent {
  // The deadline of the whole comes first; this one ends connections whose request is over already.
  const agentSeconds = timeoutSeconds + 1;
  return new Agent({
    allowH2: false,
    connect: connectWithin({ allows }, { timeoutSeconds: agentSeconds, allowH2: false, resolveName }),
    headersTimeout: agentSeconds * 1000,
    bodyTimeout: agentSeconds * 1000,
  });
}

function refused(refusal: UrlRefusal, url: URL): UntrustedAnswer {
  return { outcome: 'refused', refusal, host: url.host };
}

function withoutFragment(url: URL): string {
  const sent = new URL(url);
  sent.hash = '';
  return sent.href;
}
