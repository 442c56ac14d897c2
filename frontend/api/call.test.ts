import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { createAccount } from '#contract/accounts.ts';
import { getPerson, listPeople, putPicture } from '#contract/people.ts';
import { deleteSession } from '#contract/session.ts';
import { aPerson, anId } from '../testing/builders.ts';
import { answers, fakeApi, refuses } from '../testing/fake-api.ts';
import { addressOf, call } from './call.ts';
import { Problem } from './problem.ts';

const person = { params: { id: anId(1) } };

async function problemOf(calling: Promise<unknown>): Promise<Problem> {
  const thrown: unknown = await calling.catch((error: unknown) => error);
  if (thrown instanceof Problem) return thrown;
  throw new Error('It threw no Problem.');
}

describe('call', () => {
  it('answers with what the contract parses', async () => {
    fakeApi.use(answers(getPerson, ({ params }) => aPerson({ id: params.id })));
    expect(await call(getPerson, person)).toMatchObject({ id: anId(1), displayName: 'Ann Berg' });
  });

  it('answers with nothing where the operation has no answer', async () => {
    fakeApi.use(answers(deleteSession, () => null));
    await expect(call(deleteSession, {})).resolves.toBeUndefined();
  });

  it('leaves empty and absent query parameters out of the address', () => {
    const query = { search: '', department: 'R & D', page: 2 };
    expect(addressOf(listPeople, { query })).toBe('/api/people?department=R+%26+D&page=2');
  });

  it('keeps a parameter inside its place in the path', () => {
    expect(addressOf(getPerson, { params: { id: '../tokens?x' } })).toBe('/api/people/..%2Ftokens%3Fx');
  });

  it('sends raw bytes with their own content type and the header that guards changes', async () => {
    const seen: (string | null)[] = [];
    fakeApi.use(
      answers(putPicture, async ({ request }) => {
        seen.push(request.headers.get('Content-Type'), request.headers.get('X-Roster-Request'), await request.text());
        return aPerson();
      }),
    );
    await call(putPicture, { ...person, bytes: new Blob(['bytes'], { type: 'image/png' }) });
    expect(seen).toEqual(['image/png', '1', 'bytes']);
  });

  it('throws the server’s problem with its field errors', async () => {
    const errors = [{ path: 'email', message: 'Taken.' }];
    fakeApi.use(refuses(getPerson, { code: 'conflict', detail: 'Not now.', errors }));
    expect(await problemOf(call(getPerson, person))).toMatchObject({
      code: 'conflict',
      status: 409,
      detail: 'Not now.',
      errors,
    });
  });

  it('does not send a body that the contract refuses, and names its fields as the server would', async () => {
    const body = { name: '', email: 'ann', role: 'user', password: 'short' } as const;
    const problem = await problemOf(call(createAccount, { body }));
    expect(problem).toMatchObject({ code: 'invalid-input', status: 0 });
    expect(problem.errors.map(({ path }) => path)).toEqual(['name', 'email', 'password']);
  });

  it.each([
    ['a proxy’s error page', 502, 'unavailable'],
    ['a page that is not of the API', 404, 'unexpected-answer'],
    ['an answer that the contract does not know', 200, 'unexpected-answer'],
  ])('calls %s a problem of its own', async (_, status, code) => {
    fakeApi.use(http.get('*/api/people/:id', () => HttpResponse.html('<h1>…</h1>', { status })));
    expect(await problemOf(call(getPerson, person))).toMatchObject({ code, status });
  });

  it('says when the server cannot be reached', async () => {
    fakeApi.use(http.get('*/api/people/:id', () => HttpResponse.error()));
    expect(await problemOf(call(getPerson, person))).toMatchObject({ code: 'no-connection' });
  });

  it('lets the caller’s own abort through', async () => {
    fakeApi.use(answers(getPerson, () => aPerson()));
    await expect(call(getPerson, { ...person, signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
