import type { DesiredManager, DesiredPicture, DesiredState } from '../../../flow/targets/target.ts';
import type { PictureCrop } from '../../../pictures/rendering/render-picture.ts';
import { nearestRenditionSize } from '../../../pictures/rendition-sizes.ts';
import type { DesiredDocument, DesiredPerson } from './desired-people-store.ts';
import type { PushContext } from '../push-context.ts';
import type { HeldPerson } from './push-line-store.ts';

/** How a person is to look, with all that the target needs to make it so. */
export function desiredStateOf(context: PushContext, held: HeldPerson, person: DesiredPerson): DesiredState {
  const { fields, manager, active } = person.document;
  const picture = pictureOf(context, person);
  return {
    matchValue: person.matchValue ?? held.matchValue ?? '',
    displayName: person.displayName,
    ...(person.email !== null && { email: person.email }),
    fields,
    ...(manager !== undefined && { manager: managerOf(manager, person.managerName) }),
    ...(picture !== undefined && { picture }),
    ...(active !== undefined && { active }),
  };
}

/** Takes back what was written of somebody who leaves the target. */
export function leavingDocument({ wrote }: HeldPerson, removal: 'clear' | 'deactivate'): DesiredDocument {
  if (removal === 'deactivate') return { fields: {}, active: false };
  return {
    fields: Object.fromEntries(Object.keys(wrote?.fields ?? {}).map((name) => [name, null])),
    ...(wrote?.manager !== undefined && { manager: null }),
    ...(wrote?.picture !== undefined && { picture: null }),
  };
}

export function leavingState(held: HeldPerson, { fields, manager, picture, active }: DesiredDocument): DesiredState {
  return {
    matchValue: held.matchValue ?? '',
    displayName: held.displayName,
    fields,
    ...(manager === null && { manager }),
    ...(picture === null && { picture }),
    ...(active !== undefined && { active }),
  };
}

function managerOf(
  manager: NonNullable<DesiredDocument['manager']> | null,
  name: string | null,
): DesiredManager | null {
  return manager && { displayName: name ?? '', ...manager };
}

function pictureOf(
  { parts, target, kind }: PushContext,
  { document: { picture }, pictureSha256: sha256, pictureCrop, pictureToken }: DesiredPerson,
): DesiredPicture | null | undefined {
  if (!picture || sha256 === null) return picture === undefined ? undefined : null;
  const crop: PictureCrop = pictureCrop === 'attention' ? 'attention' : 'centre';
  const hosted = kind.capabilities.picture === 'hosted-address' && pictureToken !== null;
  return {
    version: picture.version,
    ...(hosted && { hostedAddress: picture.version }),
    read: async (pixels) => {
      const size = nearestRenditionSize(pixels);
      const found = await parts.targets.findRendition(target.siteId, { sha256, crop, size });
      return found instanceof Uint8Array ? found : undefined;
    },
  };
}
