import type { AttributeDirectory, AttributeTexts } from './photo-directory.ts';
import type { PhotoAttributes } from './photo-settings.ts';
import type { DesiredState, FieldRefusal, Refusal, TargetContext, TargetState } from '../../target.ts';

/** What identity providers send to Atlassian as `type`: https://support.atlassian.com/provisioning-users/docs/sync-user-profile-photos-to-your-organization/ */
const photoType = 'photo';
/** One opened target. */
export interface PhotoMeans {
  readonly directory: AttributeDirectory;
  readonly photo: PhotoAttributes;
  readonly context: TargetContext;
}

/** The attributes that hold a photo. */
const photoNames = ({ photo: { valueAttribute, typeAttribute } }: Pick<PhotoMeans, 'photo'>): readonly string[] =>
  typeAttribute === '' ? [valueAttribute] : [valueAttribute, typeAttribute];

/** Those that are to be there. */
export const wantedPhotoNames = (means: PhotoMeans): readonly string[] =>
  means.context.wants.picture ? photoNames(means) : [];

/** All that is read of an account: what was once written may have to be emptied, wanted or not. */
export function namesRead(means: PhotoMeans, desired: readonly DesiredState[] = []): readonly string[] {
  const written = desired.flatMap(({ fields }) => Object.keys(fields));
  return [...new Set([...means.context.wants.fields, ...written, ...photoNames(means)])];
}

export function pictureNotTaken({ picture }: DesiredState, state: TargetState): readonly FieldRefusal[] {
  if (picture === undefined) return [];
  if (picture !== null && picture.hostedAddress === undefined) return [{ field: 'picture', ...unhosted }];
  return state.picture === undefined || state.picture === (picture?.hostedAddress ?? null)
    ? []
    : [{ field: 'picture', ...notKept }];
}

const unhosted: Refusal = {
  code: 'no-public-address',
  message: 'The photo has no address that others can reach. Set ROSTER_BASE_URL to where Roster is served.',
};
const notKept: Refusal = {
  code: 'not-kept',
  message: 'The provider took the address of the photo without complaint, but shows something else.',
};

/** What the attributes are to hold; what is absent is not touched. */
export function desiredTexts(means: PhotoMeans, { fields, picture }: DesiredState): AttributeTexts {
  const ofPhoto = photoNames(means);
  if (picture === undefined || (picture !== null && picture.hostedAddress === undefined)) return fields;
  const { valueAttribute } = means.photo;
  const text = (name: string) => (name === valueAttribute ? (picture?.hostedAddress ?? null) : picture && photoType);
  return { ...fields, ...Object.fromEntries(ofPhoto.map((name) => [name, text(name)])) };
}

export function differing(held: AttributeTexts, wanted: AttributeTexts): AttributeTexts {
  return Object.fromEntries(Object.entries(wanted).filter(([name, text]) => (held[name] ?? '') !== (text ?? '')));
}

export function stateOf({ photo, context: { wants } }: PhotoMeans, texts: AttributeTexts): TargetState {
  const held = (name: string): string | null => (texts[name] === '' ? null : (texts[name] ?? null));
  return {
    fields: Object.fromEntries(wants.fields.map((name) => [name, held(name)])),
    ...(wants.picture && { picture: held(photo.valueAttribute) }),
  };
}
