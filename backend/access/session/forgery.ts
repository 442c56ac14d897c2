/** What a browser says of where a request comes from. Header names as Node gives them: lower case. */
export interface RequestOrigin {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The address that browsers use. */
  readonly baseUrl: string;
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that carries a session's cookie may have been made by another site. A change has to carry
 * `X-Roster-Request: 1`, which other sites cannot send without being asked first, and has to come from this origin.
 */
export function looksForged({ method, headers, baseUrl }: RequestOrigin): boolean {
  if (harmless.has(method)) return false;
  if (headers['x-roster-request'] !== '1') return true;
  // Browsers set it on secure pages, and no page can set it.
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  const { origin, host } = headers;
  if (typeof origin !== 'string' || !URL.canParse(origin)) return true;
  return origin !== new URL(baseUrl).origin && new URL(origin).host !== host;
}
