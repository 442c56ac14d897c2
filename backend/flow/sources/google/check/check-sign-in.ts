import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { CheckFinding } from '../../source.ts';
import { neededScopes } from '../sign-in/google-scopes.ts';
import { createGoogleToken, signInFacts } from '../sign-in/google-token.ts';
import { notAuthorised } from '../sign-in/token-failure.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

/** Google refuses the scopes only as a whole, so each is tried by itself to say which is missing. */
export function checkSignIn(means: CheckMeans, signal: AbortSignal): Promise<CheckFinding> {
  return attempt('Sign in', async () => {
    try {
      await means.token.get(signal);
      return 'The service account signs in, in the name of the administrator.';
    } catch (error) {
      if (!(error instanceof ConnectorError) || !isAboutScopes(error)) throw error;
      const scopes = neededScopes(means.context);
      const missing = await missingOf(scopes, means, signal);
      throw new ConnectorError(notAuthorised(signInFacts(means.settings, scopes), missing), { cause: error });
    }
  });
}

const isAboutScopes = ({ failure: { reason, permission = '' } }: ConnectorError): boolean =>
  reason === 'permission-missing' && permission.startsWith('https://');

async function missingOf(
  scopes: readonly string[],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (scopes.length === 1) return scopes;
  const missing = await Promise.all(
    scopes.map(async (scope) => {
      const found = await attempt(scope, async () => {
        await createGoogleToken({ ...means.signIn, scopes: [scope] }).get(signal);
        return '';
      });
      return found.status === 'works' ? [] : [scope];
    }),
  );
  return missing.flat();
}
