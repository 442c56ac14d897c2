import type { FieldRefusal, TargetAcceptance } from '../target.ts';
import type { Means } from './people/means.ts';
import { absentCompanion } from './properties/companion.ts';
import { fitsAsKey } from './properties/rest-properties.ts';

/** What Jira takes as it is set up now: without the companion, no property reaches a profile. */
export async function acceptance(means: Means, signal: AbortSignal): Promise<TargetAcceptance> {
  const { wants } = means.context;
  const leftOut = await propertiesLeftOut(means, signal);
  const isLeftOut = (name: string): boolean => leftOut.some(({ field }) => field === name);
  return {
    fields: wants.fields.filter((name) => !isLeftOut(name)),
    manager: false,
    picture: wants.picture,
    creates: false,
    deactivates: false,
    leftOut: [...leftOut, ...(wants.manager ? [noManager] : [])],
  };
}

async function propertiesLeftOut(means: Means, signal: AbortSignal): Promise<readonly FieldRefusal[]> {
  const { settings, context, companion } = means;
  const { fields } = context.wants;
  if (fields.length === 0) return [];
  if (settings.properties === 'rest') return fields.filter((name) => !fitsAsKey(name)).map(nameTooLong);
  const described = await companion.describe(signal);
  if (described === 'absent') {
    const { message } = absentCompanion;
    return fields.map((field) => ({ field, code: 'no-companion', message }));
  }
  return fields.filter((name) => name.length > described.maxNameLength).map(nameTooLong);
}

const nameTooLong = (field: string): FieldRefusal => ({
  field,
  code: 'name-too-long',
  message: 'The name of this property is longer than Jira keeps it. Shorten it.',
});

const noManager: FieldRefusal = {
  field: 'manager',
  code: 'no-manager-field',
  message: 'Jira Data Center has no manager field. Map the manager to a user property instead.',
};
