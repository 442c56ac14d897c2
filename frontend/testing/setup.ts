import '@testing-library/jest-dom/vitest';
import '../app/feature-gates.ts';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { fakeApi } from './fake-api.ts';
import { FakeEventSource } from './fake-event-source.ts';

// The first page of a file is loaded with all of its components, which a busy machine takes seconds for.
configure({ asyncUtilTimeout: 15_000 });

// What jsdom lacks and Atlaskit, the virtual list and the event stream ask for.
const noMatch = { matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() };
vi.stubGlobal('matchMedia', (media: string) => ({ ...noMatch, media, addListener: vi.fn(), removeListener: vi.fn() }));
vi.stubGlobal('EventSource', FakeEventSource);
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  },
);
vi.stubGlobal('scrollTo', vi.fn());
Element.prototype.scrollIntoView = vi.fn();
URL.createObjectURL = () => 'blob:preview';
URL.revokeObjectURL = vi.fn();

let consoleError = vi.spyOn(console, 'error');

beforeAll(() => {
  fakeApi.listen({ onUnhandledFrame: 'error' });
});
beforeEach(() => {
  consoleError = vi.spyOn(console, 'error');
});
afterEach(() => {
  cleanup();
  fakeApi.resetHandlers();
  FakeEventSource.closeAll();
  window.localStorage.clear();
  const complaints = consoleError.mock.calls.map((call) => call.map(String).join(' '));
  consoleError.mockRestore();
  expect(complaints, 'console.error was called').toEqual([]);
});
afterAll(() => {
  fakeApi.close();
});
