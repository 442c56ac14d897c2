import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';

/** Makes tokens that a client can only hand back: what stands in them is signed. */
export interface TokenSeal {
  seal(content: object): string;
  /** `undefined` when the token is not one of ours or not of this shape. */
  open<T>(token: string, shape: z.ZodType<T>): T | undefined;
}

/** The same secret opens what an earlier process has sealed, so links outlive a restart. */
export function createTokenSeal(secret: string): TokenSeal {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url').slice(0, 16);
  return {
    seal: (content) => {
      const text = Buffer.from(JSON.stringify(content)).toString('base64url');
      return `${text}_${sign(text)}`;
    },
    open: (token, shape) => {
      const text = token.slice(0, -17);
      const [given, wanted] = [Buffer.from(token.slice(-16)), Buffer.from(sign(text))];
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
      return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    },
  };
}
