import { createToken, deleteToken, listTokens } from '#contract/accounts.ts';
import type { AccessContext } from '../../access/access-context.ts';
import * as store from '../../access/tokens/token-store.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';

const dayMs = 86_400_000;

export function tokenRoutes({ database, siteId, now }: AccessContext): Route[] {
  return [
    route(listTokens, async () => {
      const items = await store.listTokens(database, siteId);
      return { items, total: items.length };
    }),
    auditedRoute(createToken, async ({ body: { name, scope, expiresInDays } }) => {
      const expiresAt = expiresInDays === null ? undefined : new Date(now().getTime() + expiresInDays * dayMs);
      const answer = await store.createToken(database, siteId, { name, scope, expiresAt });
      return { answer, audit: { action: 'token.created', subject: name, details: { scope, expiresInDays } } };
    }),
    auditedRoute(deleteToken, async ({ params }) => {
      const token = await store.revokeToken(database, siteId, params.id);
      return { answer: undefined, audit: { action: 'token.revoked', subject: token.name } };
    }),
  ];
}
