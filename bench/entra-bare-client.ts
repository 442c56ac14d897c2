/** What Roster is compared with: the same requests to Graph, and nothing else done with the answers than decoding them. */
import pLimit from 'p-limit';
import { Agent, request } from 'undici';
import type { TenantProcess } from './entra-tenant-process.ts';

export interface ReadTotals {
  readonly people: number;
  readonly pictures: number;
  readonly bytes: number;
}

interface Page {
  readonly value: readonly { readonly id: string }[];
  readonly '@odata.nextLink'?: string;
}

interface Batch {
  readonly responses: readonly { readonly id: string; readonly status: number; readonly body: unknown }[];
}

type Send = <Answer>(url: string, body?: object) => Promise<Answer>;

export async function readBare(tenant: TenantProcess, select: string): Promise<ReadTotals> {
  const agent = new Agent({ connections: 8 });
  const send = await signIn(tenant, agent);
  const ids: string[] = [];
  for (let url: string | undefined = `${tenant.graphUrl}/v1.0/users?${select}&$top=999`; url !== undefined;) {
    const page: Page = await send<Page>(url);
    ids.push(...page.value.map(({ id }) => id));
    url = page['@odata.nextLink'];
  }
  const metadata = await inBatches(
    send,
    tenant,
    ids.map((id) => `/users/${id}/photo`),
  );
  const photographed = ids.flatMap((id, at) => {
    const { status, body } = metadata[at] ?? { status: 0, body: {} };
    const { width } = body as { readonly width: number };
    return status === 200 ? [`/users/${id}/${width >= 360 ? 'photos/360x360' : 'photo'}/$value`] : [];
  });
  const pictures = await inBatches(send, tenant, photographed);
  const bytes = pictures.reduce((sum, { body }) => sum + Buffer.from(String(body), 'base64').length, 0);
  await agent.close();
  return { people: ids.length, pictures: pictures.filter(({ status }) => status === 200).length, bytes };
}

async function signIn(tenant: TenantProcess, dispatcher: Agent): Promise<Send> {
  const answer = await request(`${tenant.authorityUrl}/${tenant.tenantId}/oauth2/v2.0/token`, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
      scope: `${tenant.graphUrl}/.default`,
      grant_type: 'client_credentials',
    }).toString(),
  });
  const { access_token: token } = (await answer.body.json()) as { readonly access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async <Answer>(url: string, body?: object) => {
    const options =
      body === undefined ? { headers } : ({ headers, method: 'POST', body: JSON.stringify(body) } as const);
    return (await (await request(url, { dispatcher, ...options })).body.json()) as Answer;
  };
}

async function inBatches(send: Send, { graphUrl }: TenantProcess, paths: readonly string[]) {
  const starts = Array.from({ length: Math.ceil(paths.length / 20) }, (_, index) => index * 20);
  const batches = await pLimit(4).map(starts, async (start) => {
    const requests = paths.slice(start, start + 20).map((url, at) => ({ id: String(at), method: 'GET', url }));
    const { responses } = await send<Batch>(`${graphUrl}/v1.0/$batch`, { requests });
    return responses.toSorted((one, other) => Number(one.id) - Number(other.id));
  });
  return batches.flat();
}
