import { describe, expect, it } from 'vitest';
import { isSafeAddress, isThisMachine } from './safe-address.ts';

describe('isSafeAddress', () => {
  it.each([
    ['https://login.example.com'],
    ['https://login.example.com:8443/base'],
    ['http://localhost:3000'],
    ['http://127.0.0.1:80/x'],
    ['http://[::1]:5000'],
  ])('takes %s', (address) => {
    expect(isSafeAddress(address)).toBe(true);
  });

  it.each([
    ['http://login.example.com'],
    ['http://localhost.example.com'],
    ['http://127.0.0.2'],
    ['ftp://localhost'],
    ['https://ann@login.example.com'],
    ['https://login.example.com?x=1'],
    ['https://login.example.com#x'],
    ['login.example.com'],
    [''],
  ])('refuses %s', (address) => {
    expect(isSafeAddress(address)).toBe(false);
  });
});

describe('isThisMachine', () => {
  it('knows the names of loopback, as a URL spells them', () => {
    expect(['localhost', '127.0.0.1', '[::1]', '::1', 'example.com'].map(isThisMachine)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
