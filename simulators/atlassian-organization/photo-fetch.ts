import { ScimError } from './scim-error.ts';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Atlassian's servers fetch a photo: HEAD and GET answer 200 with `image/jpeg`, without redirects or credentials. */
export async function requirePhoto(address: string, fetches: boolean): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isReachable = url?.protocol === 'https:' || (fetches && url !== undefined && local.has(url.hostname));
  if (!isReachable) throw new ScimError(400, 'A photo needs an https address.', 'invalidValue');
  if (!fetches) return;
  for (const method of ['HEAD', 'GET']) {
    const answer = await fetch(address, { method, redirect: 'manual' });
    const bytes = await answer.arrayBuffer();
    const type = answer.headers.get('content-type');
    const isJpeg = answer.status === 200 && type === 'image/jpeg' && (method === 'HEAD' || bytes.byteLength > 0);
    if (!isJpeg) throw new ScimError(400, `The photo cannot be fetched by ${method}.`, 'invalidValue');
  }
}
