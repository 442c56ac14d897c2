import type { PictureRef } from '../../model/record.ts';
import type { PictureAddresses } from '../picture-address.ts';
import type { PictureReading } from '../source.ts';

/** Pictures from wherever the picture attribute says. A person whose record was not read has no address here. */
export async function* readOktaPictures(
  refs: readonly PictureRef[],
  addresses: PictureAddresses,
  signal: AbortSignal,
): AsyncGenerator<PictureReading> {
  signal.throwIfAborted();
  const failure = {
    reason: 'unexpected-answer',
    message: 'Where this person’s picture is has not been read from Okta yet. The next full run reads it.',
  } as const;
  for (const ref of refs) if (ref.locator === undefined) yield { ref, status: 'failed', failure };
  yield* addresses.read(
    refs.filter(({ locator }) => locator !== undefined),
    signal,
  );
}
