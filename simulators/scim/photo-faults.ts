import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

/** What the address of a picture may lead to instead. */
export const photoFaults = {
  missing: { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not found' },
  webPage: { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' },
  /** Where clouds keep the credentials of a machine. */
  toMetadata: { status: 302, headers: { Location: 'http://169.254.169.254/latest/meta-data/' } },
} as const satisfies Record<string, SimulatedAnswer>;
