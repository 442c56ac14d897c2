import { describe, expect, it } from 'vitest';
import { aConnector, aRun } from '../../../testing/builders.ts';
import { connectorState } from './connector-state.ts';
import { whyNoChangesSync, whyNoFullSync, whyNoRun } from './why-not-sync.ts';

describe('the state of a connector', () => {
  it.each([
    ['never', {}],
    ['ok', { lastRun: aRun({ status: 'succeeded' }) }],
    ['failed', { lastRun: aRun({ status: 'failed' }) }],
    ['unfinished', { lastRun: aRun({ status: 'cancelled' }) }],
    ['running', { lastRun: aRun({ status: 'failed' }), activeRun: aRun({ status: 'reading' }) }],
    ['held', { activeRun: aRun({ status: 'held' }) }],
    ['held', { lastRun: aRun({ status: 'held' }), enabled: false }],
    ['disabled', { lastRun: aRun({ status: 'succeeded' }), enabled: false }],
    ['running', { activeRun: aRun({ status: 'queued' }), enabled: false }],
  ] as const)('is %s', (state, over) => {
    expect(connectorState(aConnector(over))).toBe(state);
  });
});

describe('why a run cannot be started', () => {
  const read = { people: 3, lastRun: aRun() };

  it('is nothing for a connector that was read and is at rest', () => {
    expect(whyNoRun(aConnector(read))).toBeUndefined();
    expect(whyNoFullSync(aConnector(read))).toBeUndefined();
    expect(whyNoChangesSync(aConnector(read), { changes: true })).toBeUndefined();
  });

  it('is another run, under way or held', () => {
    const running = aConnector({ ...read, activeRun: aRun({ status: 'applying' }) });
    const held = aConnector({ ...read, activeRun: aRun({ status: 'held' }) });
    expect(whyNoRun(running)).toMatch(/under way/);
    expect(whyNoFullSync(held)).toMatch(/Apply or discard/);
    expect(whyNoChangesSync(running, { changes: true })).toMatch(/under way/);
  });

  it('is that the connector is disabled, but a preview changes nothing', () => {
    const disabled = aConnector({ ...read, enabled: false });
    expect(whyNoFullSync(disabled)).toMatch(/disabled/);
    expect(whyNoRun(disabled)).toBeUndefined();
  });

  it('is, for changes alone, that nobody was read yet or that the provider cannot', () => {
    expect(whyNoChangesSync(aConnector(), { changes: true })).toMatch(/full sync first/);
    expect(whyNoFullSync(aConnector())).toBeUndefined();
    expect(whyNoChangesSync(aConnector(read), { changes: false })).toMatch(/as a whole/);
  });
});
