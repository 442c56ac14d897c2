import {
  checkNewTarget,
  checkTarget,
  createTarget,
  deleteTarget,
  getTarget,
  listTargetKinds,
  listTargetPeople,
  listTargets,
  updateTarget,
  type TargetView,
} from '#contract/targets.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { expiringSecrets, expiryFindings, secretExpiries } from '../../connectors/secret-expiry.ts';
import { readSettings } from '../../connectors/source-settings.ts';
import { openSettings } from '../../connectors/stored-secrets.ts';
import { AppError } from '../../errors/app-error.ts';
import {
  addTarget,
  changeTarget,
  requireTarget,
  settingsInstead,
  type TargetEditing,
} from '../../targets/edit-target.ts';
import { noActivity, showTarget, showTargetKind } from '../../targets/show-target.ts';
import { usualChoices } from '../../targets/target-problems.ts';
import { listStoredTargets, removeTarget, type StoredTarget } from '../../targets/target-store.ts';
import type { ApiParts } from '../api-parts.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';

export function targetRoutes(
  { siteId, now }: AccessContext,
  editing: TargetEditing,
  { targets, pushes }: Pick<ApiParts, 'targets' | 'pushes'>,
): Route[] {
  const show = async (stored: readonly StoredTarget[]): Promise<TargetView[]> => {
    const activities = await pushes.targetActivity(siteId);
    return stored.map((one) =>
      showTarget(one, {
        kind: targets.get(one.kind),
        activity: activities.get(one.id) ?? noActivity,
        now: now(),
      }),
    );
  };
  const showOne = async (stored: StoredTarget): Promise<TargetView> => {
    const [shown] = await show([stored]);
    if (!shown) throw new Error('A target was lost on the way.');
    return shown;
  };

  return [
    route(listTargetKinds, () => {
      const items = [...targets.values()].map(showTargetKind);
      return Promise.resolve({ items, total: items.length });
    }),
    route(listTargets, async () => {
      const items = await show(await listStoredTargets(editing.database, siteId));
      return { items, total: items.length };
    }),
    auditedRoute(createTarget, async ({ body }) => {
      const stored = await addTarget(editing, siteId, body);
      const audit = { action: 'target.created', subject: stored.name, details: { kind: stored.kind } };
      return { answer: await showOne(stored), audit };
    }),
    route(getTarget, async ({ params }) => showOne(await requireTarget(editing, siteId, params.id))),
    auditedRoute(updateTarget, async ({ params: { id }, body }) => {
      const { target, changed } = await changeTarget(editing, { siteId, id }, body);
      const note = { action: 'target.updated', subject: target.name, details: { changed } };
      return { answer: await showOne(target), audit: changed.length === 0 ? undefined : note };
    }),
    auditedRoute(deleteTarget, async ({ params: { id } }) => {
      const { name, kind } = await requireTarget(editing, siteId, id);
      const activity = (await pushes.targetActivity(siteId)).get(id);
      if (activity?.activePush) throw new AppError('conflict', 'A push to this target is under way. Cancel it first.');
      await removeTarget(editing.database, siteId, id);
      return { answer: undefined, audit: { action: 'target.deleted', subject: name, details: { kind } } };
    }),
    route(checkTarget, async ({ params, body }) => {
      const stored = await requireTarget(editing, siteId, params.id);
      const settings = body.settings
        ? settingsInstead(editing, stored, body.settings)
        : openSettings(stored, stored.id, editing.secretBox);
      const { ok, findings } = await pushes.checkTarget(stored.kind, { ...stored, settings });
      const expiring = expiringSecrets(secretExpiries(stored, targets.get(stored.kind)), now());
      return { ok, findings: [...findings, ...expiryFindings(expiring)] };
    }),
    route(checkNewTarget, ({ params: { kind }, body }) => {
      const target = targets.get(kind);
      if (!target) throw new AppError('not-found', `There is no target of the kind “${kind}”.`);
      const settings = readSettings(target, body.settings, {});
      return pushes.checkTarget(kind, { ...usualChoices(target), siteId, settings });
    }),
    route(listTargetPeople, ({ params, query }) => pushes.listTargetPeople({ siteId, targetId: params.id, ...query })),
  ];
}
