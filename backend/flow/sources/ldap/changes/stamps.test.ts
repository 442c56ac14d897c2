import { expect, it } from 'vitest';
import type { StandardDirectory } from '../people/directory.ts';
import { laterOf, stampAt, timeOf } from './stamps.ts';

const byCsn: StandardDirectory = { kind: 'standard', namingContext: 'dc=corp', stampAttribute: 'entryCSN' };
const byTime: StandardDirectory = { ...byCsn, stampAttribute: 'modifyTimestamp' };
const time = Date.parse('2026-11-22T01:02:03.900Z');

it('a stamp of a time comes before every stamp that a server gives from then on', () => {
  expect(stampAt(time, byCsn) < '20261122010203.000001Z#000000#000#000000').toBe(true);
  expect(stampAt(time, byCsn) > '20261122010202.999999Z#0000ff#00f#ffffff').toBe(true);
  expect(stampAt(time, byTime)).toBe('20261122010203Z');
});

it('a stamp tells its time, to the second', () => {
  for (const directory of [byCsn, byTime]) expect(timeOf(stampAt(time, directory))).toBe(time - 900);
});

it('the later of two stamps is the one that sorts after the other', () => {
  expect(laterOf('20261122010203Z', '20261122010204Z')).toBe('20261122010204Z');
  expect(laterOf('20261122010204Z', '20261122010203Z')).toBe('20261122010204Z');
});
