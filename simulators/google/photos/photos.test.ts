import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faceImage } from '../../company/face-image.ts';
import { callDirectory, type DirectoryCaller } from '../testing/directory-caller.ts';

let google: DirectoryCaller;
beforeAll(async () => {
  google = await callDirectory();
});
afterAll(() => google[Symbol.asyncDispose]());

const accounts = () => google.company.people().filter(({ guest }) => !guest);
const photoOf = (id: string) => google.get(`/users/${id}/photos/thumbnail`);

describe('a photo', () => {
  test('is 96 pixels wide, in an alphabet of Google’s own, of the version that the list names', async () => {
    const people = accounts().filter(({ picture }) => picture !== undefined);
    const texts: string[] = [];
    for (const person of people.slice(0, 12)) {
      const id = google.simulator.idOf(person);
      const { body } = await photoOf(id);
      expect(body).toMatchObject({ id, width: 96, height: 96 });
      expect(body['etag']).toBe((await google.get(`/users/${id}`)).body['thumbnailPhotoEtag']);
      const text = String(body['photoData']);
      texts.push(text);
      const usual = text.replaceAll('_', '/').replaceAll('-', '+').replaceAll('*', '=');
      expect(Buffer.from(usual, 'base64').equals(await faceImage(person, 96))).toBe(true);
    }
    expect(texts.join('')).toMatch(/-.*_|_.*-/u);
    expect(texts.join('')).toMatch(/\*/u);
    expect(texts.join('')).not.toMatch(/[+/=]/u);
  });

  test('that is not there is told from a person who is not there by the message alone', async () => {
    const person = accounts().find(({ picture }) => picture === undefined);
    const [none, gone] = [await photoOf(google.simulator.idOf({ id: person?.id ?? '' })), await photoOf('nobody')];
    expect([none, gone].map(({ status }) => status)).toEqual([404, 404]);
    expect([none, gone].map(({ body }) => body.error?.errors?.[0]?.reason)).toEqual(['notFound', 'notFound']);
    expect([none, gone].map(({ body }) => body.error?.message)).toEqual([
      'Resource Not Found: photo',
      'Resource Not Found: userKey',
    ]);
  });
});
