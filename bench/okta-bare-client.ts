/** What Roster is compared with: the same requests, and nothing else done with the answers than decoding them. */
import pLimit from 'p-limit';
import { Agent, request } from 'undici';
import type { OrgProcess } from './okta-org-process.ts';
import type { ReadTotals } from './entra-bare-client.ts';

interface User {
  readonly id: string;
  readonly profile: { readonly primaryPhotoValue?: string };
}

/** As many as Roster asks of one host at a time. */
const picturesAtOnce = 4;

export async function readBare({ orgUrl, apiToken }: OrgProcess, filter: string): Promise<ReadTotals> {
  const dispatcher = new Agent({ connections: 8 });
  const headers = {
    authorization: `SSWS ${apiToken}`,
    'content-type': 'application/json; okta-response=omitCredentials,omitCredentialsLinks,omitTransitioningToStatus',
  };
  const users: User[] = [];
  let url: string | undefined = `${orgUrl}/api/v1/users?limit=200&filter=${encodeURIComponent(filter)}`;
  while (url !== undefined) {
    const answer: Awaited<ReturnType<typeof request>> = await request(url, { dispatcher, headers });
    users.push(...((await answer.body.json()) as readonly User[]));
    const links = [answer.headers['link'] ?? []].flat().join(', ');
    url = /<([^>]+)>; rel="next"/.exec(links)?.[1];
  }
  const addresses = users.flatMap(({ profile }) => profile.primaryPhotoValue ?? []);
  const sizes = await pLimit(picturesAtOnce).map(addresses, async (address) => {
    const answer = await request(address, { dispatcher });
    return (await answer.body.arrayBuffer()).byteLength;
  });
  await dispatcher.close();
  return { people: users.length, pictures: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
