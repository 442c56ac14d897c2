import { describe, expect, it } from 'vitest';
import type { PictureRef, SourceId, SourceRecord } from '../model/record.ts';
import { never, readAll, recordsOf, useWorld } from './source-conformance-world.ts';
import type { SourceHarness } from './source-conformance-harness.ts';
import type { PictureReading, SourceSession } from './source.ts';

export function describePictures(harness: SourceHarness): void {
  describe('reading pictures', () => {
    describePictureReads(harness);
  });
  describe.runIf(harness.faults.includes('rate-limit'))('pictures of a provider that limits the rate', () => {
    const { provider, open } = useWorld(harness, { people: 60, fault: 'rate-limit' });

    it('all arrive', async () => {
      const seen = await seePictures(open());
      expect(seen.found).toEqual([...provider().withPicture].sort());
      expect(seen.none).toEqual([...provider().withoutPicture].sort());
      expect(Math.max(...(provider().waitedSeconds?.() ?? []))).toBeGreaterThan(0);
    });
  });
  describe.runIf(harness.faults.includes('failed-picture'))('a picture that cannot be read', () => {
    const { provider, open } = useWorld(harness, { people: 30, fault: 'failed-picture' });

    it('is failed, never none, and spoils no other', async () => {
      const seen = await seePictures(open());
      expect(seen.failed).toEqual([provider().failingPicture]);
      expect(seen.none).toEqual([...provider().withoutPicture].sort());
      expect(seen.found).toEqual([...provider().withPicture].sort());
    });
  });
}

function describePictureReads(harness: SourceHarness): void {
  const { provider, open } = useWorld(harness, { people: 60 });

  it('finds every picture there is, and says none only of people without one', async () => {
    const seen = await seePictures(open());
    expect(seen.found).toEqual([...provider().withPicture].sort());
    expect(seen.none).toEqual([...provider().withoutPicture].sort());
    expect(seen.failed).toEqual([]);
  });

  it('answers every ref exactly once', async () => {
    const refs = await wantedRefs(open());
    const readings = await readPictures(open(), refs);
    expect(readings.map(({ ref }) => ref.id).sort()).toEqual(refs.map(({ id }) => id).sort());
  });

  it('does not say of a person who is not there that they have no picture', async () => {
    const readings = await readPictures(open(), [{ id: provider().nobody }]);
    expect(readings.map((reading) => reading.status)).toEqual(['failed']);
  });

  it('says unchanged, without bytes, to whoever holds the picture already', async () => {
    const records = recordsOf(await readAll(open()));
    const readings = await readPictures(open(), records.flatMap(wantedRef));
    const held = readings.flatMap((reading) => (reading.status === 'found' ? [heldRef(reading, records)] : []));
    const again = await readPictures(open(), held);
    expect(again.map((reading) => reading.status)).toEqual(held.map(() => 'unchanged'));
    expect(held.length).toBe(provider().withPicture.length);
  });

  it('stops promptly when aborted', async () => {
    const refs = await wantedRefs(open());
    const stop = new AbortController();
    const first = open().readPictures(refs, stop.signal)[Symbol.asyncIterator]().next();
    stop.abort(new Error('stopped by the admin'));
    await expect(first).rejects.toThrow('stopped by the admin');
  });
}

/** What the engine asks for once it holds the picture, with the tag from wherever the source gives it. */
function heldRef(reading: PictureReading & { status: 'found' }, records: readonly SourceRecord[]): PictureRef {
  const hint = records.find((record) => record.id === reading.ref.id)?.picture ?? 'none';
  const heldTag = reading.tag ?? (hint === 'none' ? undefined : hint.tag);
  if (heldTag === undefined) throw new Error('Neither the record nor the reading has a tag of the picture.');
  return { ...reading.ref, heldTag };
}

interface SeenPictures {
  readonly found: readonly SourceId[];
  readonly none: readonly SourceId[];
  readonly failed: readonly SourceId[];
}

/** What the engine comes to know of all pictures: from the records alone, or by asking. */
async function seePictures(session: SourceSession): Promise<SeenPictures> {
  const records = recordsOf(await readAll(session));
  const readings = await readPictures(session, records.flatMap(wantedRef));
  const surelyNone = records.filter((record) => record.picture === 'none').map((record) => record.id);
  const idsWith = (status: PictureReading['status']): readonly SourceId[] =>
    readings.filter((reading) => reading.status === status).map((reading) => reading.ref.id);
  return {
    found: [...idsWith('found')].sort(),
    none: [...surelyNone, ...idsWith('none')].sort(),
    failed: [...idsWith('failed')].sort(),
  };
}

const wantedRefs = async (session: SourceSession): Promise<readonly PictureRef[]> =>
  recordsOf(await readAll(session)).flatMap(wantedRef);

function wantedRef({ id, picture }: SourceRecord): readonly PictureRef[] {
  if (picture === 'none') return [];
  return [picture.locator === undefined ? { id } : { id, locator: picture.locator }];
}

const readPictures = (session: SourceSession, refs: readonly PictureRef[]): Promise<readonly PictureReading[]> =>
  Array.fromAsync(session.readPictures(refs, never));
