import { expect, it } from 'vitest';
import { requestedAttributes, shownAttributes } from './attributes.ts';
import type { Directory } from './directory.ts';

const openLdap: Directory = { kind: 'standard', namingContext: 'dc=corp', stampAttribute: 'entryCSN' };

it('asks for the mapping’s attributes once, beside its own, and for no picture', () => {
  const paths = ['MAIL', 'givenName', 'telephoneNumber[0]', '["odd.name"].x', 'jpegPhoto', 'employeePhoto', 'dn'];
  const requested = requestedAttributes(openLdap, paths, ['employeephoto']);
  expect(requested.filter((name) => name.toLowerCase() === 'mail')).toHaveLength(1);
  expect(requested).toEqual(
    expect.arrayContaining(['entryUUID', 'entryCSN', 'givenName', 'telephoneNumber', 'odd.name']),
  );
  for (const name of ['jpegPhoto', 'employeePhoto', 'dn']) expect(requested).not.toContain(name);
});

it('asks for everything where everything is wanted, and for what is not part of that', () => {
  const requested = requestedAttributes(openLdap, 'all', []);
  expect(requested).toEqual(expect.arrayContaining(['*', 'entryUUID', 'entryCSN']));
});

it('shows what the mapping’s paths lead into', () => {
  const isShown = shownAttributes(['Mail', 'phones[0].value', 'userPassword'], []);
  expect(['mail', 'phones', 'title', 'userpassword'].map(isShown)).toEqual([true, true, false, false]);
});
