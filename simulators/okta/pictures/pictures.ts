import { faceImage } from '../../company/face-image.ts';
import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import type { Org } from '../directory/org.ts';

/** `GET /pictures/{id}.jpg`: a host beside Okta, which keeps no pictures. Anyone may read it, and not send it again. */
export async function answerPicture(org: Org, { path, headers }: Arrival): Promise<SimulatedAnswer> {
  const id = /^\/pictures\/(\w+)\.jpg$/.exec(path)?.[1] ?? '';
  const person = org.find(id)?.person;
  if (person?.picture === undefined) return { status: 404 };
  const tag = `"${id}-${String(person.picture.version)}"`;
  if (headers['if-none-match'] === tag) return { status: 304, headers: { ETag: tag } };
  const body = await faceImage(person, person.picture.pixels);
  return { status: 200, headers: { 'Content-Type': 'image/jpeg', ETag: tag }, body };
}
