import { describe, expect, it } from 'vitest';
import { connectionFailure } from './connection-failure.ts';

const errorWith = (code: string) => Object.assign(new Error('secret detail'), { code });

describe('connectionFailure', () => {
  it.each([
    ['ECONNREFUSED', /refuses connections/, true],
    ['UND_ERR_CONNECT_TIMEOUT', /cannot be reached/, true],
    ['UND_ERR_HEADERS_TIMEOUT', /too long/, true],
    ['EAI_AGAIN', /DNS/, true],
    ['UND_ERR_SOCKET', /broke off/, true],
    ['UND_ERR_DESTROYED', /closed here/, false],
    ['ENOTFOUND', /no host named/, false],
    ['EINVAL', /no host named/, false],
    ['ERR_ADDRESS_REFUSED', /not in the public internet.*ROSTER_TENANT_HOSTS/, false],
    ['CERT_HAS_EXPIRED', /certificate.*CERT_HAS_EXPIRED/, false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate/, false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /certificate/, false],
  ])('explains %s', (code, message, passing) => {
    const failure = connectionFailure(errorWith(code), 'graph.example');
    expect(failure.message).toMatch(message);
    expect(failure.message).toContain('graph.example');
    expect(failure.passing).toBe(passing);
  });

  it('finds the code in what caused the error', () => {
    const error = new Error('fetch failed', { cause: errorWith('ECONNREFUSED') });
    expect(connectionFailure(error, 'graph.example').message).toMatch(/refuses/);
  });

  it('repeats nothing of the error itself', () => {
    expect(connectionFailure(errorWith('ELSE'), 'graph.example').message).not.toContain('secret');
  });
});
