import type { FieldRefusal, TargetAcceptance } from '../target.ts';
import { absentCompanion } from './details/companion.ts';
import type { Means } from './people/means.ts';

/** What Confluence takes as it is set up now: without the companion, a picture at most. */
export async function acceptance(means: Means, signal: AbortSignal): Promise<TargetAcceptance> {
  const { wants } = means.context;
  const needing = [...wants.fields, ...(wants.picture && means.settings.pictures === 'companion' ? ['picture'] : [])];
  const isAbsent = needing.length > 0 && (await means.companion.describe(signal)) === 'absent';
  const leftOut = isAbsent ? needing.map(withoutCompanion) : [];
  const isLeftOut = (name: string): boolean => leftOut.some(({ field }) => field === name);
  return {
    fields: wants.fields.filter((name) => !isLeftOut(name)),
    manager: false,
    picture: wants.picture && !isLeftOut('picture'),
    creates: false,
    deactivates: false,
    leftOut: [...leftOut, ...(wants.manager ? [noManager] : [])],
  };
}

const withoutCompanion = (field: string): FieldRefusal => ({
  field,
  code: 'no-companion',
  message: field === 'picture' ? pictureWithoutCompanion : absentCompanion.message,
});

const pictureWithoutCompanion =
  'Pictures are to go through the companion script, and it is not there. Paste it into ScriptRunner, or have pictures go through the REST resource.';

const noManager: FieldRefusal = {
  field: 'manager',
  code: 'no-manager-field',
  message: 'Confluence Data Center has no manager field.',
};
