import { afterAll, beforeAll, expect, test } from 'vitest';
import { callGraph, type GraphCaller } from '../testing/graph-caller.ts';

const roles = ['User.ReadWrite.All', 'Application.ReadWrite.OwnedBy'];
let graph: GraphCaller;
beforeAll(async () => {
  graph = await callGraph({ roles, synced: ({ index }) => index === 1 });
});
afterAll(() => graph[Symbol.asyncDispose]());

const idAt = (index: number): string => graph.company.people()[index]?.id ?? '';
const patch = (id: string, body: unknown): Promise<Response> =>
  graph.fetch(`/users/${id}`, { method: 'PATCH', body: JSON.stringify(body) });
const attributes = (values: Readonly<Record<string, unknown>>) => ({ onPremisesExtensionAttributes: values });

test('an update changes the extension attributes that it names, and the others stay', async () => {
  const before = graph.simulator.propertyOf(idAt(0), 'onPremisesExtensionAttributes');
  expect((await patch(idAt(0), attributes({ extensionAttribute9: 'x' }))).status).toBe(204);
  const { body } = await graph.get(`/users/${idAt(0)}?$select=onPremisesExtensionAttributes`);
  expect(body).toMatchObject({ onPremisesExtensionAttributes: { ...(before ?? {}), extensionAttribute9: 'x' } });
});

test('extension attributes of a synchronized account are refused', async () => {
  const response = await patch(idAt(1), attributes({ extensionAttribute9: 'x' }));
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('on-premises mastered');
});

test('a directory extension can be written once it is created, alone or in a batch', async () => {
  const { clientId } = graph.simulator;
  const name = `extension_${clientId.replaceAll('-', '')}_shoe`;
  expect((await patch(idAt(1), { [name]: '43' })).status).toBe(400);
  const body = JSON.stringify({ name: 'shoe', dataType: 'String', targetObjects: ['User'] });
  const path = `/applications(appId='${clientId}')/extensionProperties`;
  expect((await graph.fetch(path, { method: 'POST', body })).status).toBe(201);
  expect((await graph.fetch(path, { method: 'POST', body })).status).toBe(400);
  expect((await graph.get(path)).body.value).toMatchObject([{ name, dataType: 'String' }]);
  expect((await patch(idAt(1), { [name]: '43' })).status).toBe(204);
  expect((await graph.get(`/users/${idAt(1)}?$select=${name}`)).body).toMatchObject({ [name]: '43' });
  expect((await patch(idAt(1), { [name]: 'x'.repeat(257) })).status).toBe(400);
  expect((await patch(idAt(1), { [name]: null })).status).toBe(204);
  expect((await graph.get(`/users/${idAt(1)}?$select=${name}`)).body).not.toHaveProperty(name);
});

test.each([
  ['an unknown property', { shoeSize: '43' }],
  ['an empty text', attributes({ extensionAttribute9: '' })],
  ['a sixteenth attribute', attributes({ extensionAttribute16: 'x' })],
])('%s is refused', async (_what, body) => {
  expect((await patch(idAt(0), body)).status).toBe(400);
});

test('nobody is updated who is not there, and nothing without permission', async () => {
  expect((await patch('00000000-0000-4000-8000-000000000000', {})).status).toBe(404);
  graph.simulator.grant(['User.Read.All']);
  await graph.signIn();
  expect((await patch(idAt(0), attributes({ extensionAttribute9: 'y' }))).status).toBe(403);
});
