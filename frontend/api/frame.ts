import type { AtlassianHost } from './atlassian-host.ts';
import type { ForgeFrame } from './forge-frame.ts';
import { framedPages, type FramedPage } from './framed-page.ts';

declare global {
  interface Window {
    readonly AP?: AtlassianHost;
    /** What Forge puts into pages that it frames, before anything of the page runs. */
    readonly __bridge?: unknown;
  }
}

let forge: ForgeFrame | undefined;

/** Finds out where the page is framed. Before this, nothing can be asked. */
export async function enterFrame(): Promise<void> {
  if (window.__bridge === undefined) return;
  // Loaded in Forge alone: nobody else has use for it.
  const { openForgeFrame } = await import('./forge-frame.ts');
  forge = await openForgeFrame();
}

/** Which page this is inside an Atlassian site; undefined: it stands alone. The server has written it there, or Forge says it. */
export function framedPage(): FramedPage | undefined {
  if (forge) return forge.page ?? 'people';
  const page = metaOf('roster-frame');
  return framedPages.find((name) => name === page);
}

export function isFramed(): boolean {
  return framedPage() !== undefined;
}

/** What the Atlassian site says of where the page is shown, such as the key of the issue beside it. */
export function frameContext(name: 'issueKey' | 'config' | 'email'): string | undefined {
  if (forge) return name === 'issueKey' ? forge.issueKey : undefined;
  const context: unknown = JSON.parse(metaOf('roster-frame-context') ?? '{}');
  if (typeof context !== 'object' || context === null) return undefined;
  const value: unknown = Reflect.get(context, name);
  return typeof value === 'string' ? value : undefined;
}

/** Address of the Atlassian site around the frame, without a slash at the end; undefined: it is not told. */
export function frameSite(): string | undefined {
  const address = URL.parse(new URLSearchParams(window.location.search).get('xdm_e') ?? '');
  return address?.protocol === 'https:' || address?.protocol === 'http:' ? address.origin : undefined;
}

function metaOf(name: string): string | undefined {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? undefined;
}

/** Sends a request to the API, saying who looks at the page where cookies do not: browsers keep them from frames. */
export async function sendRequest(address: string, request: RequestInit = {}): Promise<Response> {
  if (forge) return forge.send(address, request);
  if (!isFramed()) return fetch(address, { ...request, credentials: 'same-origin' });
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(await frameHeaders())) headers.set(name, value);
  return fetch(address, { ...request, headers, credentials: 'omit' });
}

/** The frame as Forge knows it; undefined: the page is not in Forge. */
export function forgeFrame(): ForgeFrame | undefined {
  return forge;
}

/** Whether requests go through Forge, which knows of no progress. */
export function isInForge(): boolean {
  return forge !== undefined;
}

/** Has the page around the frame write its theme to the root element. */
export function enableFrameTheme(): void {
  if (forge) forge.enableTheme();
  else window.AP?.theme?.initializeTheming();
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
