import { describe, expect, it } from 'vitest';
import { pictureCost } from './picture-requests.ts';

describe('what pictures cost in requests', () => {
  it.each([
    ['one for each person in every run', { perPerson: 1, perChangedPicture: 0 }, { first: 2000, calm: 2000 }],
    ['one for each new picture', { perPerson: 0, perChangedPicture: 1 }, { first: 1400, calm: 14 }],
    ['both, by twenties', { perPerson: 1 / 20, perChangedPicture: 1 / 20 }, { first: 170, calm: 101 }],
    ['none', { perPerson: 0, perChangedPicture: 0 }, { first: 0, calm: 0 }],
  ])('%s', (_, requests, cost) => {
    expect(pictureCost(requests, { people: 2000, pictures: 1400 })).toEqual(cost);
  });

  it('a part of a request is a whole one, and a fraction is no more than it says', () => {
    expect(pictureCost({ perPerson: 0, perChangedPicture: 0.1 }, { people: 3, pictures: 3 })).toEqual({
      first: 1,
      calm: 1,
    });
    expect(pictureCost({ perPerson: 0.1, perChangedPicture: 0.2 }, { people: 1, pictures: 1 }).first).toBe(1);
    expect(pictureCost({ perPerson: 1 / 3, perChangedPicture: 0 }, { people: 300, pictures: 0 }).first).toBe(100);
  });
});
