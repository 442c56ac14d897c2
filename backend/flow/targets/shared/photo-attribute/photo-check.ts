import { attempt } from '../../../model/attempt.ts';
import type { ProviderCheck, ProviderFinding } from '../../../model/provider.ts';
import type { PhotoAttributes } from './photo-settings.ts';
import { wantedPhotoNames, type PhotoMeans } from './photo-state.ts';
import type { FieldRefusal, Refusal, TargetAcceptance } from '../../target.ts';

/** What the provider has attributes for. */
export async function acceptance(means: PhotoMeans, signal: AbortSignal): Promise<TargetAcceptance> {
  const { directory, photo, context } = means;
  signal.throwIfAborted();
  const known = await directory.attributes(signal);
  const ofPhoto = wantedPhotoNames(means);
  const lacks = (name: string): boolean => known !== undefined && !known.has(name);
  const leftOut = context.wants.fields.flatMap((field): readonly FieldRefusal[] => {
    if (ofPhoto.includes(field)) return [{ field, code: 'holds-the-photo', message: `“${field}” is for the photo.` }];
    return lacks(field) ? [{ field, ...noSuch(field) }] : [];
  });
  const missing = photo.createAttributes ? undefined : ofPhoto.find(lacks);
  return {
    fields: context.wants.fields.filter((name) => !leftOut.some(({ field }) => field === name)),
    manager: false,
    picture: context.wants.picture && missing === undefined,
    creates: false,
    deactivates: false,
    leftOut: [...leftOut, ...(missing === undefined ? [] : [{ field: 'picture', ...noSuch(missing) }])],
  };
}

const noSuch = (name: string): Refusal => ({
  code: 'no-such-attribute',
  message: `There is no text attribute “${name}” that can be written. Create it at the provider, or correct the name.`,
});

/** Creates the attributes of the photo that are missing, if the admin asked for it. */
export async function createMissing(means: PhotoMeans, signal: AbortSignal): Promise<void> {
  if (!means.photo.createAttributes) return;
  const known = await means.directory.attributes(signal);
  const missing = wantedPhotoNames(means).filter((name) => known?.has(name) === false);
  if (missing.length > 0) await means.directory.create(missing, signal);
}

/** What works, and what is missing. */
export async function checkPhoto(means: PhotoMeans, signal: AbortSignal): Promise<ProviderCheck> {
  const { directory, photo } = means;
  const access = await directory.check(signal);
  const mayGoOn = access.every(({ status }) => status !== 'missing');
  const findings = mayGoOn ? [...access, await attempt('Attributes', () => attributesFinding(means, signal))] : access;
  return { ok: findings.every(({ status }) => status !== 'missing'), findings: withSetting(findings, photo) };
}

async function attributesFinding(means: PhotoMeans, signal: AbortSignal): Promise<ProviderFinding> {
  const subject = 'Attributes';
  const known = await means.directory.attributes(signal);
  if (known === undefined) {
    return { status: 'warning', subject, message: 'The provider does not tell which attributes it has.' };
  }
  const missing = wantedPhotoNames(means).find((name) => !known.has(name));
  if (missing !== undefined && means.photo.createAttributes) {
    return { status: 'works', subject, message: 'The first push creates the attributes that are missing.' };
  }
  if (missing !== undefined) return { status: 'missing', subject, message: noSuch(missing).message };
  const field = means.context.wants.fields.find((name) => !known.has(name));
  if (field !== undefined) return { status: 'warning', subject, message: noSuch(field).message };
  return { status: 'works', subject, message: 'All attributes that are to be written are there.' };
}

function withSetting(findings: readonly ProviderFinding[], photo: PhotoAttributes): readonly ProviderFinding[] {
  return findings.map((finding) => {
    if (finding.subject !== 'Attributes' || finding.status !== 'missing' || finding.setting !== undefined)
      return finding;
    const ofType = photo.typeAttribute !== '' && finding.message.includes(`“${photo.typeAttribute}”`);
    return { ...finding, setting: ofType ? 'typeAttribute' : 'valueAttribute' };
  });
}
