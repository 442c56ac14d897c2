import { ConnectorError } from '../../../../errors/connector-error.ts';
import { inTurn } from '../../../../http/in-turn.ts';
import type { PictureRef } from '../../../model/record.ts';
import type { PictureAddresses } from '../../picture-address.ts';
import type { PictureReading } from '../../source.ts';
import { readUserById } from '../people/read-person.ts';
import type { ReadMeans } from '../people/read-means.ts';
import { inlineTag, isInline, photoOf } from '../scim-record.ts';

export interface PictureMeans extends Pick<ReadMeans, 'client' | 'discover'> {
  readonly addresses: PictureAddresses;
}

const atOnce = { inAll: 4, perKey: 4, keyOf: () => '' };

/** By the address that the record had; where it had none (or the picture itself), the person is asked for first. */
export async function* readScimPictures(
  refs: readonly PictureRef[],
  means: PictureMeans,
  signal: AbortSignal,
): AsyncGenerator<PictureReading> {
  signal.throwIfAborted();
  yield* means.addresses.read(
    refs.filter(({ locator }) => locator !== undefined),
    signal,
  );
  const others = refs.filter(({ locator }) => locator === undefined);
  yield* inTurn(others, atOnce, (ref) => readByPerson(ref, means, signal));
}

async function readByPerson(ref: PictureRef, means: PictureMeans, signal: AbortSignal): Promise<PictureReading> {
  try {
    const { photosReturned } = await means.discover(signal);
    const onRequest = photosReturned === 'request' ? { attributes: 'photos' } : undefined;
    const user = await readUserById(ref.id, means, signal, onRequest);
    if (user === 'gone') return { ref, status: 'failed', failure: gone };
    const address = photoOf(user);
    if (address === undefined) return { ref, status: 'none' };
    return isInline(address)
      ? await readInline(ref, address, means, signal)
      : await readAt(ref, address, means, signal);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return { ref, status: 'failed', failure: error.failure };
  }
}

const gone = { reason: 'unexpected-answer', message: 'The server no longer has this person.' } as const;

async function readAt(
  ref: PictureRef,
  locator: string,
  { addresses }: PictureMeans,
  signal: AbortSignal,
): Promise<PictureReading> {
  for await (const reading of addresses.read([{ ...ref, locator }], signal)) return { ...reading, ref };
  throw new ConnectorError({ reason: 'unexpected-answer', message: 'The picture’s address gave no answer.' });
}

/** The tag is that of the record, so that a picture that has not changed is not even asked for. */
async function readInline(
  ref: PictureRef,
  address: string,
  means: PictureMeans,
  signal: AbortSignal,
): Promise<PictureReading> {
  const tag = inlineTag(address);
  if (ref.heldTag === tag) return { ref, status: 'unchanged' };
  const reading = await readAt({ id: ref.id }, address, means, signal);
  return reading.status === 'found' ? { ...reading, ref, tag } : { ...reading, ref };
}
