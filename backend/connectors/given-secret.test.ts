import { expect, test } from 'vitest';
import { readGivenSecret } from './given-secret.ts';

const expiresAt = '2027-01-01T00:00:00Z';

test.each([
  [undefined, { is: 'held' }],
  [{ set: true }, { is: 'held' }],
  [
    { set: true, expiresAt },
    { is: 'held', expiresAt },
  ],
  [
    { set: true, expiresAt: null },
    { is: 'held', expiresAt: null },
  ],
  ['new', { is: 'new', value: 'new' }],
  [{ value: 'new' }, { is: 'new', value: 'new' }],
  [
    { value: 'new', expiresAt },
    { is: 'new', value: 'new', expiresAt },
  ],
  ['', { is: 'removed' }],
  [null, { is: 'removed' }],
  [{ value: '', expiresAt }, { is: 'removed' }],
  [7, { is: 'unreadable' }],
  [{ set: true, expiresAt: 'soon' }, { is: 'unreadable' }],
  [{ value: 'new', expiresAt: '2027-01-01' }, { is: 'unreadable' }],
])('%j means %j', (given, meaning) => {
  expect(readGivenSecret(given)).toEqual(meaning);
});
