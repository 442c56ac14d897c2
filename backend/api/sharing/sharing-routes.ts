import {
  createSharingCode,
  endSharing as endOperation,
  getSharing,
  joinSharing,
  type Sharing,
} from '#contract/sharing.ts';
import type { AccessContext } from '../../access/access-context.ts';
import type { Caller } from '../../access/caller.ts';
import {
  createCode,
  describeSharing,
  endSharing,
  joinByCode,
  type SharingAdmin,
} from '../../access/connect/sharing/share-people.ts';
import { AppError } from '../../errors/app-error.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';

const nothingShared: Sharing = { here: null, products: [], isEmpty: false };

export function sharingRoutes(access: AccessContext): Route[] {
  const { database } = access;
  return [
    route(getSharing, async ({ caller }) => {
      const admin = sharingAdmin(caller);
      return admin ? describeSharing(database, admin) : nothingShared;
    }),
    auditedRoute(createSharingCode, async ({ caller }) => {
      const { code, expiresAt, opens } = await createCode(access, requireAdmin(caller).siteId);
      const audit = { action: 'sharing.code-created', subject: opens };
      return { answer: { code, expiresAt: expiresAt.toISOString() }, audit };
    }),
    auditedRoute(joinSharing, async ({ caller, body }) => {
      const admin = requireAdmin(caller);
      const { siteId, joined } = await joinByCode(access, admin.siteId, body.code);
      const answer = await describeSharing(database, { ...admin, siteId });
      return { answer, audit: { action: 'sharing.joined', subject: joined, siteId } };
    }),
    auditedRoute(endOperation, async ({ caller, params }) => {
      const { ended } = await endSharing(access, requireAdmin(caller).siteId, params.product);
      return { answer: undefined, audit: { action: 'sharing.ended', subject: ended } };
    }),
  ];
}

function requireAdmin(caller: Caller): SharingAdmin {
  const admin = sharingAdmin(caller);
  if (admin) return admin;
  throw new AppError('not-allowed', 'Open Roster inside Jira or Confluence for this.');
}

/** Absent: nobody in front of a product that has Roster installed through Connect. */
function sharingAdmin(caller: Caller): SharingAdmin | undefined {
  if (caller.kind !== 'atlassian' || caller.clientKey === undefined) return undefined;
  return { siteId: caller.siteId, clientKey: caller.clientKey };
}
