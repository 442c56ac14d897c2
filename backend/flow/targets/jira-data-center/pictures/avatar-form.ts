import { randomUUID } from 'node:crypto';

/** Jira finds the picture in a part of the form by this name and no other. */
const partName = 'avatar';

/** A form with a picture in it, as a browser would send it. */
export function avatarForm(jpeg: Uint8Array): { readonly type: string; readonly bytes: Uint8Array } {
  const boundary = `roster-${randomUUID()}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${partName}"; filename="picture.jpg"`,
    'Content-Type: image/jpeg',
    '',
    '',
  ].join('\r\n');
  const bytes = Buffer.concat([Buffer.from(head), jpeg, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${boundary}`, bytes };
}
