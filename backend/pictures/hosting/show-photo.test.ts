import { describe, expect, it } from 'vitest';
import type { ListedFetch, ListedPhoto } from './photo-list-store.ts';
import { fetchedByAtlassian, showPhoto } from './show-photo.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 4, 4, 10, minute));

function aFetch(agent: ListedFetch['agent'], method = 'GET', minute = 0): ListedFetch {
  return { agent, method, at: at(minute) };
}

const photo: ListedPhoto = {
  ...{ personId: 'p', displayName: 'Ann Reed', email: 'ann@example.com', isOwn: false, token: 'abc' },
  since: at(0),
  fetches: [aFetch('browser', 'GET', 5), aFetch('atlassian', 'GET', 7), aFetch('other', 'HEAD', 6)],
};

describe('a hosted photo in the list', () => {
  it('has its whole address, and the last HEAD and GET whoever asked', () => {
    expect(showPhoto(photo, 'https://cdn.example/faces')).toMatchObject({
      person: { id: 'p', picture: { url: '/photos/abc.jpg', source: 'connector' } },
      address: 'https://cdn.example/faces/photos/abc.jpg',
      lastHead: { at: at(6).toISOString(), by: 'other' },
      lastGet: { at: at(7).toISOString(), by: 'atlassian' },
      atlassian: 'yes',
    });
  });

  it('was never asked for', () => {
    const shown = showPhoto({ ...photo, isOwn: true, fetches: [] }, '');
    expect(shown).toMatchObject({
      lastHead: null,
      lastGet: null,
      atlassian: 'no',
      person: { picture: { source: 'own' } },
    });
  });
});

describe('whether Atlassian has a photo', () => {
  it.each([
    ['yes', [aFetch('other'), aFetch('atlassian')]],
    ['perhaps', [aFetch('other'), aFetch('browser')]],
    ['no', [aFetch('browser'), aFetch('command-line'), aFetch('roster')]],
    ['no', [aFetch('atlassian', 'HEAD'), aFetch('other', 'HEAD')]],
    ['no', []],
  ] as const)('%s', (said, fetches) => {
    expect(fetchedByAtlassian(fetches)).toBe(said);
  });
});
