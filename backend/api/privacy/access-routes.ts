import { listAccesses as listOperation, listPersonAccesses } from '#contract/privacy.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Viewer } from '../../flow/profile/show-person.ts';
import { listAccesses } from '../../privacy/accesses/access-store.ts';
import { route, type Route } from '../edge/route.ts';
import { requirePerson, viewerOf } from '../people/require-person.ts';

/** Who looked at whom. */
export function accessRoutes(access: AccessContext): Route[] {
  const { database, siteId } = access;
  return [
    route(listOperation, async ({ query }) => {
      await access.accessLog?.flush();
      return listAccesses(database, { siteId, ...query });
    }),
    route(listPersonAccesses, async ({ caller, params: { id }, query }) => {
      const viewer = await viewerOf(access, caller);
      await requirePerson(access, viewer, id);
      refuseOthers(viewer, id);
      await access.accessLog?.flush();
      return listAccesses(database, { siteId, personId: id, ...query });
    }),
  ];
}

/** What is kept of a person beside their profile is for admins and for themself. */
export function refuseOthers({ role, personId }: Viewer, id: string): void {
  if (role === 'admin' || personId === id) return;
  throw new AppError('not-allowed', 'Only admins and the person themself may see this.');
}
