import { cancelPush } from '#contract/pushes.ts';
import { checkNewTarget, checkTarget, createTarget, deleteTarget, updateTarget } from '#contract/targets.ts';
import { call, type CallOptions } from '../../api/call.ts';
import type { Settings } from '../../ui/settings-form/setting-fields.ts';

export type NewTarget = CallOptions<typeof createTarget>['body'];
export type TargetPatch = CallOptions<typeof updateTarget>['body'];

export const addTarget = (body: NewTarget) => call(createTarget, { body });
export const changeTarget = (id: string, body: TargetPatch) => call(updateTarget, { params: { id }, body });
export const removeTarget = (id: string) => call(deleteTarget, { params: { id } });
/** What works with settings that no target has yet. */
export const checkSettings = (kind: string, settings: Settings) =>
  call(checkNewTarget, { params: { kind }, body: { settings } });
/** What works with a target's settings as given. */
export const checkSaved = (id: string, settings: Settings) => call(checkTarget, { params: { id }, body: { settings } });
export const stopPush = (id: string) => call(cancelPush, { params: { id } });
