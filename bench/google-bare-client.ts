/** What Roster is compared with: the same requests to Google, and nothing else done with the answers than decoding them. */
import { SignJWT, importPKCS8 } from 'jose';
import pLimit from 'p-limit';
import { Agent, request } from 'undici';
import type { ReadTotals } from './entra-bare-client.ts';
import type { WorkspaceProcess } from './google-workspace-process.ts';

interface Page {
  readonly users?: readonly { readonly id: string; readonly thumbnailPhotoEtag?: string }[];
  readonly nextPageToken?: string;
}

type Send = <Answer>(path: string) => Promise<Answer>;

export async function readBare(workspace: WorkspaceProcess, fields: string): Promise<ReadTotals> {
  const agent = new Agent({ connections: 8 });
  const send = await signIn(workspace, agent);
  const users = await listUsers(send, `projection=full&fields=nextPageToken,users(${fields})`);
  await listUsers(send, 'showDeleted=true&fields=nextPageToken,users(id)');
  const photographed = users.filter(({ thumbnailPhotoEtag }) => thumbnailPhotoEtag !== undefined);
  const pictures = await pLimit(8).map(photographed, async ({ id }) => {
    const photo = await send<{ readonly photoData: string }>(`/users/${id}/photos/thumbnail?fields=etag,photoData`);
    return Buffer.from(photo.photoData, 'base64url').length;
  });
  await agent.close();
  return { people: users.length, pictures: pictures.length, bytes: pictures.reduce((sum, bytes) => sum + bytes, 0) };
}

async function listUsers(send: Send, query: string): Promise<NonNullable<Page['users']>> {
  const users = [];
  for (let token: string | undefined = ''; token !== undefined;) {
    const page: Page = await send<Page>(`/users?customer=my_customer&maxResults=500&${query}${token}`);
    users.push(...(page.users ?? []));
    token = page.nextPageToken === undefined ? undefined : `&pageToken=${page.nextPageToken}`;
  }
  return users;
}

interface KeyFile {
  readonly client_email: string;
  readonly private_key: string;
  readonly private_key_id: string;
}

async function signIn(workspace: WorkspaceProcess, dispatcher: Agent): Promise<Send> {
  const key = JSON.parse(workspace.serviceAccountKey) as KeyFile;
  const scope = 'https://www.googleapis.com/auth/admin.directory.user.readonly';
  const assertion = await new SignJWT({ scope, sub: workspace.adminEmail })
    .setProtectedHeader({ alg: 'RS256', kid: key.private_key_id })
    .setIssuer(key.client_email)
    .setAudience(workspace.tokenUrl)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importPKCS8(key.private_key, 'RS256'));
  const answer = await request(workspace.tokenUrl, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion,
    }).toString(),
  });
  const { access_token: token } = (await answer.body.json()) as { readonly access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  return async <Answer>(path: string) => {
    const { body } = await request(`${workspace.directoryUrl}/admin/directory/v1${path}`, { dispatcher, headers });
    return (await body.json()) as Answer;
  };
}
