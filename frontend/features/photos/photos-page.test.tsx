import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { checkPhotos, listPhotos, type HostedPhotoView } from '#contract/photos.ts';
import { photoGuides, photoProviders } from '../../texts/photos-guide.ts';
import { anId, aSession } from '../../testing/builders.ts';
import { answers, refuses } from '../../testing/fake-api.ts';
import { renderApp } from '../../testing/render-app.tsx';

const baseUrl = 'https://photos.example';

function aPhoto(over: Partial<HostedPhotoView> = {}): HostedPhotoView {
  return {
    person: { id: anId(1), displayName: 'Ann Berg', email: 'ann.berg@example.com', picture: null },
    address: `${baseUrl}/photos/abc.jpg`,
    since: '2026-11-20T08:00:00.000Z',
    lastHead: null,
    lastGet: null,
    atlassian: 'no',
    ...over,
  };
}

function aList(photos: readonly HostedPhotoView[], total = photos.length) {
  const asked: Record<string, unknown>[] = [];
  const list = answers(listPhotos, ({ query }) => {
    asked.push(query);
    return { items: [...photos], total, baseUrl };
  });
  return { asked, api: [list] };
}

describe('the guide', () => {
  it('begins with Okta, with every value to paste', async () => {
    renderApp('/hosted-photos');
    expect(await screen.findByRole('heading', { name: 'Photos for your Atlassian organization' })).toBeVisible();
    for (const value of ['photos.^[primary==true].value', 'photos.^[primary==true].type', 'photo']) {
      expect(screen.getByText(value)).toBeVisible();
    }
    expect(screen.getAllByText('urn:ietf:params:scim:schemas:core:2.0:User')).toHaveLength(2);
    expect(screen.getAllByText('primaryPhotoValue')).toHaveLength(2);
  });

  it('copies a value to the letter', async () => {
    const { user } = renderApp('/hosted-photos');
    await user.click(await screen.findByRole('button', { name: /photos\.\^\[primary==true\]\.value/ }));
    expect(await navigator.clipboard.readText()).toBe('photos.^[primary==true].value');
  });

  it.each(photoProviders.filter((provider) => provider !== 'okta'))('has the steps of %s', async (provider) => {
    const { user, address } = renderApp('/hosted-photos');
    const { name, note = '', steps } = photoGuides[provider];
    await user.click(await screen.findByRole('button', { name }));
    expect(address()).toBe(`/hosted-photos?provider=${provider}`);
    expect(screen.getByText(note)).toBeVisible();
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(steps.map(({ title }) => title));
  });

  it('leads to the check and to the targets', async () => {
    const { user, address } = renderApp('/hosted-photos');
    const page = within(await screen.findByRole('main'));
    expect(await page.findByRole('link', { name: 'Targets' })).toHaveAttribute('href', '/targets');
    await user.click(page.getByRole('link', { name: /Check whether/ }));
    expect(address()).toBe('/hosted-photos?tab=check');
  });
});

describe('the check', () => {
  const address = `${baseUrl}/photos/abc.jpg`;
  const commands = [`curl -I '${address}'`, `curl -o photo.jpg '${address}'`];

  it('says what Atlassian stumbles over, and what to run from outside', async () => {
    const findings = [
      { status: 'works' as const, subject: 'Address', message: 'Encrypted.' },
      { status: 'missing' as const, subject: 'HEAD', message: 'HEAD is not let through.' },
    ];
    const check = answers(checkPhotos, () => ({ ok: false, findings, address, commands }));
    const { user } = renderApp('/hosted-photos?tab=check', { api: [check] });
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('HEAD is not let through.')).toBeVisible();
    expect(screen.getByText('Atlassian cannot fetch the photos like this.')).toBeVisible();
    for (const command of commands) expect(screen.getByText(command)).toBeVisible();
  });

  it('has nothing to run while there is no photo', async () => {
    const findings = [{ status: 'missing' as const, subject: 'Photo', message: 'Nobody has a photo yet.' }];
    const check = answers(checkPhotos, () => ({ ok: false, findings, address: null, commands: [] }));
    const { user } = renderApp('/hosted-photos?tab=check', { api: [check] });
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('Nobody has a photo yet.')).toBeVisible();
    expect(screen.queryByText('The same from outside')).not.toBeInTheDocument();
  });

  it('says when it could not be made', async () => {
    const refusal = refuses(checkPhotos, { code: 'unavailable', detail: 'The database is away.' });
    const { user } = renderApp('/hosted-photos?tab=check', { api: [refusal] });
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('The database is away.')).toBeVisible();
  });
});

describe('the list of photos', () => {
  it('says who fetched each, and when', async () => {
    const at = new Date(Date.now() - 3_600_000 * 3).toISOString();
    const fetched = aPhoto({ lastHead: { at, by: 'atlassian' }, lastGet: { at, by: 'other' }, atlassian: 'perhaps' });
    renderApp('/hosted-photos?tab=list', { api: aList([fetched]).api });
    const row = await screen.findByRole('row', { name: /Ann Berg/ });
    expect(within(row).getByRole('link', { name: 'Ann Berg' })).toHaveAttribute('href', `/people/${anId(1)}`);
    expect(row).toHaveTextContent('/photos/abc.jpg');
    expect(row).toHaveTextContent(/3 hours agoby Atlassian.*3 hours agoby a program that does not name itself/);
    expect(row).toHaveTextContent('Perhaps');
  });

  it('copies a whole address', async () => {
    const { user } = renderApp('/hosted-photos?tab=list', { api: aList([aPhoto()]).api });
    await user.click(await screen.findByRole('button', { name: /abc\.jpg/ }));
    expect(await navigator.clipboard.readText()).toBe(`${baseUrl}/photos/abc.jpg`);
  });

  it('is searched and turned in the address', async () => {
    const { asked, api } = aList([aPhoto()], 120);
    const { user, address } = renderApp('/hosted-photos?tab=list', { api });
    await user.click(await screen.findByRole('button', { name: 'Page 2' }));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ page: 2 });
    });
    await user.type(within(screen.getByRole('main')).getByRole('searchbox', { name: 'Search people' }), 'ann');
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ page: 1, search: 'ann' });
    });
    expect(address()).toBe('/hosted-photos?tab=list&search=ann');
  });

  it('says when nobody matches, and finds back', async () => {
    const { user, address } = renderApp('/hosted-photos?tab=list&atlassian=yes', { api: aList([]).api });
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(address()).toBe('/hosted-photos?tab=list');
    expect(await screen.findByText('No photos yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to Connectors' })).toBeVisible();
  });

  it('says when it could not be read', async () => {
    const refusal = refuses(listPhotos, { code: 'unavailable', detail: 'The database is away.' });
    renderApp('/hosted-photos?tab=list', { api: [refusal] });
    expect(await screen.findByText('The database is away.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('is for admins', async () => {
    renderApp('/hosted-photos', { session: aSession('user') });
    expect(await screen.findByText('For admins only')).toBeVisible();
  });
});
