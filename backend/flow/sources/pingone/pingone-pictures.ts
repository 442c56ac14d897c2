import type { PictureRef } from '../../model/record.ts';
import type { PictureAddresses } from '../picture-address.ts';
import type { PictureReading } from '../source.ts';

/** Pictures by the addresses that users have. Without an address nobody can say whether there is a picture. */
export async function* readPingOnePictures(
  refs: readonly PictureRef[],
  addresses: PictureAddresses,
  signal: AbortSignal,
): AsyncGenerator<PictureReading> {
  for (const ref of refs) if (ref.locator === undefined) yield { ref, status: 'failed', failure: withoutAddress };
  yield* addresses.read(
    refs.filter(({ locator }) => locator !== undefined),
    signal,
  );
}

const withoutAddress = {
  reason: 'unexpected-answer',
  message: 'PingOne was not asked for the address of this picture yet. The next full run reads it.',
} as const;
