import { expect, test } from 'vitest';
import type { Operation } from '#contract/operation.ts';
import { checkRoutes } from './check-routes.ts';
import { auditedRoute, route, type Route } from './route.ts';

function anOperation(id: string, over: Partial<Operation> = {}): Operation {
  return { id, method: 'get', path: `/api/${id}`, summary: id, tag: 'T', access: 'admin', status: 204, ...over };
}

const look = anOperation('look');
const change = anOperation('change', { method: 'put' });
const looking: Route = route(look, () => Promise.resolve());
const changing: Route = auditedRoute(change, () => Promise.resolve({ answer: undefined, audit: undefined }));

function check(routes: readonly Route[], operations: readonly Operation[] = [look, change]) {
  return () => checkRoutes(routes, operations);
}

test('a handler for each operation is as it is to be', () => {
  expect(check([looking, changing])).not.toThrow();
});

test('names operations without a handler, with two, and handlers without an operation', () => {
  expect(check([changing])).toThrow('look has no handler');
  expect(check([looking, looking, changing])).toThrow('look has two handlers');
  expect(check([looking, changing], [look])).toThrow('change is not in the contract');
});

test('an operation that changes settings cannot be left out of the audit log', () => {
  expect(check([looking, route(change, () => Promise.resolve())])).toThrow('change is not audited');
});

test('what people do with their own things needs no audit', () => {
  const own = anOperation('own', { method: 'put', access: 'user' });
  expect(check([route(own, () => Promise.resolve())], [own])).not.toThrow();
});
