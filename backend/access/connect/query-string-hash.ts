import { createHash } from 'node:crypto';
import { parse, type ParsedUrlQuery } from 'node:querystring';

/** A request as its signer saw it. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as sent, still encoded. */
  readonly url: string;
  /** Whose path is left out: Roster's address for what comes in, the product's (`…/wiki`) for what goes out. */
  readonly baseUrl: string;
}

/**
 * The hash by which a JWT of Atlassian's is bound to one request: SHA-256 of its canonical form
 * (https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/).
 */
export function queryStringHash(request: SignedRequest): string {
  return createHash('sha256').update(canonicalRequest(request)).digest('hex');
}

export function canonicalRequest({ method, url, baseUrl }: SignedRequest): string {
  const [path = '', query = ''] = url.split(/\?(.*)/su);
  return [method.toUpperCase(), canonicalPath(path, baseUrl), canonicalQuery(query)].join('&');
}

function canonicalPath(path: string, baseUrl: string): string {
  const context = new URL(baseUrl).pathname.replace(/\/$/, '');
  const isWithin = path === context || path.startsWith(`${context}/`);
  const rest = (isWithin ? path.slice(context.length) : path).replaceAll('&', '%26');
  const rooted = rest.startsWith('/') ? rest : `/${rest}`;
  return rooted.length > 1 && rooted.endsWith('/') ? rooted.slice(0, -1) : rooted;
}

function canonicalQuery(query: string): string {
  const parameters: ParsedUrlQuery = parse(query, undefined, undefined, { maxKeys: 0 });
  return Object.keys(parameters)
    .filter((name) => name !== 'jwt')
    .sort()
    .map((name) => `${encode(name)}=${valuesOf(parameters[name])}`)
    .join('&');
}

/** Sorted first and encoded then: the other way round orders some values differently. */
function valuesOf(values: string | string[] | undefined): string {
  return [values ?? ''].flat().sort().map(encode).join(',');
}

/** RFC 3986: everything but unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
