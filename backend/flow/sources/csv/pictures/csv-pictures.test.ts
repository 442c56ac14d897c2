import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUpload, aZip, openCsv } from '../../../../testing/csv-sessions.ts';
import type { SourceRecord } from '../../../model/record.ts';
import type { PictureReading, SourceSession } from '../../source.ts';

const never = new AbortController().signal;
const jpeg = (tail: string) => Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.from(tail)]);

async function recordsOf(session: SourceSession): Promise<readonly SourceRecord[]> {
  return (await Array.fromAsync(session.readPeople({}, never))).flatMap(({ records }) => records);
}

/** What comes of everyone's picture, by id. */
async function seen(session: SourceSession): Promise<Record<string, string>> {
  const records = await recordsOf(session);
  const refs = records.flatMap(({ id, picture }) => (picture === 'none' ? [] : [{ id, ...picture }]));
  const readings = await Array.fromAsync(session.readPictures(refs, never));
  await session.close();
  return {
    ...Object.fromEntries(records.map(({ id }) => [id, 'none'])),
    ...Object.fromEntries(readings.map((reading) => [reading.ref.id, wordsOf(reading)])),
  };
}

function wordsOf(reading: PictureReading): string {
  if (reading.status === 'found') return Buffer.from(reading.bytes.subarray(10)).toString();
  return reading.status === 'failed' ? reading.failure.message : reading.status;
}

async function open(csv: string, files?: Readonly<Record<string, Uint8Array>>): Promise<SourceSession> {
  const pictures = files && anUpload(await aZip(files), 'photos.zip');
  return openCsv({ people: anUpload(csv), ...(pictures && { pictures }) });
}

describe('pictures of a ZIP', () => {
  it('are found by the name in the picture column, in any case, with or without folder and extension', async () => {
    const csv = 'id,photo\n1,ann.JPG\n2,Ben\n3,photos\\Cleo.jpg\n4,C:\\HR\\Dan.jpeg\n5,Zoe\u0308.png\n6,\n';
    const files = {
      'photos/Ann.jpg': jpeg('ann'),
      'photos/BEN.PNG': jpeg('ben'),
      'photos/cleo.jpg': jpeg('cleo'),
      'old/cleo.jpg': jpeg('old cleo'),
      'dan.jpeg': jpeg('dan'),
      'Zo\u00eb.png': jpeg('zoe'),
      '__MACOSX/photos/._Ann.jpg': jpeg('no'),
    };
    expect(await seen(await open(csv, files))).toEqual({
      1: 'ann',
      2: 'ben',
      3: 'cleo',
      4: 'dan',
      5: 'zoe',
      6: 'none',
    });
  });

  it('are found by id or e-mail address where no column names them', async () => {
    const files = { 'E1.jpg': jpeg('one'), 'ben@corp.example.jpg': jpeg('two') };
    const csv = 'employeeId,email\nE1,ann@corp.example\nE2,Ben@corp.example\nE3,cleo@corp.example\n';
    expect(await seen(await open(csv, files))).toEqual({ E1: 'one', E2: 'two', E3: 'none' });
  });

  it('that are named and not there, or there twice, or too large, fail', async () => {
    const files = { 'a/x.jpg': jpeg('x'), 'b/x.jpg': jpeg('x'), 'big.jpg': Buffer.alloc(16 * 1024 * 1024 + 1) };
    expect(await seen(await open('id,photo\n1,none.jpg\n2,x.jpg\n3,big.jpg\n', files))).toEqual({
      1: expect.stringMatching(/has no file of the name/) as string,
      2: expect.stringMatching(/several files of this name/) as string,
      3: expect.stringMatching(/larger than 16 MiB/) as string,
    });
  });

  it('that unpack to more than their ZIP says are damaged', async () => {
    const zip = await aZip({ 'a.jpg': Buffer.alloc(1_000_000) });
    // The uncompressed size in the list of contents: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12
    zip.writeUInt32LE(1000, zip.indexOf(Buffer.from('504b0102', 'hex')) + 24);
    const session = openCsv({ people: anUpload('id,photo\n1,a.jpg\n'), pictures: anUpload(zip) });
    expect(await seen(session)).toEqual({ 1: expect.stringMatching(/damaged/) as string });
  });

  it('that are named without a ZIP fail, and say what to do', async () => {
    expect(await seen(await open('id,photo\n1,ann.jpg\n2,\n'))).toEqual({
      1: expect.stringMatching(/there is no ZIP of pictures/) as string,
      2: 'none',
    });
  });

  it('have a tag that changes with the picture alone, and tells it in the list already', async () => {
    const tagOf = async (files: Readonly<Record<string, Uint8Array>>) => {
      const session = await open('id,photo\n1,ann\n', files);
      const [record] = await recordsOf(session);
      await session.close();
      return record?.picture === 'none' ? undefined : record?.picture.tag;
    };
    const before = await tagOf({ 'ann.jpg': jpeg('a') });
    expect(before).toMatch(/^zip:/);
    expect(await tagOf({ 'ann.jpg': jpeg('a'), 'ben.jpg': jpeg('b') })).toBe(before);
    expect(await tagOf({ 'ann.jpg': jpeg('c') })).not.toBe(before);
  });

  it('leave nothing on the disk once the session is closed', async () => {
    const laidDown = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('roster-pictures-'));
    const before = await laidDown();
    const session = await open('id\n1\n', { '1.jpg': jpeg('one') });
    await recordsOf(session);
    expect((await laidDown()).length).toBeGreaterThan(before.length);
    await session.close();
    expect(await laidDown()).toEqual(before);
  });

  it('are not looked for in what is no ZIP', async () => {
    const session = openCsv({ people: anUpload('id\n1\n'), pictures: anUpload('no zip at all') });
    await expect(recordsOf(session)).rejects.toMatchObject({
      failure: { setting: 'pictures', reason: 'unexpected-answer' },
    });
    await session.close();
  });
});

describe('pictures at addresses', () => {
  let server: Server;
  let host = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/ann.jpg') response.setHeader('ETag', '"1"').end(jpeg('ann'));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('are read where the admin lets them, beside those of a ZIP', async () => {
    const people = anUpload(`id,photo\n1,http://${host}/ann.jpg\n2,http://${host}/gone.jpg\n3,cleo.jpg\n`);
    const pictures = anUpload(await aZip({ 'cleo.jpg': jpeg('cleo') }));
    expect(await seen(openCsv({ people, pictures, settings: { pictureHosts: [host] } }))).toEqual({
      ...{ 1: 'ann', 2: 'none', 3: 'cleo' },
    });
    expect(await seen(openCsv({ people }))).toMatchObject({ 1: expect.stringMatching(/Picture hosts/) as string });
  });
});
