import { expect, it } from 'vitest';
import { z } from 'zod';
import { ConnectorError } from '../errors/connector-error.ts';
import { shapedBy } from './shaped.ts';

const person = z.object({ id: z.string() });

it('gives what the shape names', () => {
  expect(shapedBy('Okta')(person, { id: '1', more: true })).toEqual({ id: '1' });
});

it('refuses another shape in the name of the provider, and says what to do if something can be done', () => {
  const refusal = (shaped: ReturnType<typeof shapedBy>): unknown => {
    try {
      return shaped(person, []);
    } catch (error) {
      return error instanceof ConnectorError ? error.failure : error;
    }
  };
  const message = 'Okta answered in a form that its documentation does not have.';
  expect(refusal(shapedBy('Okta'))).toEqual({ reason: 'unexpected-answer', message });
  expect(refusal(shapedBy('Okta', 'Check the org URL.'))).toEqual({
    reason: 'unexpected-answer',
    message: `${message} Check the org URL.`,
  });
});
