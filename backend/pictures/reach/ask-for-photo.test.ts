import { expect, it } from 'vitest';
import { startScriptedServer } from '../../testing/scripted-server.ts';
import { askForPhoto, linesToRun } from './ask-for-photo.ts';

const never = new AbortController().signal;
const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3);

it('asks with HEAD and then GET, names itself, and sends nothing else of anybody', async () => {
  await using server = await startScriptedServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': bytes.byteLength }).end(bytes);
  });
  const url = new URL(`${server.url}/photos/abc.jpg`);
  const findings = await askForPhoto({ url, bytes }, { hosts: ['127.0.0.1'] }, never);
  // Only the encryption is missing, which a server of a test does not have.
  expect(findings.map(({ status }) => status)).toEqual(['missing', 'works', 'works']);
  expect(server.received.map(({ method, url: asked }) => [method, asked])).toEqual([
    ['HEAD', '/photos/abc.jpg'],
    ['GET', '/photos/abc.jpg'],
  ]);
  for (const { headers } of server.received) {
    expect(headers['user-agent']).toBe('Roster');
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('cookie');
  }
});

it('looks at a redirect instead of following it', async () => {
  await using server = await startScriptedServer((_, response) => {
    response.writeHead(302, { Location: '/login' }).end();
  });
  const url = new URL(`${server.url}/photos/abc.jpg`);
  const findings = await askForPhoto({ url, bytes }, { hosts: ['127.0.0.1'] }, never);
  expect(findings.map(({ message }) => message).join(' ')).toContain('looks like a sign-in');
  expect(server.received.map(({ url: asked }) => asked)).toEqual(['/photos/abc.jpg', '/photos/abc.jpg']);
});

it('asks no address of a private network', async () => {
  await using server = await startScriptedServer((_, response) => response.end());
  const url = new URL(`http://photos.example/photos/abc.jpg`);
  const resolveName = (
    _: string,
    callback: (error: null, addresses: { address: string; family: number }[]) => void,
  ) => {
    callback(null, [{ address: '127.0.0.1', family: 4 }]);
  };
  const findings = await askForPhoto({ url, bytes }, { resolveName }, never);
  expect(findings.at(-1)?.message).toContain('photos.example leads to a private address');
  expect(server.received).toEqual([]);
});

it('gives lines for a terminal, quoted', () => {
  expect(linesToRun('https://photos.example/photos/abc.jpg')).toEqual([
    "curl -I 'https://photos.example/photos/abc.jpg'",
    "curl -o photo.jpg 'https://photos.example/photos/abc.jpg'",
  ]);
});
