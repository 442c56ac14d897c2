import { describe, expect, test } from 'vitest';
import { aConnectorRow, aPersonDetail, aPersonRow, aViewer } from '../../testing/profile-builders.ts';
import { maySee, showPerson, showSummary } from './show-person.ts';

describe('who sees whom', () => {
  test('people who have left are for admins alone', () => {
    const left = aPersonRow({ active: false });

    expect(maySee(aViewer({ role: 'user' }), left)).toBe(false);
    expect(maySee(aViewer({ role: 'admin' }), left)).toBe(true);
  });

  test('where values come from is for admins alone', () => {
    const detail = aPersonDetail({
      person: aPersonRow({ values: { 'field:phone': '1', 'property:Badge': 'B7' } }),
      origins: { '*': 'connector-a', 'property:Badge': 'connector-b' },
      connectors: [aConnectorRow({ id: 'connector-a', name: 'A' })],
    });

    const asUser = showPerson(detail, aViewer({ role: 'user' }));
    const asAdmin = showPerson(detail, aViewer({ role: 'admin' }));

    expect([asUser.origins, asUser.connectors]).toEqual([{}, []]);
    expect(asAdmin.origins).toEqual({ 'field:phone': 'connector-a', 'property:Badge': 'connector-b' });
    expect(asAdmin.connectors).toMatchObject([{ name: 'A', lastSeenAt: '1970-01-01T00:00:00.000Z' }]);
  });
});

describe('where values come from', () => {
  const bo = aPersonRow({ displayName: 'Bo' });
  const first = aConnectorRow({ id: 'connector-a', values: { 'field:phone': '1' }, pictureSha256: 'a' });
  const second = aConnectorRow({
    id: 'connector-b',
    values: { 'field:phone': '2', 'field:manager': 'Bo' },
    managerId: bo.id,
    pictureSha256: 'b',
  });
  const detail = aPersonDetail({
    person: aPersonRow({ values: { 'field:phone': '1' }, pictureSha256: 'b', pictureToken: 'token' }),
    origins: { '*': 'connector-a' },
    managerChain: [bo],
    connectors: [first, second],
  });
  const admin = aViewer({ role: 'admin' });

  test('the manager and the picture have an origin, too', () => {
    expect(showPerson(detail, admin).origins).toEqual({
      'field:phone': 'connector-a',
      'field:manager': 'connector-b',
      picture: 'connector-b',
    });
  });

  test('an uploaded picture comes from no connector, though one may have the same', () => {
    const person = { ...detail.person, ownSha256: 'b' };
    expect(showPerson({ ...detail, person }, admin).origins).not.toHaveProperty('picture');
  });

  test('each connector’s own word is there to compare', () => {
    expect(showPerson(detail, admin).connectors.map(({ values }) => values['field:phone'])).toEqual(['1', '2']);
  });
});

describe('what is shown', () => {
  test('fields and user properties are told apart, and the manager is no text', () => {
    const values = { 'field:phone': '+46 8 1', 'field:manager': 'guid-of-bo', 'property:Cost centre': '77' };

    const shown = showPerson(aPersonDetail({ person: aPersonRow({ values }) }), aViewer());

    expect(shown.fields).toEqual({ phone: '+46 8 1' });
    expect(shown.userProperties).toEqual({ 'Cost centre': '77' });
  });

  test('the manager is the first of the chain', () => {
    const detail = aPersonDetail({
      managerChain: [
        aPersonRow({ displayName: 'Bo', values: { 'field:jobTitle': 'Lead' } }),
        aPersonRow({ displayName: 'Eva' }),
      ],
    });

    const shown = showPerson(detail, aViewer());

    expect(shown.manager).toMatchObject({ displayName: 'Bo', jobTitle: 'Lead' });
    expect(shown.managerChain.map(({ displayName }) => displayName)).toEqual(['Bo', 'Eva']);
  });

  test.each([
    ['the connector’s', { pictureSha256: 'a', ownSha256: null }, 'connector'],
    ['their own', { pictureSha256: 'a', ownSha256: 'a' }, 'own'],
    ['the connector’s, over their own', { pictureSha256: 'b', ownSha256: 'a' }, 'connector'],
  ])('a picture that is %s says so', (_, hashes, source) => {
    const shown = showSummary(aPersonRow({ pictureToken: 'token', ...hashes }));

    expect(shown.picture).toMatchObject({ url: '/photos/token.jpg', source });
  });

  test('a person without a picture has none', () => {
    expect(showSummary(aPersonRow({ pictureToken: null })).picture).toBeNull();
  });
});

describe('what one may do with the picture', () => {
  const self = aPersonRow({ ownSha256: 'a', pictureSha256: 'a', pictureToken: 'token' });
  const detail = aPersonDetail({ person: self });

  test.each([
    ['the person, where the site lets them', { personId: self.id, ownUploads: true }, true],
    ['the person, where the site does not', { personId: self.id, ownUploads: false }, false],
    ['someone else', { personId: 'another', ownUploads: true }, false],
    ['an admin, in any case', { role: 'admin', ownUploads: false } as const, true],
  ])('%s: %o', (_, viewer, allowed) => {
    expect(showPerson(detail, aViewer(viewer)).pictureRights).toEqual({ upload: allowed, remove: allowed });
  });

  test('a picture that a connector would replace is not asked for, but may be removed', () => {
    const overwritten = { ...detail, connectors: [aConnectorRow({ picturesFirst: true })] };
    const viewer = aViewer({ personId: self.id });

    expect(showPerson(overwritten, viewer).pictureRights).toEqual({ upload: false, remove: true });
    expect(showPerson(overwritten, aViewer({ role: 'admin' })).pictureRights).toEqual({ upload: true, remove: true });
  });

  test('there is nothing to remove without an upload', () => {
    const shown = showPerson(aPersonDetail({ person: aPersonRow({ ownSha256: null }) }), aViewer({ role: 'admin' }));

    expect(shown.pictureRights).toEqual({ upload: true, remove: false });
  });
});
