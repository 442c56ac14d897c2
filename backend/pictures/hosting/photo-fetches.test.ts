import { describe, expect, it } from 'vitest';
import type { PhotoFetch } from './photo-fetch-store.ts';
import { openPhotoFetches } from './photo-fetches.ts';

const noon = new Date('2026-05-04T12:00:00Z');

function aFetch(over: Partial<PhotoFetch> = {}): PhotoFetch {
  return { token: 'a', method: 'GET', agent: 'atlassian', at: noon, ...over };
}

interface Saving {
  readonly maxHeld?: number;
  readonly isAway?: () => boolean;
}

function openSaving({ maxHeld = 100, isAway = () => false }: Saving = {}) {
  const batches: (readonly PhotoFetch[])[] = [];
  const fetches = openPhotoFetches({
    maxHeld,
    save: (batch) => {
      if (isAway()) return Promise.reject(new Error('The database is away.'));
      batches.push(batch);
      return Promise.resolve();
    },
  });
  return { batches, fetches };
}

describe('fetches of photos', () => {
  it('are written as one of each address, method and family, however many they were', async () => {
    const { batches, fetches } = openSaving();
    const later = new Date(noon.getTime() + 1000);
    for (let count = 0; count < 1000; count += 1) fetches.note(aFetch());
    fetches.note(aFetch({ at: later }));
    fetches.note(aFetch({ method: 'HEAD' }));
    fetches.note(aFetch({ agent: 'browser' }));
    expect(batches).toEqual([]);
    await fetches.close();
    expect(batches).toEqual([[aFetch({ at: later }), aFetch({ method: 'HEAD' }), aFetch({ agent: 'browser' })]]);
  });

  it('are not written where there were none', async () => {
    const { batches, fetches } = openSaving();
    await fetches.flush();
    await fetches.close();
    expect(batches).toEqual([]);
  });

  it('are written at once when many are held', async () => {
    const { batches, fetches } = openSaving({ maxHeld: 3 });
    for (const token of ['a', 'b', 'c', 'd']) fetches.note(aFetch({ token }));
    expect(batches).toHaveLength(1);
    await fetches.close();
    expect(batches.flat().map(({ token }) => token)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('wait while the database is away, and no more of them than have room', async () => {
    let isAway = true;
    const { batches, fetches } = openSaving({ maxHeld: 3, isAway: () => isAway });
    for (const token of ['a', 'b']) fetches.note(aFetch({ token }));
    await fetches.flush();
    for (const token of ['c', 'd', 'e']) fetches.note(aFetch({ token }));
    await fetches.flush();
    isAway = false;
    await fetches.close();
    expect(batches.flat().map(({ token }) => token)).toEqual(['a', 'b', 'c']);
  });
});
