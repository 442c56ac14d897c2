import { expect, test } from 'vitest';
import { holdAccessToken } from './access-token.ts';

const never = new AbortController().signal;

function issuer(lifetimeSeconds: number) {
  let seconds = 0;
  let given = 0;
  const token = holdAccessToken(
    () => new Date(seconds * 1000),
    () => {
      given += 1;
      return Promise.resolve({ token: `token-${String(given)}`, lifetimeSeconds });
    },
  );
  return {
    token,
    pass: (more: number) => {
      seconds += more;
    },
  };
}

test('one token serves all requests until five minutes before its end', async () => {
  const { token, pass } = issuer(3600);
  expect(await Promise.all([token.get(never), token.get(never)])).toEqual(['token-1', 'token-1']);
  pass(3299);
  expect(await token.get(never)).toBe('token-1');
  pass(1);
  expect(await token.get(never)).toBe('token-2');
});

test('a token of a short life serves for half of it', async () => {
  const { token, pass } = issuer(60);
  await token.get(never);
  pass(29);
  expect(await token.get(never)).toBe('token-1');
  pass(1);
  expect(await token.get(never)).toBe('token-2');
});

test('a refused token is replaced once, by whoever finds out first', async () => {
  const { token } = issuer(3600);
  const refused = await token.get(never);
  token.drop(refused);
  expect(await token.get(never)).toBe('token-2');
  token.drop(refused);
  expect(await token.get(never)).toBe('token-2');
});

test('after a failure the next request asks again', async () => {
  let tries = 0;
  const token = holdAccessToken(
    () => new Date(0),
    () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('no')) : Promise.resolve({ token: 'token', lifetimeSeconds: 60 });
    },
  );
  await expect(token.get(never)).rejects.toThrow('no');
  expect(await token.get(never)).toBe('token');
});
