import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { guardLookup, isRefusedAddress, type ResolveName } from './guarded-lookup.ts';
import { isPublicAddress } from './public-address.ts';

const address = (text: string): LookupAddress => ({ address: text, family: text.includes(':') ? 6 : 4 });

/** Gives these answers, one after the other. */
function resolving(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const resolveName: ResolveName = (hostname, callback) => {
    asked.push(hostname);
    callback(null, answers[asked.length - 1]?.map(address) ?? []);
  };
  return { asked, lookup: guardLookup(resolveName, isPublicAddress) };
}

function look(lookup: ReturnType<typeof guardLookup>, all: boolean) {
  return new Promise((resolve, reject) => {
    lookup('img.example', { all }, (error, found, family) => {
      if (error) reject(error);
      else resolve(all ? found : { address: found, family });
    });
  });
}

describe('a guarded lookup', () => {
  it('gives all addresses of a name, or the first, as it is asked to', async () => {
    const both = ['8.8.8.8', '2606:4700::1'];
    expect(await look(resolving(both).lookup, true)).toEqual(both.map(address));
    expect(await look(resolving(both).lookup, false)).toEqual(address('8.8.8.8'));
  });

  it.each([
    [['127.0.0.1']],
    [['8.8.8.8', '10.0.0.1']],
    [['10.0.0.1', '8.8.8.8']],
    [['8.8.8.8', 'fd00::1']],
    [['169.254.169.254']],
    [['::ffff:127.0.0.1']],
    [[]],
  ])('refuses a name that leads to %j', async (addresses) => {
    for (const all of [true, false]) {
      await expect(look(resolving(addresses).lookup, all)).rejects.toSatisfy(isRefusedAddress);
    }
  });

  it('connects to the very addresses that it has checked, so that a second answer is never taken', async () => {
    const { asked, lookup } = resolving(['8.8.8.8'], ['127.0.0.1']);
    expect(await look(lookup, true)).toEqual([address('8.8.8.8')]);
    expect(asked).toEqual(['img.example']);
    await expect(look(lookup, true)).rejects.toSatisfy(isRefusedAddress);
  });

  it('passes on that a name does not exist', async () => {
    const lookup = guardLookup((_, callback) => {
      callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
    }, isPublicAddress);
    await expect(look(lookup, true)).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});
