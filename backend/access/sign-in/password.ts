import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the package's default) as OWASP's Password Storage Cheat Sheet has it: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Of no password: what an account that is not there is compared with. */
let hashOfNothing: Promise<string> | undefined;

/** Takes equally long when there is no hash to compare with, so that time tells nobody which accounts exist. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  hashOfNothing ??= hashPassword('');
  const matches = await verify(passwordHash ?? (await hashOfNothing), password);
  return matches && typeof passwordHash === 'string';
}
