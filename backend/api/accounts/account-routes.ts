import { createAccount, deleteAccount, listAccounts, updateAccount } from '#contract/accounts.ts';
import type { AccessContext } from '../../access/access-context.ts';
import * as store from '../../access/accounts/account-store.ts';
import * as edit from '../../access/accounts/edit-account.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';

export function accountRoutes(access: AccessContext): Route[] {
  const { database, siteId } = access;
  return [
    route(listAccounts, ({ query }) => store.listAccounts(database, { siteId, ...query })),
    auditedRoute(createAccount, async ({ body }) => {
      const account = await edit.addAccount(access, body);
      const audit = { action: 'account.created', subject: account.email, details: { role: account.role } };
      return { answer: store.showAccount(account), audit };
    }),
    auditedRoute(updateAccount, async ({ caller, params: { id }, body }) => {
      const keptSession = caller.kind === 'account' ? caller.sessionHash : undefined;
      const account = await edit.changeAccount(access, { id, keptSession }, body);
      const changed = Object.keys(body);
      const details = body.role === undefined ? { changed } : { changed, role: body.role };
      return {
        answer: store.showAccount(account),
        audit: { action: 'account.updated', subject: account.email, details },
      };
    }),
    auditedRoute(deleteAccount, async ({ params }) => {
      const account = await edit.deleteAccount(access, params.id);
      return { answer: undefined, audit: { action: 'account.deleted', subject: account.email } };
    }),
  ];
}
