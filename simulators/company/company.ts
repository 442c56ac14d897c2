import { type Department, departmentsFor } from './departments.ts';
import { addressRegister } from './address.ts';
import { applyChange } from './apply-change.ts';
import type { CompanyChange, CompanyEvent } from './company-change.ts';
import type { CompanyPerson } from './company-person.ts';
import { makePerson } from './make-person.ts';
import { type Seat, seatsFor } from './seating.ts';

export interface CompanyOptions {
  readonly people: number;
  /** The same seed gives the same company. */
  readonly seed?: number;
}

/** An invented company that simulated providers serve, each in its own way. It changes only when `change` is called. */
export interface Company {
  readonly name: string;
  readonly domain: string;
  readonly departments: readonly Department[];
  /** Everyone who has an account now, in the order of hiring; disabled accounts and guests included. */
  people(): readonly CompanyPerson[];
  person(id: string): CompanyPerson | undefined;
  /** Makes something happen and answers the person as they are afterwards; of one who left, as they were. */
  change(change: CompanyChange): CompanyPerson;
  /** Counts up with every event: what a provider's change tokens refer to. */
  sequence(): number;
  eventsAfter(sequence: number): readonly CompanyEvent[];
}

const name = 'Larkfield Instruments';
const domain = 'larkfield.example';

export function sampleCompany({ people: size, seed = 1 }: CompanyOptions): Company {
  const claimAddress = addressRegister();
  const current = new Map<string, CompanyPerson>();
  const left = new Map<string, CompanyPerson>();
  const events: CompanyEvent[] = [];
  let listed: readonly CompanyPerson[] | undefined;
  let nextIndex = 0;

  const seatAt = (seat: Seat): CompanyPerson => {
    const person = makePerson({ seed, index: nextIndex, seat, domain, claimAddress });
    nextIndex += 1;
    return person;
  };
  for (const seat of seatsFor(size, seed)) {
    const person = seatAt(seat);
    current.set(person.id, person);
  }

  const record = (before: CompanyPerson | undefined, after: CompanyPerson | undefined, forGood = false): void => {
    const id = (after ?? before)?.id;
    if (id === undefined) return;
    listed = undefined;
    if (after === undefined) current.delete(id);
    else current.set(id, after);
    events.push({
      sequence: events.length + 1,
      id,
      forGood,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
  };
  const departments = departmentsFor(size);
  const books = { current, left, departments, seed, nextPictureVersion: () => events.length + 2 };
  return {
    name,
    domain,
    departments: departments.map(({ name, division, costCenter }) => ({ name, division, costCenter })),
    people: () => (listed ??= [...current.values()].sort((one, other) => one.index - other.index)),
    person: (id) => current.get(id),
    change: (change) => applyChange(change, { ...books, seatAt, record }),
    sequence: () => events.length,
    eventsAfter: (sequence) => events.slice(sequence),
  };
}
