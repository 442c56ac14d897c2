import type { ProviderFinding } from '../../flow/model/provider.ts';
import { anywhere } from '../../http/reach/reach.ts';
import { createUntrustedHttp, type UntrustedHttpOptions } from '../../http/untrusted/untrusted-http.ts';
import { judgePhotoAnswers } from './judge-photo-answers.ts';

export interface PhotoToTry {
  readonly url: URL;
  /** As Roster serves it. */
  readonly bytes: Uint8Array;
}

export type ReachOptions = Pick<Partial<UntrustedHttpOptions>, 'hosts' | 'resolveName' | 'timeoutSeconds'>;

/** No photo that Roster renders comes near it. */
const maxBytes = 2 * 1024 * 1024;
const headersFor = () => ({ 'User-Agent': 'Roster', Accept: 'image/jpeg, */*;q=0.8' });

/**
 * Fetches a hosted photo through its public address as Atlassian does, HEAD and then GET, and says what it would
 * stumble over. Only public addresses are asked, as from outside.
 */
export async function askForPhoto(
  { url, bytes }: PhotoToTry,
  options: ReachOptions,
  signal: AbortSignal,
): Promise<readonly ProviderFinding[]> {
  const http = createUntrustedHttp({ hosts: [], reach: anywhere, ...options, maxBytes, answersRedirects: true });
  try {
    const head = await http.get({ method: 'HEAD', url, headersFor }, signal);
    const get = await http.get({ method: 'GET', url, headersFor }, signal);
    return judgePhotoAnswers({ url, bytes, head, get });
  } finally {
    await http.close();
  }
}

/** The same from a terminal elsewhere: the one thing that Roster cannot try is how it looks from outside. */
export function linesToRun(address: string): readonly string[] {
  const quoted = `'${address.replaceAll("'", "'\\\\''")}'`;
  return [`curl -I ${quoted}`, `curl -o photo.jpg ${quoted}`];
}
