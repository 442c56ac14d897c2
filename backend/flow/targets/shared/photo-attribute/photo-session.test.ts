import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import { aDesiredState, aTargetContext } from '../../../../testing/target-context.ts';
import type { AttributeDirectory, AttributeTexts, AttributeWrite } from './photo-directory.ts';
import { openPhotoSession } from './photo-session.ts';
import type { PhotoAttributes } from './photo-settings.ts';
import type { DesiredState, TargetWants } from '../../target.ts';

const never = new AbortController().signal;
const address = 'https://roster.example/photos/a.jpg';
const aPhoto = (hostedAddress?: string) => ({
  version: address,
  ...(hostedAddress !== undefined && { hostedAddress }),
  read: () => Promise.resolve(undefined),
});

/** A provider in memory: the accounts that it has, and what was asked of it. */
function open(
  held: Record<string, AttributeTexts>,
  parts: { wants?: Partial<TargetWants>; photo?: Partial<PhotoAttributes>; known?: readonly string[] } = {},
) {
  const written: AttributeWrite[] = [];
  const created: string[] = [];
  let failures = 0;
  const directory: AttributeDirectory = {
    check: () => Promise.resolve([]),
    attributes: () => Promise.resolve(new Set([...(parts.known ?? ['value', 'type']), ...created])),
    create: (names) => {
      if (failures-- > 0) return Promise.reject(new ConnectorError({ reason: 'unavailable', message: 'Later.' }));
      created.push(...names);
      return Promise.resolve();
    },
    find: () => Promise.resolve([]),
    read: (ids) => Promise.resolve(ids.flatMap((id) => (held[id] ? [{ id, texts: held[id] }] : []))),
    write: async function* (writes) {
      for (const write of writes) {
        written.push(write);
        yield await Promise.resolve({ id: write.id, status: 'written' as const });
      }
    },
    close: () => Promise.resolve(),
  };
  const photo = { valueAttribute: 'value', typeAttribute: 'type', createAttributes: false, ...parts.photo };
  const session = openPhotoSession(directory, photo, aTargetContext({ wants: { manager: false, ...parts.wants } }));
  const apply = (...desired: readonly (readonly [string, Partial<DesiredState>])[]) =>
    Array.fromAsync(
      session.apply(
        desired.map(([remoteId, state], index) => ({
          ...{ personId: `p${String(index)}`, remoteId },
          desired: aDesiredState(state),
        })),
        never,
      ),
    );
  const failCreating = (times: number) => {
    failures = times;
  };
  return { session, apply, written, created, failCreating };
}

describe('what is written', () => {
  it('is only what differs', async () => {
    const { apply, written } = open({ a: { value: 'https://old.example/', type: 'photo' } });
    await apply(['a', { picture: aPhoto(address) }]);
    expect(written).toEqual([{ id: 'a', texts: { value: address } }]);
  });

  it('does not tell an empty text from none', async () => {
    const { apply, written } = open({ a: { value: '' } });
    expect(await apply(['a', { picture: null }])).toMatchObject([{ status: 'alreadySo', state: { picture: null } }]);
    expect(written).toEqual([]);
  });

  it('leaves a photo alone that it is not told of', async () => {
    const { apply, written } = open({ a: { value: 'theirs', room: '1' } }, { wants: { fields: ['room'] } });
    await apply(['a', { fields: { room: '2' } }]);
    expect(written).toEqual([{ id: 'a', texts: { room: '2' } }]);
  });

  it('is emptied again although nobody wants it any more', async () => {
    const { apply, written } = open({ a: { value: address, type: 'photo', room: '1' } }, { wants: { picture: false } });
    await apply(['a', { fields: { room: null }, picture: null }]);
    expect(written).toEqual([{ id: 'a', texts: { room: null, value: null, type: null } }]);
  });

  it('is no photo without an address, which is said', async () => {
    const { apply, written } = open({ a: { value: 'theirs' } });
    expect(await apply(['a', { picture: aPhoto() }])).toMatchObject([
      { status: 'alreadySo', notTaken: [{ field: 'picture', code: 'no-public-address' }] },
    ]);
    expect(written).toEqual([]);
  });

  it('is not written twice to an account that two people are', async () => {
    const { apply, written } = open({ a: {} });
    const answers = await apply(['a', { picture: aPhoto(address) }], ['a', { picture: aPhoto('https://b.example/') }]);
    expect(answers).toMatchObject([
      { personId: 'p1', status: 'refused', code: 'same-account' },
      { personId: 'p0', status: 'applied' },
    ]);
    expect(written).toHaveLength(1);
  });
});

describe('attributes that are missing', () => {
  const parts = { known: ['type'], photo: { createAttributes: true } };

  it('are created before the first write, and not for nothing', async () => {
    const { apply, created } = open({ a: {}, b: { value: address, type: 'photo' } }, parts);
    await apply(['b', { picture: aPhoto(address) }]);
    expect(created).toEqual([]);
    await apply(['a', { picture: aPhoto(address) }]);
    expect(created).toEqual(['value']);
  });

  it('are tried again after a failure', async () => {
    const { apply, created, failCreating } = open({ a: {} }, parts);
    failCreating(1);
    await expect(apply(['a', { picture: aPhoto(address) }])).rejects.toThrow('Later.');
    await apply(['a', { picture: aPhoto(address) }]);
    expect(created).toEqual(['value']);
  });
});
