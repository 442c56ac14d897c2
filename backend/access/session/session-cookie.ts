import { parseCookie, stringifySetCookie } from 'cookie';

/** Where and how the session's cookie is set. */
export interface CookiePlace {
  /** The address that browsers use. */
  readonly baseUrl: string;
}

/** With https, a prefix that browsers accept from this very host alone (RFC 6265bis, section 4.1.3.2). */
export function sessionCookieName({ baseUrl }: CookiePlace): string {
  return isSecure(baseUrl) ? '__Host-roster-session' : 'roster-session';
}

export function readSessionCookie(header: string | undefined, place: CookiePlace): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[sessionCookieName(place)];
}

/** The `Set-Cookie` header of a session that lasts until `expiresAt`. */
export function sessionCookie(token: string, expiresAt: Date, place: CookiePlace): string {
  return setCookie(token, expiresAt, place);
}

/** The `Set-Cookie` header that takes the session away. */
export function noSessionCookie(place: CookiePlace): string {
  return setCookie('', new Date(0), place);
}

function setCookie(value: string, expires: Date, place: CookiePlace): string {
  const secure = isSecure(place.baseUrl);
  const name = sessionCookieName(place);
  return stringifySetCookie({ name, value, expires, path: '/', httpOnly: true, sameSite: 'lax', secure });
}

export function isSecure(baseUrl: string): boolean {
  return baseUrl.startsWith('https:');
}
