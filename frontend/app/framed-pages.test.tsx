import { useColorMode } from '@atlaskit/app-provider/use-color-mode';
import { render, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { getPerson, listDepartments, listPeople } from '#contract/people.ts';
import { getRun, listChanges, type Run } from '#contract/runs.ts';
import { frameHeaders, sendRequest } from '../api/frame.ts';
import type { FramedPage } from '../api/framed-page.ts';
import { fetchFramedFile } from '../api/framed-file.ts';
import { createQueryClient } from '../api/query-client.ts';
import { aPerson, aRun, anId } from '../testing/builders.ts';
import { answers, fakeApi } from '../testing/fake-api.ts';
import { FakeEventSource } from '../testing/fake-event-source.ts';
import { frameIn } from '../testing/frame-in.ts';
import { renderApp } from '../testing/render-app.tsx';
import { FramedTheme } from './framed-theme.tsx';
import { Providers } from './providers.tsx';

interface Asked {
  readonly address: string;
  readonly token: string | null;
  readonly credentials: RequestCredentials | undefined;
}

/** What the API was asked, in order. */
let asked: Asked[] = [];
beforeEach(() => {
  asked = [];
  const send = globalThis.fetch;
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => {
    const token = new Headers(init?.headers).get('Authorization');
    asked.push({
      address: address instanceof Request ? address.url : String(address),
      token,
      credentials: init?.credentials,
    });
    return send(address, init);
  });
  return () => {
    spy.mockRestore();
  };
});
const tokens = () => asked.map(({ token }) => token);

/** A page that Jira frames, whose host gives a new token each time. */
function enterFrame(page: FramedPage) {
  frameIn(page);
  let given = 0;
  const getToken = (callback: (token: string) => void) => {
    given += 1;
    callback(`token-${String(given)}`);
  };
  const initializeTheming = vi.fn();
  vi.stubGlobal('AP', { ...window.AP, context: { getToken }, theme: { initializeTheming } });
  return { initializeTheming };
}

const nobody = [
  answers(listPeople, () => ({ items: [], total: 0 })),
  answers(listDepartments, () => ({ items: [], total: 0 })),
];
const bytes = new Uint8Array([255, 216, 255, 217]);
const pictures = http.get('*/api/people/:id/picture', () =>
  HttpResponse.arrayBuffer(bytes.buffer, { headers: { 'Content-Type': 'image/jpeg' } }),
);
const picture = { url: `/api/people/${anId(1)}/picture?v=1`, sizes: [48, 96], source: 'connector' as const };

describe('a page in a frame', () => {
  it('says who looks with a fresh token for each request, and sends no cookies', async () => {
    enterFrame('admin');
    renderApp('/people', { api: nobody });
    await screen.findByRole('heading', { name: 'People' });
    await waitFor(() => {
      expect(asked.length).toBeGreaterThanOrEqual(3);
    });
    const given = tokens();
    expect(given.every((token) => token?.startsWith('JWT token-'))).toBe(true);
    expect(new Set(given).size).toBe(given.length);
    expect(new Set(asked.map(({ credentials }) => credentials))).toEqual(new Set(['omit']));
  });

  it('shows the ways between the pages to an admin, and nobody’s account', async () => {
    enterFrame('admin');
    renderApp('/people', { api: nobody });
    const bar = within(await screen.findByRole('navigation', { name: 'Main' }));
    expect(bar.getAllByRole('link').map(({ textContent }) => textContent)).toContain('Connectors');
    expect(screen.queryByRole('button', { name: /Account menu/ })).not.toBeInTheDocument();
  });

  it('is alone where it is the people directory', async () => {
    enterFrame('people');
    renderApp('/people', { api: nobody });
    await screen.findByRole('heading', { name: 'People' });
    expect(screen.queryByRole('navigation', { name: 'Main' })).not.toBeInTheDocument();
  });

  it('says that it has ended when it is not told any more who looks, and leads nowhere', async () => {
    enterFrame('people');
    const { address } = renderApp('/people', { session: null, api: nobody });
    expect(await screen.findByRole('heading', { name: 'Atlassian does not tell Roster who you are' })).toBeVisible();
    expect(address()).toBe('/people');
  });

  it('asks how a run goes on, since an event stream cannot say who listens', async () => {
    enterFrame('admin');
    const statuses: Run['status'][] = ['reading', 'succeeded'];
    renderApp(`/runs/${anId(500)}`, {
      api: [
        answers(getRun, () => aRun({ status: statuses.shift() ?? 'succeeded' })),
        answers(listChanges, () => ({ items: [], total: 0 })),
      ],
    });
    await waitFor(() => {
      expect(asked.filter(({ address }) => address === `/api/runs/${anId(500)}`).length).toBeGreaterThanOrEqual(2);
    });
    expect(FakeEventSource.openAddresses).toEqual([]);
  });
});

