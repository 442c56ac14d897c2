import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { FakeEventSource } from '../testing/fake-event-source.ts';
import { subscribe } from './subscribe.ts';

const stream = { address: '/api/runs/1/events', event: 'run', message: z.object({ read: z.int() }) };

describe('subscribe', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('passes on each message, parsed', () => {
    const messages: unknown[] = [];
    subscribe(stream, (message) => messages.push(message));
    FakeEventSource.send(stream.address, 'run', { read: 1, more: true });
    FakeEventSource.send(stream.address, 'other', { read: 2 });
    expect(messages).toEqual([{ read: 1 }]);
  });

  it('opens the stream again, ever more slowly, after the browser has given it up', () => {
    subscribe(stream, vi.fn());
    for (const delayMs of [1_000, 2_000, 4_000]) {
      FakeEventSource.breakAll();
      vi.advanceTimersByTime(delayMs - 1);
      expect(FakeEventSource.openAddresses).toEqual([]);
      vi.advanceTimersByTime(1);
      expect(FakeEventSource.openAddresses).toEqual([stream.address]);
    }
  });

  it('closes the stream and stops trying when it is no longer wanted', () => {
    const stop = subscribe(stream, vi.fn());
    FakeEventSource.breakAll();
    stop();
    vi.advanceTimersByTime(60_000);
    expect(FakeEventSource.openAddresses).toEqual([]);
  });
});
