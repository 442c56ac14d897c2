import { peopleTexts } from '../../../texts/people.ts';

/** The server's limit: 16 MiB. */
const maxBytes = 16 * 1024 * 1024;
const bytesPerMegabyte = 1024 * 1024;

/** Why a file is not worth sending; `undefined` when it is. The server has the last word. */
export function pictureProblem(file: Pick<File, 'size' | 'type'>): string | undefined {
  if (!file.type.startsWith('image/') || file.type === 'image/svg+xml') return peopleTexts.picture.notAnImage;
  if (file.size > maxBytes) return peopleTexts.picture.tooLarge(Math.ceil(file.size / bytesPerMegabyte));
  return undefined;
}
