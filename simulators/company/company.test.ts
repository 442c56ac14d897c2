import { describe, expect, test } from 'vitest';
import { type Company, sampleCompany } from './company.ts';
import type { CompanyPerson } from './company-person.ts';

describe('the sample company', () => {
  test('is the same for the same seed and another for another seed', () => {
    const [one, again, other] = [1, 1, 2].map((seed) => sampleCompany({ people: 60, seed }).people());
    expect(again).toEqual(one);
    expect(other?.[5]).not.toEqual(one?.[5]);
  });

  test('of 300 has forty departments, one person without a manager, and everyone below them', () => {
    const company = sampleCompany({ people: 300 });
    expect(new Set(company.people().map(({ department }) => department)).size).toBe(40);
    expect(company.people().filter(({ managerId }) => managerId === undefined)).toHaveLength(1);
    for (const person of company.people()) expect(topOf(company, person)).toBe(company.people()[0]);
  });

  test.each([1, 5, 30, 20_000])('of %i people gives each an id and an address of their own', (people) => {
    const everyone = sampleCompany({ people }).people();
    expect(everyone).toHaveLength(people);
    expect(new Set(everyone.map(({ id }) => id)).size).toBe(people);
    expect(new Set(everyone.map(({ email }) => email)).size).toBe(people);
    for (const { email } of everyone) expect(email).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+@[a-z-]+\.example$/u);
  });

  test('has about 70 % with a picture, 3 % disabled, 2 % guests, and names with diacritics', () => {
    const everyone = sampleCompany({ people: 5000 }).people();
    const share = (matches: (person: CompanyPerson) => boolean): number => everyone.filter(matches).length / 5000;
    expect(share(({ picture }) => picture !== undefined)).toBeCloseTo(0.7, 1);
    expect(share(({ active }) => !active)).toBeCloseTo(0.03, 1.5);
    expect(share(({ guest }) => guest)).toBeCloseTo(0.02, 1.5);
    expect(share(({ displayName }) => /[^\p{ASCII}]/u.test(displayName))).toBeGreaterThan(0.2);
  });

  test('does not let a person depend on how many others there are', () => {
    const [small, large] = [sampleCompany({ people: 300 }), sampleCompany({ people: 900 })];
    const facts = ({ id, displayName, office, look }: CompanyPerson): object => ({ id, displayName, office, look });
    expect(large.people().slice(100, 200).map(facts)).toEqual(small.people().slice(100, 200).map(facts));
  });
});

describe('a change', () => {
  test('hires somebody into a department, under its head', () => {
    const company = sampleCompany({ people: 300 });
    const hired = company.change({ kind: 'hire', values: { department: 'Brand', givenName: 'Zoé' } });
    expect(hired).toMatchObject({ department: 'Brand', givenName: 'Zoé', index: 300 });
    expect(company.person(hired.managerId ?? '')?.jobTitle).toBe('Chief Marketing Officer');
  });

  test('gives the reports of somebody who leaves to that person’s manager', () => {
    const company = sampleCompany({ people: 300 });
    const head = personAt(company, 1);
    const reports = company.people().filter(({ managerId }) => managerId === head.id);
    company.change({ kind: 'leave', id: head.id });
    expect(company.person(head.id)).toBeUndefined();
    expect(reports.length).toBeGreaterThan(0);
    for (const { id } of reports) expect(company.person(id)?.managerId).toBe(head.managerId);
  });

  test('brings back who left, unless for good', () => {
    const company = sampleCompany({ people: 30 });
    const [one, other] = [personAt(company, 20), personAt(company, 21)];
    company.change({ kind: 'leave', id: one.id });
    company.change({ kind: 'leave', id: other.id, forGood: true });
    expect(company.change({ kind: 'return', id: one.id })).toEqual(one);
    expect(() => company.change({ kind: 'return', id: other.id })).toThrow(/has left/u);
    expect(company.people().map(({ index }) => index)).toEqual([...Array(30).keys()].filter((index) => index !== 21));
  });

  test('renames without touching address and login', () => {
    const company = sampleCompany({ people: 30 });
    const before = personAt(company, 9);
    const after = company.change({ kind: 'rename', id: before.id, familyName: 'Ødegård' });
    expect(after).toMatchObject({
      displayName: `${before.givenName} Ødegård`,
      email: before.email,
      login: before.login,
    });
  });

  test('moves somebody along with division and cost centre', () => {
    const company = sampleCompany({ people: 300 });
    const moved = company.change({ kind: 'move', id: personAt(company, 100).id, department: 'Legal' });
    expect(moved).toMatchObject({ department: 'Legal', division: 'Legal', costCenter: 'CC-9010' });
    expect(() => company.change({ kind: 'move', id: moved.id, department: 'Alchemy' })).toThrow(
      /no department Alchemy/u,
    );
  });

  test('never uses a picture version twice', () => {
    const company = sampleCompany({ people: 30 });
    const { id } = personAt(company, 3);
    const versions = [1, 2, 3].map(() => {
      company.change({ kind: 'picture', id, picture: 'none' });
      return company.change({ kind: 'picture', id, picture: 'new' }).picture?.version;
    });
    expect(new Set([1, ...versions]).size).toBe(4);
  });

  test('is told to whoever asks what happened since', () => {
    const company = sampleCompany({ people: 30 });
    const before = personAt(company, 3);
    const known = company.sequence();
    company.change({ kind: 'disable', id: before.id });
    expect(company.eventsAfter(known)).toEqual([
      { sequence: known + 1, id: before.id, forGood: false, before, after: { ...before, active: false } },
    ]);
  });
});

function personAt(company: Company, index: number): CompanyPerson {
  const person = company.people()[index];
  if (person === undefined) throw new Error(`The company has no person number ${index}.`);
  return person;
}

function topOf(company: Company, person: CompanyPerson): CompanyPerson {
  let [top, steps] = [person, 0];
  while (top.managerId !== undefined) {
    const manager = company.person(top.managerId);
    if (manager === undefined || steps > 20)
      throw new Error('A manager is missing, or people manage each other in a circle.');
    [top, steps] = [manager, steps + 1];
  }
  return top;
}