describe('files in a frame', () => {
  it('are pictures within the page, asked for with a token', async () => {
    enterFrame('people');
    renderApp(`/people/${anId(1)}`, { api: [answers(getPerson, () => aPerson({ picture })), pictures] });
    await waitFor(() => {
      const shown = [...document.images].map(({ src }) => src);
      expect(shown).toEqual([`data:image/jpeg;base64,${btoa(String.fromCharCode(...bytes))}`]);
    });
    const [request] = asked.filter(({ address }) => address.includes('/picture'));
    expect(request?.token).toMatch(/^JWT token-\d+$/);
    expect(request?.credentials).toBe('omit');
  });

  it('are downloads that are fetched and then saved', async () => {
    enterFrame('admin');
    const saved: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(`${this.download} ${this.href}`);
    });
    const { user } = renderApp(`/runs/${anId(500)}`, {
      api: [
        answers(getRun, () => aRun()),
        http.get('*/api/runs/:id/changes', ({ request }) =>
          new URL(request.url).searchParams.get('format') === 'csv'
            ? HttpResponse.text('person\nAnn', { headers: { 'Content-Type': 'text/csv' } })
            : HttpResponse.json({ items: [], total: 0 }),
        ),
      ],
    });
    await user.click(await screen.findByRole('link', { name: 'Download CSV' }));
    await waitFor(() => {
      expect(saved).toEqual(['roster.csv blob:preview']);
    });
    click.mockRestore();
    const [request] = asked.filter(({ address }) => address.includes('format=csv'));
    expect(request?.token).toMatch(/^JWT token-\d+$/);
  });

  it('are none where the API has none', async () => {
    enterFrame('people');
    fakeApi.use(http.get('*/api/people/:id/picture', () => new HttpResponse(null, { status: 404 })));
    expect(await fetchFramedFile(picture.url)).toBeUndefined();
  });
});

describe('the theme of a frame', () => {
  const root = document.documentElement;
  beforeEach(() => {
    root.removeAttribute('data-theme');
    root.removeAttribute('data-color-mode');
  });

  function Probe() {
    return <output>{useColorMode()}</output>;
  }

  function renderTheme() {
    const { initializeTheming } = enterFrame('people');
    initializeTheming.mockImplementation(() => {
      root.dataset['colorMode'] = 'dark';
    });
    render(
      <Providers queryClient={createQueryClient({ onSignedOut: vi.fn() })}>
        <FramedTheme />
        <Probe />
      </Providers>,
    );
    return initializeTheming;
  }

  const isShown = (mode: string) =>
    waitFor(() => {
      expect(screen.getByRole('status')).toHaveTextContent(mode);
      expect(root).toHaveAttribute('data-color-mode', mode);
    });

  it('is the one of the page around it, also when that changes', async () => {
    const initializeTheming = renderTheme();
    await isShown('dark');
    root.dataset['colorMode'] = 'light';
    await isShown('light');
    root.dataset['colorMode'] = 'dark';
    await isShown('dark');
    expect(initializeTheming).toHaveBeenCalledOnce();
  });

  it('is asked for once these pages have a theme of their own, which would be written over it', async () => {
    const initializeTheming = renderTheme();
    expect(initializeTheming).not.toHaveBeenCalled();
    await isShown('dark');
    expect(root.dataset['theme']).toContain('typography:');
  });

  it('keeps the shapes and letters of these pages when the other one names colours alone', async () => {
    renderTheme();
    await isShown('dark');
    root.dataset['theme'] = 'light:light dark:dark';
    await waitFor(() => {
      expect(root.dataset['theme']).toContain('shape:');
    });
  });
});

describe('who looks', () => {
  it('is told by cookies to a page that stands alone', async () => {
    const getToken = vi.fn();
    vi.stubGlobal('AP', { context: { getToken } });
    fakeApi.use(http.get('*/api/session', () => HttpResponse.json({})));
    await sendRequest('/api/session');
    expect(asked.map(({ credentials }) => credentials)).toEqual(['same-origin']);
    expect(tokens()).toEqual([null]);
    expect(getToken).not.toHaveBeenCalled();
  });

  it('is told by nobody where all.js did not load', async () => {
    enterFrame('people');
    vi.stubGlobal('AP', undefined);
    expect(await frameHeaders()).toEqual({});
  });
});
