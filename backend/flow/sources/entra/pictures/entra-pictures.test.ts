import { describe, expect, it } from 'vitest';
import { type Company, sampleCompany } from '../../../../../simulators/company/company.ts';
import { type EntraSimulator, startEntraSimulator } from '../../../../../simulators/entra/entra-simulator.ts';
import { openEntra } from '../../../../testing/entra-tenant.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import type { PictureRef } from '../../../model/record.ts';
import type { PictureReading } from '../../source.ts';

const never = new AbortController().signal;

interface SimulatedTenant extends AsyncDisposable {
  readonly company: Company;
  readonly simulator: EntraSimulator;
  readonly withPicture: readonly string[];
  readonly without: readonly string[];
}

async function startTenant(people = 60): Promise<SimulatedTenant> {
  const company = sampleCompany({ people });
  const simulator = await startEntraSimulator({ company });
  const those = (photographed: boolean): readonly string[] =>
    company.people().flatMap(({ id, picture }) => ((picture !== undefined) === photographed ? [id] : []));
  return {
    company,
    simulator,
    withPicture: those(true),
    without: those(false),
    [Symbol.asyncDispose]: () => simulator.close(),
  };
}

async function readPictures(
  { simulator, company }: SimulatedTenant,
  refs: readonly PictureRef[] = company.people().map(({ id }) => ({ id })),
): Promise<readonly PictureReading[]> {
  const session = openEntra(simulator);
  const readings = await Array.fromAsync(session.readPictures(refs, never));
  await session.close();
  return readings;
}

const idsWith = (readings: readonly PictureReading[], status: PictureReading['status']): readonly string[] =>
  readings.filter((reading) => reading.status === status).map(({ ref }) => ref.id);
const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort();

