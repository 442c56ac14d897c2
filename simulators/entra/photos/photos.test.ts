import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import { callGraph, type GraphCaller } from '../testing/graph-caller.ts';

const company = sampleCompany({ people: 60 });
const pictured = company.people().find(({ picture }) => picture?.pixels === 648)?.id ?? '';
const small = company.people().find(({ picture }) => picture !== undefined && picture.pixels < 360);
const bare = company.people().find(({ picture }) => picture === undefined)?.id ?? '';

let graph: GraphCaller;
beforeAll(async () => {
  graph = await callGraph({ company });
});
afterEach(() => {
  graph.simulator.faults.clear();
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('a photo', () => {
  test('has metadata whose etag changes with the picture, and with nothing else', async () => {
    const before = await graph.get(`/users/${pictured}/photo`);
    company.change({ kind: 'rename', id: pictured, familyName: 'Lund' });
    const renamed = await graph.get(`/users/${pictured}/photo`);
    company.change({ kind: 'picture', id: pictured, picture: 'new' });
    const repainted = await graph.get(`/users/${pictured}/photo`);
    expect(before.body).toMatchObject({
      id: '648x648',
      width: 648,
      height: 648,
      '@odata.mediaContentType': 'image/jpeg',
    });
    expect(renamed.body['@odata.mediaEtag']).toBe(before.body['@odata.mediaEtag']);
    expect(repainted.body['@odata.mediaEtag']).not.toBe(before.body['@odata.mediaEtag']);
  });

  test.each([
    ['photo/$value', 648],
    ['photos/360x360/$value', 360],
    ['photos/48X48/$value', 48],
  ])('is to be had as %s', async (path, pixels) => {
    const response = await graph.fetch(`/users/${pictured}/${path}`);
    const { format, width } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect({ format, width }).toEqual({ format: 'jpeg', width: pixels });
    expect(response.headers.get('Content-Type')).toBe('image/jpeg');
    expect(response.headers.get('ETag')).toBe((await graph.get(`/users/${pictured}/photo`)).body['@odata.mediaEtag']);
  });

  test('does not exist in sizes larger than what was uploaded', async () => {
    const { id = '', picture } = small ?? {};
    const { body } = await graph.get(`/users/${id}/photos`);
    const sizes = body.value?.map((photo) => photo['width']) ?? [];
    expect(Math.max(...sizes.map(Number))).toBe(picture?.pixels);
    expect(await graph.get(`/users/${id}/photos/360x360/$value`)).toMatchObject({
      status: 404,
      body: { error: { code: 'ImageNotFound' } },
    });
    expect((await graph.fetch(`/users/${id}/photo/$value`)).status).toBe(200);
  });

  test('in a size that no photo has is refused', async () => {
    expect((await graph.get(`/users/${pictured}/photos/100x100/$value`)).status).toBe(400);
  });

  test('of an unknown user is another answer than no photo', async () => {
    const answer = await graph.get(`/users/${bare.replaceAll(/\w/gu, '0')}/photo`);
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'Request_ResourceNotFound' } } });
  });
});

describe('no photo', () => {
  test.each([
    ['ImageNotFound', 404, 'ImageNotFound'],
    ['ErrorEntityNotFound', 404, 'ErrorEntityNotFound'],
    ['no-mailbox', 400, 'ErrorNonExistentMailbox'],
  ] as const)('can be told by %s', async (absence, status, code) => {
    graph.simulator.faults.set({ photoAbsence: absence });
    for (const path of ['photo', 'photos', 'photo/$value', 'photos/48x48/$value']) {
      expect(await graph.get(`/users/${bare}/${path}`)).toMatchObject({ status, body: { error: { code } } });
    }
  });

  test('can be told by an empty answer', async () => {
    graph.simulator.faults.setPhotoAbsence(bare, 'empty-body');
    const response = await graph.fetch(`/users/${bare}/photo`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  test('can be told as documented, by a GIF of one pixel', async () => {
    graph.simulator.faults.set({ photoAbsence: 'one-pixel-gif' });
    expect((await graph.get(`/users/${bare}/photo`)).body).toMatchObject({
      width: 1,
      '@odata.mediaContentType': 'image/gif',
    });
  });
});

test('statistics tell pictures downloaded from pictures looked at', async () => {
  graph.simulator.resetStatistics();
  await graph.get(`/users/${pictured}/photo`);
  const response = await graph.fetch(`/users/${pictured}/photo/$value`);
  const { byteLength } = await response.arrayBuffer();
  const { requests, photosDownloaded, photoBytes } = graph.simulator.statistics();
  expect({ photosDownloaded, photoBytes }).toEqual({ photosDownloaded: 1, photoBytes: byteLength });
  expect(requests).toMatchObject({ 'photo-metadata': 1, 'photo-bytes': 1, users: 0 });
});

test('more readers at once than allowed are throttled', async () => {
  await using busy = await callGraph({ company });
  busy.simulator.faults.add({ on: 'photo-metadata', times: 4, answer: { delayMillis: 500 } });
  const answers = await Promise.all(Array.from({ length: 6 }, () => busy.get(`/users/${pictured}/photo`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
  expect(answers.find(({ status }) => status === 429)?.body.error?.message).toMatch(/MailboxConcurrency/u);
});
