import type { ProductClient } from '../../atlassian/product-client.ts';
import { askProductUser, type ProductUser } from './product-user.ts';

/** Whoever loses their rights over there loses them here after so long. */
const trustSeconds = 60;
const maxRemembered = 10_000;

/** `tenant` names the installation that is asked: who administers one product may be anybody in the one beside it. */
export type FindUser = (tenant: string, client: ProductClient, accountId: string) => Promise<ProductUser>;

/** Asks the product about each account once in a while, and once for requests that come together. */
export function rememberUsers(now: () => Date): FindUser {
  const users = new Map<string, { readonly user: Promise<ProductUser>; readonly until: number }>();
  return (tenant, client, accountId) => {
    const name = JSON.stringify([tenant, accountId]);
    const held = users.get(name);
    if (held && held.until > now().getTime()) return held.user;
    const user = askProductUser(client, accountId);
    if (users.size >= maxRemembered) users.clear();
    users.set(name, { user, until: now().getTime() + trustSeconds * 1000 });
    // A failure is told to those who wait for it, and asked about again by whoever comes next.
    user.catch(() => users.delete(name));
    return user;
  };
}
