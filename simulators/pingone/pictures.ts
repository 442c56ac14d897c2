import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { faceImage } from '../company/face-image.ts';
import type { PingOneSettings } from './pingone-options.ts';

/** `/pictures/{person}/{version}.jpg`: where the company keeps the pictures that PingOne knows only the address of. */
export async function hostedPicture({ company }: PingOneSettings, arrival: Arrival): Promise<SimulatedAnswer> {
  const [, id = '', version = ''] = /^\/pictures\/([^/]+)\/(\d+)\.jpg$/u.exec(arrival.path) ?? [];
  const person = company.person(id);
  if (person?.picture?.version !== Number(version)) return { status: 404 };
  const tag = `"${id}-${version}"`;
  if (arrival.headers['if-none-match'] === tag) return { status: 304, headers: { ETag: tag } };
  const bytes = await faceImage(person, person.picture.pixels);
  return { status: 200, headers: { ETag: tag, 'Content-Type': 'image/jpeg' }, body: bytes };
}
