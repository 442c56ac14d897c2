import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * Only what this very server sends may run or be fetched. Styles may stand in the page: the design system writes them
 * there. `blob:` and `data:` pictures are previews of an upload.
 */
export function securityHeaders(baseUrl: string): RequestHandler {
  const isSecure = baseUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: policy({ isSecure, scripts: [], frameAncestors: ["'none'"] }),
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isSecure,
    xFrameOptions: { action: 'deny' },
  });
}

export interface Framing {
  readonly baseUrl: string;
  /** A script of the frame's own, besides Roster's. */
  readonly scriptUrl: string;
  /** Origins that may frame the page. */
  readonly frameAncestors: readonly string[];
}

/** The same for a page that is to be framed. Its address holds a token: nobody learns more of it than where it is. */
export function framedHeaders(response: Response, { baseUrl, scriptUrl, frameAncestors }: Framing): void {
  const isSecure = baseUrl.startsWith('https:');
  const { directives } = policy({ isSecure, scripts: [new URL(scriptUrl).origin], frameAncestors });
  const names = Object.entries(directives).map(([name, values]) => [dashed(name), ...values].join(' '));
  response.setHeader('Content-Security-Policy', names.join(';'));
  response.setHeader('Referrer-Policy', 'origin');
  // It knows no list of origins; browsers that know `frame-ancestors` do without it.
  response.removeHeader('X-Frame-Options');
}

interface PolicyOptions {
  readonly isSecure: boolean;
  readonly scripts: readonly string[];
  readonly frameAncestors: readonly string[];
}

function policy({ isSecure, scripts, frameAncestors }: PolicyOptions) {
  const directives: Record<string, string[]> = {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", ...scripts],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: [...frameAncestors],
    ...(isSecure && { upgradeInsecureRequests: [] }),
  };
  return { useDefaults: false, directives };
}

function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
