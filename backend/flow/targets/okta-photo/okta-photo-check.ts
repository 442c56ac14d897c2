import { z } from 'zod';
import type { ProviderFinding } from '../../model/provider.ts';
import { attempt } from '../../model/attempt.ts';
import type { OktaPhotoClient } from './okta-photo-client.ts';
import { tasks } from './okta-photo-failure.ts';
import type { OktaToken } from '../../providers/okta/okta-token.ts';

interface CheckMeans {
  readonly client: OktaPhotoClient;
  /** Absent with an API token. */
  readonly token: OktaToken | undefined;
  readonly createAttributes: boolean;
}

/** Sign-in, reading, and the scopes for writing; what an API token may write shows only by writing. */
export async function checkOktaPhoto(means: CheckMeans, signal: AbortSignal): Promise<readonly ProviderFinding[]> {
  const { client, token } = means;
  let scopes: readonly string[] | undefined;
  const entry = await attempt('Sign in', async () => {
    scopes = (await token?.get(signal))?.scopes;
    return scopes === undefined ? 'There is an API token.' : 'The app signs in to the org.';
  });
  if (entry.status === 'missing') return [entry];
  const reading = await attempt('Read users', async () => {
    await client.get({ path: '/users?limit=1', task: tasks.read, shape: z.array(z.unknown()) }, signal);
    return 'Users can be read.';
  });
  return [entry, reading, ...writeFindings(scopes, means.createAttributes)];
}

function writeFindings(scopes: readonly string[] | undefined, creates: boolean): readonly ProviderFinding[] {
  const subject = 'Write attributes';
  if (scopes === undefined) {
    const message = 'Whether the creator of the API token may change users shows with the first push.';
    return [{ status: 'warning', subject, message }];
  }
  const needed = creates ? [tasks.write, tasks.create] : [tasks.write];
  const lacking = needed.filter(({ scope }) => !scopes.includes(scope));
  if (lacking.length === 0) return [{ status: 'works', subject, message: 'The app may change users.' }];
  return lacking.map(({ doing, scope }) => ({
    status: 'missing',
    subject,
    message: `The app may not ${doing}. Grant it ${scope} under Okta API Scopes.`,
  }));
}
