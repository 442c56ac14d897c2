import { describe, expect, it } from 'vitest';
import { faceImage } from '../../../../../simulators/company/face-image.ts';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import { refusals } from '../../../../../simulators/google/google-refusals.ts';
import { startGoogleSimulator } from '../../../../../simulators/google/google-simulator.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import { answerJson, openGoogle, startScriptedWorkspace } from '../../../../testing/google-workspace.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';
import type { PictureRef, SourceRecord } from '../../../model/record.ts';
import type { PictureReading, SourceSession } from '../../source.ts';
import { photosAtOnce } from './google-pictures.ts';

const never = new AbortController().signal;

async function startWorkspace(people = 40) {
  const clock = createFakeClock();
  const company = sampleCompany({ people });
  const simulator = await startGoogleSimulator({ company, now: clock.now });
  const session = openGoogle(simulator, {}, clock);
  const dispose = async () => {
    await session.close();
    await simulator.close();
  };
  return { company, simulator, session, clock, [Symbol.asyncDispose]: dispose };
}

const refsOf = (records: readonly SourceRecord[]): readonly PictureRef[] =>
  records.flatMap(({ id, picture }) =>
    picture === 'none' ? [] : [{ id, ...(picture.locator === undefined ? {} : { locator: picture.locator }) }],
  );
const readAll = (session: SourceSession, refs: readonly PictureRef[]): Promise<readonly PictureReading[]> =>
  Array.fromAsync(session.readPictures(refs, never));
/** As the engine keeps them. */
const heldOf = (readings: readonly PictureReading[]): ReadonlyMap<string, string> =>
  new Map(readings.flatMap((one) => (one.status === 'found' && one.tag !== undefined ? [[one.ref.id, one.tag]] : [])));
const held = (refs: readonly PictureRef[], tags: ReadonlyMap<string, string>): readonly PictureRef[] =>
  refs.map((ref) => ({ ...ref, heldTag: tags.get(ref.id) ?? '' }));

describe('pictures of a Workspace', () => {
  it('are the bytes that people uploaded', async () => {
    await using test = await startWorkspace();
    const person = test.company.people().find(({ guest, picture }) => !guest && picture !== undefined);
    if (person === undefined) throw new Error('Nobody has a picture.');
    const [reading] = await readAll(test.session, [{ id: test.simulator.idOf(person) }]);
    expect(reading).toMatchObject({ status: 'found' });
    const bytes = await faceImage(person, 96);
    expect(reading?.status === 'found' && bytes.equals(reading.bytes)).toBe(true);
  });

  it('have the version of the list for their tag, so that a second run asks for none', async () => {
    await using test = await startWorkspace();
    const refs = refsOf((await readToEnd(test.session)).records);
    const tags = heldOf(await readAll(test.session, refs));
    test.simulator.log.reset();
    const { records } = await readToEnd(test.session);
    expect(records.map(({ picture }) => (picture === 'none' ? undefined : picture.tag))).toEqual(
      records.map(({ id }) => tags.get(id)),
    );
    const again = await readAll(test.session, held(refsOf(records), tags));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['unchanged']));
    expect(test.simulator.log.count('photo')).toBe(0);
  });

  it('that have changed are asked for alone', async () => {
    await using test = await startWorkspace();
    const refs = refsOf((await readToEnd(test.session)).records);
    const tags = heldOf(await readAll(test.session, refs));
    const person = test.company.people().find(({ guest, picture }) => !guest && picture !== undefined);
    test.company.change({ kind: 'picture', id: person?.id ?? '', picture: 'new' });
    test.simulator.log.reset();
    const changed = held(refsOf((await readToEnd(test.session)).records), tags);
    const readings = await readAll(test.session, changed);
    expect(readings.filter(({ status }) => status !== 'unchanged').map(({ status }) => status)).toEqual(['found']);
    expect(test.simulator.log.count('photo')).toBe(1);
  });

  it('keep the version of the list, whatever version the photo itself carries', async () => {
    await using workspace = await startScriptedWorkspace((_, response) => {
      answerJson(response, 200, { photoData: '_9j_4A**', etag: '"of the photo"' });
    });
    const session = openGoogle(workspace);
    const ref = { id: '1', locator: '"of the list"' };
    expect(await readAll(session, [ref])).toMatchObject([{ status: 'found', tag: '"of the list"' }]);
    expect(await readAll(session, [{ ...ref, heldTag: '"of the photo"' }])).toMatchObject([{ tag: '"of the list"' }]);
    await session.close();
  });

  it('without a version in the list are told apart by their own', async () => {
    await using test = await startWorkspace();
    const [ref] = refsOf((await readToEnd(test.session)).records);
    const [first] = await readAll(test.session, [{ id: ref?.id ?? '' }]);
    const tag = first?.status === 'found' ? (first.tag ?? '') : '';
    const [second] = await readAll(test.session, [{ id: ref?.id ?? '', heldTag: tag }]);
    expect(second).toMatchObject({ status: 'unchanged' });
  });

  it('are none of those whose photo is gone since the list, and failed of those who are gone themselves', async () => {
    await using test = await startWorkspace();
    const people = test.company.people().filter(({ guest, picture }) => !guest && picture !== undefined);
    const [one, other] = [people[3], people[4]];
    test.company.change({ kind: 'picture', id: one?.id ?? '', picture: 'none' });
    test.company.change({ kind: 'leave', id: other?.id ?? '' });
    const refs = [one, other].flatMap((person) =>
      person ? [{ id: test.simulator.idOf(person), locator: '"x"' }] : [],
    );
    const readings = await readAll(test.session, refs);
    expect(readings.toSorted((a, b) => a.status.localeCompare(b.status))).toMatchObject([
      { status: 'failed', failure: { message: 'This person is no longer in Google Workspace.' } },
      // Listed and not there is remembered: it is asked for again when the list has another version.
      { status: 'none', tag: '"x"' },
    ]);
  });

  it('all arrive although Google limits the rate, with no more requests at once than said', async () => {
    await using test = await startWorkspace(120);
    const refs = refsOf((await readToEnd(test.session)).records);
    test.simulator.faults.add({ on: 'photo', times: 30, after: 10, answer: refusals.userRateLimitExceeded() });
    const readings = await readAll(test.session, refs);
    expect(readings.map(({ status }) => status)).toEqual(refs.map(() => 'found'));
    expect(test.clock.slept.length).toBeGreaterThan(0);
    expect(test.simulator.log.mostAtOnce()).toBeLessThanOrEqual(photosAtOnce);
  });

  it('one of which is forbidden are read all the same', async () => {
    await using test = await startWorkspace();
    const refs = refsOf((await readToEnd(test.session)).records);
    test.simulator.faults.add({ on: 'photo', answer: refusals.forbidden() });
    const readings = await readAll(test.session, refs);
    const failed = readings.filter(({ status }) => status === 'failed');
    expect(failed).toMatchObject([{ failure: { reason: 'permission-missing' } }]);
    expect(readings.filter(({ status }) => status === 'found')).toHaveLength(refs.length - 1);
  });

  it('are given up for the day when the daily quota is used up', async () => {
    await using test = await startWorkspace(120);
    const refs = refsOf((await readToEnd(test.session)).records);
    test.simulator.log.reset();
    test.simulator.faults.add({ on: 'photo', times: 1000, after: 5, answer: refusals.dailyLimitExceeded() });
    expect(await failureOf(readAll(test.session, refs))).toMatchObject({ reason: 'permission-missing' });
    expect(test.simulator.log.count('photo')).toBeLessThan(5 + 2 * photosAtOnce);
    expect(test.clock.slept).toEqual([]);
  });
});
