import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit } from '#contract/accounts.ts';
import { maxUploadBytes, uploadFile } from '#contract/files.ts';
import { readProblem, type ApiClient } from '../../testing/api-client.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';
import { answerErrors } from '../edge/error-answers.ts';
import { serveRoute } from '../edge/serve-route.ts';
import { fileRoutes } from './file-routes.ts';
import { createLog } from '../../logging.ts';
import { findUploadedFile } from '../../uploads/uploaded-file-store.ts';

let api: TestApi;
let admin: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.signedIn('admin');
});
afterAll(() => api.close());

const kept = () => api.test.database.uploadedFile.count();

test('a file is kept as it came, and told in the audit log without its content', async () => {
  const bytes = randomBytes(700_000);
  const answer = await admin.call(uploadFile, { query: { name: ' Äpfel.csv ' }, bytes });
  const { database, siteId } = api.test;
  const file = await findUploadedFile(database, siteId, answer.id);
  const content = Buffer.concat(await Array.fromAsync(file?.read() ?? []));
  const { items } = await admin.call(listAudit, { query: {} });

  expect(answer).toMatchObject({ name: 'Äpfel.csv', bytes: 700_000, sha256: sha256(bytes) });
  expect(content.equals(bytes)).toBe(true);
  expect(items[0]).toMatchObject({ action: 'file.uploaded', subject: 'Äpfel.csv', details: { bytes: 700_000 } });
});

test('a file may be empty, and needs a name', async () => {
  expect(await admin.call(uploadFile, { query: { name: 'a.csv' }, bytes: new Uint8Array() })).toMatchObject({
    bytes: 0,
  });
  const problem = await admin.refusal(uploadFile, { query: { name: ' ' }, bytes: randomBytes(1) });
  expect(problem).toMatchObject({ status: 400, errors: [{ path: 'name', message: 'Give the file a name.' }] });
});

test('only admins upload', async () => {
  const user = await api.signedIn('user');
  const reader = await api.withToken('read');
  const upload = { query: { name: 'a.csv' }, bytes: randomBytes(1) };
  expect(await user.refusal(uploadFile, upload)).toMatchObject({ status: 403 });
  expect(await reader.refusal(uploadFile, upload)).toMatchObject({ status: 403 });
  expect(await api.visitor.refusal(uploadFile, upload)).toMatchObject({ status: 401 });
});

test('a file that says it is too large is refused before it is read', async () => {
  const before = await kept();
  const { port } = new URL(api.url);
  const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const sent = httpRequest(
      {
        ...{ host: '127.0.0.1', port, method: 'POST', path: '/api/files?name=huge.csv' },
        headers: { authorization: `Bearer ${api.access.adminToken ?? ''}`, 'content-length': maxUploadBytes + 1 },
      },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode, text });
          sent.destroy();
        });
      },
    );
    sent.on('error', reject);
    sent.write('id');
  });

  expect(answer.status).toBe(413);
  expect(answer.text).toContain('larger than 256 MiB');
  expect(await kept()).toBe(before);
});

test('a file that grows too large on its way is refused in words, and nothing of it is kept', async () => {
  const before = await kept();
  const [route] = fileRoutes(api.access, 1024 * 1024);
  if (!route) throw new Error('There is no route for uploads.');
  const app = express().post(
    '/api/files',
    serveRoute(api.access, route.operation, () => route),
  );
  const server = app.use(answerErrors(createLog({ level: 'error' }))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const body = new ReadableStream(
    {
      pull: (controller) => controller.enqueue(new Uint8Array(400_000)),
    },
    { highWaterMark: 0 },
  ).pipeThrough(firstChunks(20));

  const answer = await fetch(`http://127.0.0.1:${port}/api/files?name=huge.csv`, {
    ...{ method: 'POST', body, duplex: 'half' },
    headers: { authorization: `Bearer ${api.access.adminToken ?? ''}`, 'content-type': 'application/octet-stream' },
  });

  const problem = await readProblem(answer);
  server.close();
  expect(problem).toMatchObject({ status: 413, detail: 'The file is larger than 1 MiB.' });
  expect(await kept()).toBe(before);
});

/** Ends a stream after so many chunks. */
function firstChunks(count: number): TransformStream<Uint8Array, Uint8Array> {
  let left = count;
  return new TransformStream({
    transform: (chunk, controller) => {
      left -= 1;
      if (left < 0) controller.terminate();
      else controller.enqueue(chunk);
    },
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