describe('pictures of a tenant', () => {
  it('come in batches of twenty, 360 pixels wide or whatever there is', async () => {
    await using tenant = await startTenant();
    const readings = await readPictures(tenant);
    expect(sorted(idsWith(readings, 'found'))).toEqual(sorted(tenant.withPicture));
    const requests = tenant.simulator.requests();
    const downloads = requests.filter(({ kind }) => kind === 'photo-bytes').map(({ url }) => url);
    for (const { id, picture } of tenant.company.people()) {
      if (picture === undefined) continue;
      const size = picture.pixels >= 360 ? 'photos/360x360' : 'photo';
      expect(downloads.filter((url) => url.includes(id))).toEqual([`/users/${id}/${size}/$value`]);
    }
    expect(requests.filter(({ kind, inBatch }) => kind.startsWith('photo') && !inBatch)).toEqual([]);
    const parts = tenant.company.people().length + tenant.withPicture.length;
    expect(tenant.simulator.statistics().httpRequests).toBeLessThanOrEqual(Math.ceil(parts / 20) + 5);
  });

  it('are the bytes that Graph has', async () => {
    await using tenant = await startTenant(10);
    for (const reading of await readPictures(tenant)) {
      if (reading.status === 'found') expect([...reading.bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    }
    expect(tenant.simulator.statistics().photosDownloaded).toBe(tenant.withPicture.length);
  });

  it('fall back to the largest when there is no picture of 360 pixels after all', async () => {
    await using tenant = await startTenant(20);
    const answer = { status: 404, code: 'ImageNotFound' };
    tenant.simulator.faults.add({ on: /360x360\/\$value/, times: 100, answer });
    expect(sorted(idsWith(await readPictures(tenant), 'found'))).toEqual(sorted(tenant.withPicture));
  });

  it('are not downloaded again while their tag stays the same', async () => {
    await using tenant = await startTenant();
    const held = (await readPictures(tenant)).map((reading) =>
      reading.status === 'found' && reading.tag !== undefined ? { ...reading.ref, heldTag: reading.tag } : reading.ref,
    );
    const [changed = ''] = tenant.withPicture;
    tenant.company.change({ kind: 'picture', id: changed, picture: 'new' });
    tenant.simulator.resetStatistics();
    const again = await readPictures(tenant, held);
    expect(idsWith(again, 'found')).toEqual([changed]);
    expect(sorted(idsWith(again, 'unchanged'))).toEqual(sorted(tenant.withPicture.slice(1)));
    expect(tenant.simulator.statistics().photosDownloaded).toBe(1);
  });

  it('are none when Graph says so, in each of its ways', async () => {
    for (const photoAbsence of ['ImageNotFound', 'ErrorEntityNotFound', 'empty-body', 'one-pixel-gif'] as const) {
      await using tenant = await startTenant(20);
      tenant.simulator.faults.set({ photoAbsence });
      expect(sorted(idsWith(await readPictures(tenant), 'none')), photoAbsence).toEqual(sorted(tenant.without));
    }
  });

  it('are failed, never none, where Graph leaves it open', async () => {
    await using tenant = await startTenant(20);
    tenant.simulator.faults.set({ photoAbsence: 'no-mailbox' });
    const readings = await readPictures(tenant);
    expect(sorted(idsWith(readings, 'failed'))).toEqual(sorted(tenant.without));
    expect(idsWith(readings, 'none')).toEqual([]);
  });

  it('are failed for a person who is gone, even when Graph says nothing of it', async () => {
    await using tenant = await startTenant(20);
    const gone = tenant.company.people().at(-1)?.id ?? '';
    tenant.company.change({ kind: 'leave', id: gone });
    const refs = [{ id: gone }];
    tenant.simulator.faults.add({ on: new RegExp(`${gone}/photo`), answer: { status: 404, code: '', message: '' } });
    const message = 'This person is no longer in Microsoft Entra ID.';
    expect(await readPictures(tenant, refs)).toMatchObject([{ status: 'failed', failure: { message } }]);
    expect(tenant.simulator.requests().filter(({ kind }) => kind === 'user')).toMatchObject([{ status: 404 }]);
    expect(await readPictures(tenant, refs)).toMatchObject([{ status: 'failed', failure: { message } }]);
  });

  it('are failed with the permission to grant when the app may not read them', async () => {
    await using tenant = await startTenant(20);
    tenant.simulator.grant(['Directory.Read.All']);
    const readings = await readPictures(tenant);
    expect(idsWith(readings, 'failed')).toHaveLength(tenant.company.people().length);
    expect(readings[0]).toMatchObject({
      failure: { reason: 'permission-missing', permission: 'ProfilePhoto.Read.All' },
    });
  });

  it('arrive all the same when the token expires on the way, or a connection breaks', async () => {
    await using tenant = await startTenant();
    tenant.simulator.faults.add({ on: 'batch', answer: 'reset' });
    tenant.simulator.faults.add({ on: 'batch', after: 1, answer: 'cut' });
    const session = openEntra(tenant.simulator);
    const found: string[] = [];
    let readings = 0;
    for await (const reading of session.readPictures(tenant.company.people(), never)) {
      if (readings++ === 0) tenant.simulator.faults.expireAccessTokens();
      if (reading.status === 'found') found.push(reading.ref.id);
    }
    expect(sorted(found)).toEqual(sorted(tenant.withPicture));
  });

  it('are never read by more than four batches at a time, whoever asks', async () => {
    await using tenant = await startTenant(200);
    const session = openEntra(tenant.simulator);
    const refs = tenant.company.people().map(({ id }) => ({ id }));
    const readings = await Promise.all([
      Array.fromAsync(session.readPictures(refs.slice(0, 100), never)),
      Array.fromAsync(session.readPictures(refs.slice(100), never)),
    ]);
    expect(idsWith(readings.flat(), 'found')).toHaveLength(tenant.withPicture.length);
    expect(tenant.simulator.statistics().mostAtOnce).toBeLessThanOrEqual(4);
    expect(tenant.simulator.statistics().throttled).toBe(0);
  });
});

describe('pictures of a tenant that throttles', () => {
  it('go again in new batches, once all waits are over, until each one is there', async () => {
    await using tenant = await startTenant();
    const answer = { status: 429, code: 'TooManyRequests', retryAfter: '2.128' };
    tenant.simulator.faults.add({ on: 'photo-metadata', times: 90, answer });
    tenant.simulator.faults.add({ on: 'photo-bytes', times: 70, answer: { ...answer, retryAfter: '0.5' } });
    const clock = createFakeClock();
    const refs = tenant.company.people().map(({ id }) => ({ id }));
    const readings = await Array.fromAsync(openEntra(tenant.simulator, {}, clock).readPictures(refs, never));
    expect(sorted(idsWith(readings, 'found'))).toEqual(sorted(tenant.withPicture));
    expect(sorted(idsWith(readings, 'none'))).toEqual(sorted(tenant.without));
    expect(clock.slept).toContain(3);
  });

  it('stop at once when the run is stopped while it waits', async () => {
    await using tenant = await startTenant(20);
    const stop = new AbortController();
    const clock = createFakeClock();
    const sleep = (_seconds: number, signal: AbortSignal) => {
      stop.abort(new Error('stopped by the admin'));
      return Promise.reject(signal.reason as Error);
    };
    tenant.simulator.faults.add({ on: 'photo-metadata', times: 9, answer: { status: 429, retryAfter: '600' } });
    const session = openEntra(tenant.simulator, {}, { ...clock, sleep });
    const readings = Array.fromAsync(session.readPictures(tenant.company.people(), stop.signal));
    await expect(readings).rejects.toThrow('stopped by the admin');
  });
});
