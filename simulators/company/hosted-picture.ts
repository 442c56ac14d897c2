import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { Company } from './company.ts';
import { faceImage } from './face-image.ts';

/** `/pictures/{person}/{version}.jpg`: where the company keeps pictures that a provider knows only the address of. */
export async function hostedPicture(
  company: Pick<Company, 'person'>,
  { path, headers }: Pick<Arrival, 'path' | 'headers'>,
): Promise<SimulatedAnswer> {
  const [, id = '', version = ''] = /^\/pictures\/([^/]+)\/(\d+)\.jpg$/u.exec(path) ?? [];
  const person = company.person(id);
  if (person?.picture?.version !== Number(version)) return { status: 404 };
  const tag = `"${id}-${version}"`;
  if (headers['if-none-match'] === tag) return { status: 304, headers: { ETag: tag } };
  const bytes = await faceImage(person, person.picture.pixels);
  return { status: 200, headers: { ETag: tag, 'Content-Type': 'image/jpeg' }, body: bytes };
}
