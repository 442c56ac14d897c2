import { createHmac, randomBytes } from 'node:crypto';

/** By which an app asks the products of one site. */
export interface SystemTokens {
  /** Default: two hours, as a schedule brings it. */
  issue(product: string, seconds?: number): string;
  isGood(token: string | undefined, product: string): boolean;
}

const usualSeconds = 2 * 3600;

/** Tokens are JWTs, of which apps read the end alone. */
export function createSystemTokens(cloudId: string): SystemTokens {
  const secret = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    issue: (product, seconds = usualSeconds) => {
      const claims = { cloudId, product, exp: Math.floor(Date.now() / 1000) + seconds };
      const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
      return `${text}.${sign(text)}`;
    },
    isGood: (token, product) => {
      const [header = '', body = '', signature] = token?.split('.') ?? [];
      if (signature !== sign(`${header}.${body}`)) return false;
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Readonly<Record<string, unknown>>;
      return claims['product'] === product && typeof claims['exp'] === 'number' && claims['exp'] > Date.now() / 1000;
    },
  };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
