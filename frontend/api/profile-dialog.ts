import type { ProfileWanted } from './atlassian-host.ts';
import { forgeFrame } from './frame.ts';

/** In the descriptor. */
const dialogKey = 'roster-person';

/** Opens the profile of a person over the page around the frame. False: nothing here can. */
export function openProfileDialog(personId: string): boolean {
  const forge = forgeFrame();
  if (forge) {
    forge.openProfile(personId);
    return true;
  }
  const dialog = window.AP?.dialog;
  dialog?.create({ key: dialogKey, customData: { personId } });
  return dialog !== undefined;
}

/** Within such a dialog: whose profile it is for; undefined: it was not told. */
export async function wantedProfile(): Promise<string | undefined> {
  const forge = forgeFrame();
  if (forge) return forge.profileOf;
  const dialog = window.AP?.dialog;
  if (!dialog) return undefined;
  const told = await new Promise<unknown>((resolve) => {
    dialog.getCustomData(resolve);
  });
  return isWanted(told) ? told.personId : undefined;
}

function isWanted(told: unknown): told is ProfileWanted {
  return typeof told === 'object' && told !== null && 'personId' in told && typeof told.personId === 'string';
}
