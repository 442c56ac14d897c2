import { retiredAddressDays, type HostedPhoto } from '../hosted-photo-store.ts';

type FindPhoto = (token: string) => Promise<HostedPhoto | undefined>;

interface RememberOptions {
  readonly now: () => Date;
  readonly forSeconds?: number;
  readonly maxPhotos?: number;
}

interface Remembered {
  readonly photo: HostedPhoto;
  readonly until: number;
}

export interface RememberedPhotos {
  readonly find: FindPhoto;
  /** After an address was taken away at once: this process asks anew from now on. */
  readonly forget: () => void;
}

/**
 * Knows for a moment whose photo an address is, so that a busy one costs no query per request. An address that ends
 * (seven days after it was retired) ends to the moment; one that is taken away at once answers these few seconds longer
 * at most, in processes that do not forget it.
 */
export function rememberPhotos(find: FindPhoto, options: RememberOptions): RememberedPhotos {
  const { now, forSeconds = 5, maxPhotos = 10_000 } = options;
  const known = new Map<string, Remembered>();
  const findOrAsk: FindPhoto = async (token) => {
    const remembered = known.get(token);
    const at = now().getTime();
    if (remembered !== undefined && at < remembered.until) return remembered.photo;
    const photo = await find(token);
    known.delete(token);
    if (photo === undefined) return undefined;
    const [oldest] = known.keys();
    if (known.size >= maxPhotos && oldest !== undefined) known.delete(oldest);
    known.set(token, { photo, until: Math.min(at + forSeconds * 1000, endOf(photo)) });
    return photo;
  };
  return {
    find: findOrAsk,
    forget: () => {
      known.clear();
    },
  };
}

function endOf({ retiredAt }: HostedPhoto): number {
  return retiredAt === undefined ? Infinity : retiredAt.getTime() + retiredAddressDays * 86_400_000;
}
