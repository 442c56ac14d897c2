import { parseCookie, stringifySetCookie } from 'cookie';
import type { Response } from 'express';
import { finishOidcSignIn as finishOperation, startOidcSignIn as startOperation } from '#contract/session.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { createFindOidcProvider, type OidcProvider } from '../../access/oidc/oidc-provider.ts';
import { finishOidcSignIn, startOidcSignIn } from '../../access/oidc/oidc-sign-in.ts';
import { isSecure } from '../../access/session/session-cookie.ts';
import { describeError, type Log } from '../../logging.ts';
import { route, type Route } from '../edge/route.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { begin } from './session-routes.ts';
import type { Welcome } from './welcome.ts';

const stateCookie = 'roster-oidc-state';
const stateSeconds = 600;

/** Both are visited by the browser itself, so whatever goes wrong leads back to the sign-in page, which says it. */
export function oidcRoutes(
  access: AccessContext,
  { metrics, log, welcome }: { readonly metrics: Metrics; readonly log: Log; readonly welcome: Welcome },
): Route[] {
  const findProvider = createFindOidcProvider(access);
  const refuse = (response: Response, problem: string): void => {
    metrics.countFailedSignIn();
    response.redirect(`/sign-in?problem=${encodeURIComponent(problem)}`);
  };
  const attempt = async (response: Response, work: (provider: OidcProvider) => Promise<void>): Promise<void> => {
    try {
      const provider = await findProvider();
      if (provider) await work(provider);
      else refuse(response, 'failed');
    } catch (error) {
      log.warn({ error: describeError(error) }, 'A sign-in with the identity provider failed.');
      refuse(response, 'failed');
    }
  };
  return [
    route(startOperation, ({ query, response }) =>
      attempt(response, async (provider) => {
        const { address, state } = await startOidcSignIn(access, provider, query.returnTo);
        response.append('Set-Cookie', keepState(access, state, stateSeconds));
        response.redirect(address);
      }),
    ),
    route(finishOperation, ({ request, response }) =>
      attempt(response, async (provider) => {
        const keptState = parseCookie(request.headers.cookie ?? '')[stateCookie];
        response.append('Set-Cookie', keepState(access, '', 0));
        const outcome = await finishOidcSignIn(access, provider, { url: request.originalUrl, keptState });
        if (outcome.outcome === 'problem') {
          refuse(response, outcome.problem);
          return;
        }
        begin({ access, welcome }, response, outcome.signedIn);
        response.redirect(outcome.returnTo);
      }),
    ),
  ];
}

/** `Lax`, since the browser comes back from another site. */
function keepState({ baseUrl }: AccessContext, value: string, maxAge: number): string {
  const path = startOperation.path;
  return stringifySetCookie({
    name: stateCookie,
    value,
    maxAge,
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(baseUrl),
  });
}
