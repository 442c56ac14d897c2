import type { AtlassianHost } from './atlassian-host.ts';

const framedPages = [
  ...(['admin', 'people', 'person', 'issue-panel'] as const),
  ...(['post-function-create', 'post-function-edit', 'post-function-view'] as const),
];

/** Pages of Roster that Atlassian frames. */
export type FramedPage = (typeof framedPages)[number];

declare global {
  interface Window {
    readonly AP?: AtlassianHost;
  }
}

/** Which page this is inside an Atlassian site; undefined: it stands alone. The server has written it there. */
export function framedPage(): FramedPage | undefined {
  const page = metaOf('roster-frame');
  return framedPages.find((name) => name === page);
}

export function isFramed(): boolean {
  return framedPage() !== undefined;
}

/** What the Atlassian site says of where the page is shown, such as the key of the issue beside it. */
export function frameContext(name: 'issueKey' | 'config'): string | undefined {
  const context: unknown = JSON.parse(metaOf('roster-frame-context') ?? '{}');
  if (typeof context !== 'object' || context === null) return undefined;
  const value: unknown = Reflect.get(context, name);
  return typeof value === 'string' ? value : undefined;
}

function metaOf(name: string): string | undefined {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? undefined;
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
