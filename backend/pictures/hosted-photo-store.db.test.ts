import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { daysBefore, findHostedPhoto, hostPhotos, retirePhotos, type PersonPhoto } from './hosted-photo-store.ts';

let test: TestDatabase;
const now = new Date('2026-05-04T10:00:00Z');
const daysLater = (days: number) => daysBefore(now, -days);

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

async function aPerson(): Promise<string> {
  const person = await test.database.person.create({
    data: {
      siteId: test.siteId,
      displayName: 'A',
      active: true,
      values: {},
      origins: {},
      searchText: '',
      sortName: '',
    },
  });
  return person.id;
}

async function host(photo: Omit<PersonPhoto, 'crop'> & Partial<PersonPhoto>, at = now): Promise<string> {
  const photos = [{ crop: 'centre', ...photo } as const];
  const addresses = await test.database.$transaction((transaction) => hostPhotos(transaction, test.siteId, photos, at));
  const token = addresses.get(photo.personId);
  if (token === undefined) throw new Error('No address was given.');
  return token;
}

function answers(token: string, at: Date) {
  return findHostedPhoto(test.database, token, at);
}

describe('an address', () => {
  it('leads to the picture of its person and says nothing of them', async () => {
    const personId = await aPerson();
    const token = await host({ personId, sha256: 'a' });
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(await answers(token, now)).toEqual({ siteId: test.siteId, personId, sha256: 'a', crop: 'centre' });
  });

  it('stays while the picture stays', async () => {
    const personId = await aPerson();
    const token = await host({ personId, sha256: 'a' });
    expect(await host({ personId, sha256: 'a' }, daysLater(100))).toBe(token);
  });

  it('changes when the picture or its crop does; the old one answers for seven days more', async () => {
    const personId = await aPerson();
    const first = await host({ personId, sha256: 'a' });
    const second = await host({ personId, sha256: 'b' });
    const third = await host({ personId, sha256: 'b', crop: 'attention' });
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await answers(first, daysLater(6.9))).toMatchObject({ sha256: 'a' });
    expect(await answers(first, daysLater(7.1))).toBeUndefined();
    expect(await answers(third, daysLater(1000))).toMatchObject({ sha256: 'b', crop: 'attention' });
  });

  it('is a new one when a former picture comes back', async () => {
    const personId = await aPerson();
    const first = await host({ personId, sha256: 'a' });
    await host({ personId, sha256: 'b' });
    expect(await host({ personId, sha256: 'a' })).not.toBe(first);
  });

  it('differs between people with the same picture', async () => {
    const [one, other] = [await aPerson(), await aPerson()];
    expect(await host({ personId: one, sha256: 'a' })).not.toBe(await host({ personId: other, sha256: 'a' }));
  });

  it('is given to many people at once', async () => {
    const people = await Promise.all(Array.from({ length: 30 }, aPerson));
    const photos = people.map((personId, index) => ({ personId, sha256: String(index % 3), crop: 'centre' }) as const);
    const addresses = await test.database.$transaction((transaction) =>
      hostPhotos(transaction, test.siteId, photos, now),
    );
    expect(new Set(addresses.values()).size).toBe(30);
    expect([...addresses.keys()].sort()).toEqual(people.toSorted());
  });

  it('is one only for a person who is named twice, and leads to the last picture', async () => {
    const personId = await aPerson();
    const photos = ['a', 'b'].map((sha256) => ({ personId, sha256, crop: 'centre' }) as const);
    const addresses = await test.database.$transaction((transaction) =>
      hostPhotos(transaction, test.siteId, photos, now),
    );
    expect(await answers(addresses.get(personId) ?? '', now)).toMatchObject({ sha256: 'b' });
    expect(await test.database.hostedPhoto.count({ where: { personId } })).toBe(1);
  });

  it('is one only, though two workers host the same person at once', async () => {
    const personId = await aPerson();
    const tokens = await Promise.all(['a', 'b', 'c', 'd'].map((sha256) => host({ personId, sha256 })));
    const live = await test.database.hostedPhoto.findMany({ where: { personId, retiredAt: null } });
    expect(live).toHaveLength(1);
    expect(tokens).toContain(live[0]?.token);
  });
});

describe('retiring', () => {
  it('ends the addresses of people without a picture seven days later, and of nobody else', async () => {
    const [without, other] = [await aPerson(), await aPerson()];
    const retired = await host({ personId: without, sha256: 'a' });
    const stays = await host({ personId: other, sha256: 'a' });
    await retirePhotos(test.database, test.siteId, [without], now);
    expect(await answers(retired, daysLater(6))).toBeDefined();
    expect(await answers(retired, daysLater(8))).toBeUndefined();
    expect(await answers(stays, daysLater(8))).toBeDefined();
  });

  it('does not start the seven days again', async () => {
    const personId = await aPerson();
    const token = await host({ personId, sha256: 'a' });
    await retirePhotos(test.database, test.siteId, [personId], now);
    await retirePhotos(test.database, test.siteId, [personId], daysLater(6));
    expect(await answers(token, daysLater(8))).toBeUndefined();
  });
});

it('an unknown address leads nowhere', async () => {
  expect(await answers('nobody-was-ever-given-this-address', now)).toBeUndefined();
});
