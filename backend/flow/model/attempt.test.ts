import { expect, it } from 'vitest';
import { ConnectorError } from '../../errors/connector-error.ts';
import { attempt } from './attempt.ts';

const refused = (setting?: string) =>
  Promise.reject(
    new ConnectorError({
      reason: 'permission-missing',
      message: 'Grant it.',
      ...(setting !== undefined && { setting }),
    }),
  );

it('tells what works in the words of the trial', async () => {
  const finding = await attempt('Read users', () => Promise.resolve('Users can be read.'));
  expect(finding).toEqual({ status: 'works', subject: 'Read users', message: 'Users can be read.' });
});

it('takes a finding that the trial came to by itself', async () => {
  const own = { status: 'warning', subject: 'Pictures', message: 'Few have one.' } as const;
  expect(await attempt('Read users', () => Promise.resolve(own))).toBe(own);
});

it('tells what is missing, and at which setting', async () => {
  const missing = { status: 'missing', subject: 'Read users', message: 'Grant it.' };
  expect(await attempt('Read users', () => refused())).toEqual(missing);
  expect(await attempt('Read users', () => refused('tenantId'))).toEqual({ ...missing, setting: 'tenantId' });
  expect(await attempt('Read users', () => refused(), 'warning')).toEqual({ ...missing, status: 'warning' });
});

it('does not take a fault of Roster for one of the provider', async () => {
  await expect(attempt('Read users', () => Promise.reject(new TypeError('x is undefined')))).rejects.toThrow(TypeError);
});
