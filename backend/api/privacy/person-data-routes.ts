import {
  erasePerson as eraseOperation,
  exportPerson as exportOperation,
  liftErasure,
  listErasures,
} from '#contract/privacy.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { actorName } from '../../access/caller.ts';
import { AppError } from '../../errors/app-error.ts';
import type { PersonRow } from '../../flow/profile/person-row.ts';
import { noteAccess } from '../../privacy/accesses/note-access.ts';
import { erasePerson, type ErasingParts } from '../../privacy/erasing/erase-person.ts';
import { liftErasure as lift, listErasures as list } from '../../privacy/erasing/erasure-store.ts';
import { exportPerson } from '../../privacy/export/export-person.ts';
import type { PictureStore } from '../../pictures/picture-store.ts';
import type { Pushes } from '../../sync/push/create-pushes.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';
import { noSuchPerson, requirePerson, viewerOf } from '../people/require-person.ts';
import { refuseOthers } from './access-routes.ts';

export interface PersonDataParts extends Pick<ErasingParts, 'hashErased' | 'removalsOf' | 'beforeErasing'> {
  readonly pictures: PictureStore;
  readonly forgetPhotos: () => void;
  readonly pushes: Pick<Pushes, 'pushSoon'>;
}

/** What the law lets people ask for: to have what is kept of them, and to be forgotten. */
export function personDataRoutes(access: AccessContext, parts: PersonDataParts): Route[] {
  const { database, siteId, now } = access;
  return [
    route(exportOperation, async ({ caller, params: { id }, response }) => {
      const viewer = await viewerOf(access, caller);
      await requirePerson(access, viewer, id);
      refuseOthers(viewer, id);
      noteAccess(access, caller, [id], 'export');
      await access.accessLog?.flush();
      const order = { database, pictures: parts.pictures, photoBaseUrl: viewer.photoBaseUrl, now: now() };
      const exported = await exportPerson(order, { siteId, personId: id });
      if (!exported) throw noSuchPerson();
      response.setHeader('Content-Disposition', 'attachment; filename="person.json"');
      return exported;
    }),
    auditedRoute(eraseOperation, async ({ caller, params: { id }, body }) => {
      const viewer = await viewerOf(access, caller);
      const { person } = await requirePerson(access, viewer, id);
      if (!isMeant(person, body.confirm)) throw notMeant();
      await access.accessLog?.flush();
      const { reason, clearTargets } = body;
      const by = actorName(caller);
      const order = { siteId, personId: id, clearTargets, by, reason: reason === '' ? undefined : reason, now: now() };
      const erased = await erasePerson({ database, ...parts }, order);
      if (erased === 'gone') throw noSuchPerson();
      parts.forgetPhotos();
      await parts.pushes.pushSoon(siteId);
      const { keepsAccount, targets, ...figures } = erased;
      const answer = {
        ...figures,
        account: keepsAccount && person.email !== null ? { email: person.email } : null,
        targets: targets.map(({ name, does }) => ({ name, does })),
      };
      const details = { erasureId: erased.erasureId, ...(order.reason !== undefined && { reason: order.reason }) };
      return { answer, audit: { action: 'person.erased', subject: 'Erased person', details } };
    }),
    route(listErasures, async ({ query }) => {
      const { rows, total } = await list(database, { siteId, ...query });
      const items = rows.map(({ at, liftedAt, waitingFor, ...row }) => ({
        ...row,
        ...{ at: at.toISOString(), liftedAt: liftedAt?.toISOString() ?? null, waitingFor: [...waitingFor] },
      }));
      return { items, total };
    }),
    auditedRoute(liftErasure, async ({ caller, params: { id } }) => {
      await lift(database, { siteId, id, by: actorName(caller), at: now() });
      const audit = { action: 'erasure.lifted', subject: 'Erased person', details: { erasureId: id } };
      return { answer: undefined, audit };
    }),
  ];
}

function isMeant({ displayName, email }: PersonRow, typed: string): boolean {
  const same = (name: string | null): boolean => name?.trim().toLowerCase() === typed.toLowerCase();
  return same(displayName) || same(email);
}

function notMeant(): AppError {
  const message = 'This is neither the e-mail address nor the name of the person.';
  return new AppError('invalid-input', message, { fields: [{ path: 'confirm', message }] });
}
