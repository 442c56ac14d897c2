import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import type { SimulatedAnswer } from '../../../../../simulators/edge/simulated-answer.ts';
import { photoFaults } from '../../../../../simulators/scim/photo-faults.ts';
import type { ScimOddities } from '../../../../../simulators/scim/scim-options.ts';
import { startScimSimulator } from '../../../../../simulators/scim/scim-simulator.ts';
import { openScim, startScriptedScim } from '../../../../testing/scim-sessions.ts';
import { readToEnd } from '../../../../testing/source-reading.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { PictureRef, SourceRecord } from '../../../model/record.ts';
import type { SourceSession } from '../../source.ts';

const never = new AbortController().signal;

async function start(oddities: Partial<ScimOddities> = {}, settings: JsonObject = {}) {
  const company = sampleCompany({ people: 12 });
  const simulator = await startScimSimulator({ company, oddities });
  const session = openScim(simulator, { settings });
  onTestFinished(async () => {
    await session.close();
    await simulator.close();
  });
  const { records } = await readToEnd(session);
  const pictured = company.people().flatMap(({ id, picture }) => (picture === undefined ? [] : [id]));
  return { company, simulator, session, records, pictured };
}

const refOf = ({ id, picture }: SourceRecord): readonly PictureRef[] => {
  if (picture === 'none') return [];
  return [{ id, ...(picture.locator !== undefined && { locator: picture.locator }) }];
};
const readAll = (session: SourceSession, refs: readonly PictureRef[]) =>
  Array.fromAsync(session.readPictures(refs, never));

describe('pictures', () => {
  it.each<ScimOddities['photos']>(['absolute', 'relative', 'inline'])(
    'with addresses that are %s are read',
    async (photos) => {
      const { session, records, pictured } = await start({ photos });
      const readings = await readAll(session, records.flatMap(refOf));
      expect(readings.map(({ ref, status }) => [ref.id, status]).sort()).toEqual(
        pictured.map((id) => [id, 'found']).sort(),
      );
      expect(readings.every((reading) => reading.status === 'found' && reading.bytes[0] === 0xff)).toBe(true);
    },
  );

  it('are the primary ones, not the thumbnails', async () => {
    const { session, records, simulator, company } = await start();
    await readAll(session, records.flatMap(refOf));
    const asked = simulator.log.requests().filter(({ kind }) => kind === 'photo');
    const pixels = company
      .people()
      .flatMap(({ id, picture }) =>
        picture ? [`${id}/${String(picture.version)}-${String(picture.pixels)}.jpg`] : [],
      );
    expect(asked.map(({ url }) => url.slice('/photos/'.length)).sort()).toEqual(pixels.sort());
  });

  it('in records are not read again while they are the same', async () => {
    const { session, records, simulator } = await start({ photos: 'inline' });
    const [record] = records.filter(({ picture }) => picture !== 'none');
    const tag = record === undefined || record.picture === 'none' ? '' : (record.picture.tag ?? '');
    const [found] = await readAll(session, [{ id: record?.id ?? '' }]);
    expect(found).toMatchObject({ status: 'found', tag });
    const [again] = await readAll(session, [{ id: record?.id ?? '', heldTag: tag }]);
    expect(again?.status).toBe('unchanged');
    expect(simulator.log.count('photo')).toBe(0);
  });

  it('that are given only on request are asked for', async () => {
    const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
    await using server = await startScriptedScim(({ url }) => {
      if (url.pathname === '/Schemas') {
        return { body: { Resources: [{ id: core, attributes: [{ name: 'photos', returned: 'request' }] }] } };
      }
      if (url.pathname === '/Users') return { body: { totalResults: 1, Resources: [{ id: 'u1' }] } };
      const photos = [{ value: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7' }];
      const isAsked = url.pathname === '/Users/u1' && url.searchParams.get('attributes') === 'photos';
      return isAsked ? { body: { id: 'u1', photos } } : { status: 404, body: {} };
    });
    const session = openScim(server);
    onTestFinished(() => session.close());
    const { records } = await readToEnd(session);
    expect(records.map(({ picture }) => picture)).toEqual([{}]);
    expect((await readAll(session, records.flatMap(refOf))).map(({ status }) => status)).toEqual(['found']);
  });
});

describe('the address of a picture', () => {
  const withFault = async (answer: SimulatedAnswer) => {
    const { session, records, simulator } = await start();
    const [ref] = records.flatMap(refOf);
    simulator.faults.add({ on: 'photo', times: 9, answer });
    const [reading] = await readAll(session, ref === undefined ? [] : [ref]);
    return { reading, simulator };
  };

  it('that leads to nothing (404) is no picture', async () => {
    expect((await withFault(photoFaults.missing)).reading?.status).toBe('none');
  });

  it('that leads to a web page could not be read, and is not "none"', async () => {
    expect((await withFault(photoFaults.webPage)).reading?.status).toBe('failed');
  });

  it('that leads to an address inside a network is not followed', async () => {
    expect((await withFault(photoFaults.toMetadata)).reading?.status).toBe('failed');
  });

  it('on a host of this network is not asked for unless an admin allows the host', async () => {
    const { session, records, simulator } = await start({}, { pictureHosts: [] });
    const readings = await readAll(session, records.flatMap(refOf));
    expect(new Set(readings.map(({ status }) => status))).toEqual(new Set(['failed']));
    expect(simulator.log.count('photo')).toBe(0);
  });
});
