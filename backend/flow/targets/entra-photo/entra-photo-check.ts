import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { ProviderFinding } from '../../model/provider.ts';
import { attempt } from '../../model/attempt.ts';
import type { EntraPhotoClient } from './entra-photo-client.ts';
import { tasks } from './entra-photo-failure.ts';
import type { AccessToken } from '../../../http/access-token.ts';

interface CheckMeans {
  readonly client: EntraPhotoClient;
  readonly signIn: AccessToken;
  readonly createAttributes: boolean;
}

const writers: readonly string[] = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];
const creators: readonly string[] = ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'];

/** Sign-in, reading, and the permissions for writing as the token names them. */
export async function checkEntraPhoto(means: CheckMeans, signal: AbortSignal): Promise<readonly ProviderFinding[]> {
  const { client, signIn } = means;
  let roles: readonly string[] | undefined;
  const entry = await attempt('Sign in', async () => {
    roles = rolesOf(await signIn.get(signal));
    return 'The app signs in to the tenant.';
  });
  if (entry.status === 'missing') return [entry];
  const reading = await attempt('Read users', async () => {
    const path = '/users?$top=1&$select=id,onPremisesSyncEnabled';
    await client.get({ path, task: tasks.read, shape: z.object({ value: z.array(z.unknown()) }) }, signal);
    return 'Users can be read.';
  });
  return [entry, reading, ...writeFindings(roles, means.createAttributes)];
}

function writeFindings(roles: readonly string[] | undefined, creates: boolean): readonly ProviderFinding[] {
  const subject = 'Write attributes';
  if (roles === undefined) {
    return [{ status: 'warning', subject, message: 'Whether the app may change users shows with the first push.' }];
  }
  const lacking = [
    ...(writers.some((role) => roles.includes(role)) ? [] : [tasks.write]),
    ...(!creates || creators.some((role) => roles.includes(role)) ? [] : [tasks.create]),
  ];
  if (lacking.length === 0) return [{ status: 'works', subject, message: 'The app may change users.' }];
  return lacking.map(({ doing, permission }) => ({
    status: 'missing',
    subject,
    message: `The app may not ${doing}. Grant it the application permission ${permission}, with admin consent.`,
  }));
}

/** Tokens are Graph's own business, so one without roles that can be read says nothing. */
function rolesOf(token: string): readonly string[] | undefined {
  try {
    return z.object({ roles: z.array(z.string()) }).safeParse(decodeJwt(token)).data?.roles;
  } catch {
    return undefined;
  }
}
