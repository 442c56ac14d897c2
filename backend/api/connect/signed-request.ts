import type { Request } from 'express';
import type { SignedRequest } from '../../access/connect/query-string-hash.ts';
import { refusedToken } from '../../access/connect/refused-token.ts';

/** A request as Atlassian has signed it: with all of its path, whatever router it has come to. */
export function signedRequest({ method, originalUrl }: Request, baseUrl: string): SignedRequest {
  return { method, url: originalUrl, baseUrl };
}

/** The one token of a request. Two are one too many: which of them would be meant? */
export function tokenOf(request: Request): string {
  const fromHeader = /^JWT +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  const fromQuery: unknown = request.query['jwt'];
  const given = [fromHeader, fromQuery].filter((token) => token !== undefined);
  const [token] = given;
  if (given.length !== 1 || typeof token !== 'string') throw refusedToken();
  return token;
}
