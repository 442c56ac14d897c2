/** Pages of Roster that Atlassian frames. */
export type FramedPage = 'admin' | 'people';

/** What Atlassian's all.js gives to a framed page (https://developer.atlassian.com/cloud/jira/platform/about-the-connect-javascript-api/). */
export interface AtlassianHost {
  readonly context: { readonly getToken: (callback: (token: string) => void) => void };
  readonly theme?: { readonly initializeTheming: () => unknown };
}

declare global {
  interface Window {
    readonly AP?: AtlassianHost;
  }
}

/** Which page this is inside an Atlassian site; undefined: it stands alone. The server has written it there. */
export function framedPage(): FramedPage | undefined {
  const page = document.querySelector('meta[name="roster-frame"]')?.getAttribute('content');
  return page === 'admin' || page === 'people' ? page : undefined;
}

export function isFramed(): boolean {
  return framedPage() !== undefined;
}

/**
 * The headers by which a framed page says who looks at it: browsers keep cookies from frames. A token lasts for minutes,
 * so each request takes a fresh one; none where all.js did not load, and then the server says so.
 */
export async function frameHeaders(): Promise<Readonly<Record<string, string>>> {
  const host = isFramed() ? window.AP : undefined;
  if (!host) return {};
  const token = await new Promise<string>((resolve) => {
    host.context.getToken(resolve);
  });
  return { Authorization: `JWT ${token}` };
}
