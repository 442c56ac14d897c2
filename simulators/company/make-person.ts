import { mailLocalPart } from './address.ts';
import type { CompanyPerson, CompanyPicture, PersonExtras, PersonLook } from './company-person.ts';
import { type NameCulture, nameCultures } from './names.ts';
import { type OfficePlan, officePlans } from './offices.ts';
import { type SeededRandom, seededRandom, seededUuid } from './seeded-random.ts';
import type { Seat } from './seating.ts';

export interface PersonSetting {
  readonly seed: number;
  readonly index: number;
  readonly seat: Seat;
  readonly domain: string;
  /** Answers the local part to use; the second bearer of a name gets a number. */
  readonly claimAddress: (localPart: string) => string;
}

const guestCompanies = [
  'brightwater.example',
  'hollowayandpartners.example',
  'studio-kestrel.example',
  'vantage.example',
];

const cultureByName = new Map(nameCultures.map((culture) => [culture.name, culture]));

/** One person of the sample company, from their position and seat alone: no other person is looked at. */
export function makePerson(setting: PersonSetting): CompanyPerson {
  const { seed, index, seat } = setting;
  const random = seededRandom(seed, index, 'person');
  const office = random.pickWeighted(officePlans);
  const culture = cultureAt(random, office);
  const presentation = random.chance(0.5) ? 'feminine' : 'masculine';
  const givenName = random.pick(culture[presentation]);
  const familyName = familyNameOf(random, culture);
  const guest = random.chance(0.022) && !seat.leads;
  const localPart = setting.claimAddress(mailLocalPart(givenName, familyName));
  const email = `${localPart}@${guest ? random.pick(guestCompanies) : setting.domain}`;
  return {
    id: seededUuid(seed, index),
    index,
    givenName,
    familyName,
    displayName: `${givenName} ${familyName}`,
    email,
    login: email,
    ...phonesOf(seededRandom(seed, index, 'phones'), office, guest),
    jobTitle: guest ? 'External Consultant' : seat.jobTitle,
    department: seat.department.name,
    division: seat.department.division,
    costCenter: seat.department.costCenter,
    office: office.address,
    employeeId: `LF-${10_000 + index}`,
    employeeType: guest ? 'Guest' : seat.leads ? 'Employee' : employeeTypeOf(seededRandom(seed, index, 'contract')),
    hireDate: hireDateOf(seededRandom(seed, index, 'hired'), index),
    ...(seat.managerId === undefined ? {} : { managerId: seat.managerId }),
    active: !random.chance(0.033) || seat.leads,
    guest,
    extras: extrasOf(random, index, presentation),
    ...pictureOf(seededRandom(seed, index, 'picture')),
    look: lookOf(seededRandom(seed, index, 'look'), culture, presentation),
  };
}

function cultureAt(random: SeededRandom, office: OfficePlan): NameCulture {
  if (random.chance(0.35)) return random.pickWeighted(nameCultures);
  const name = random.pick(office.cultures);
  return cultureByName.get(name) ?? random.pick(nameCultures);
}

function familyNameOf(random: SeededRandom, culture: NameCulture): string {
  const first = random.pick(culture.family);
  if (!random.chance(0.05)) return first;
  const second = random.pick(random.pick(nameCultures).family);
  return first === second ? first : `${first}-${second}`;
}

function phonesOf(random: SeededRandom, office: OfficePlan, guest: boolean): Pick<CompanyPerson, 'phone' | 'mobile'> {
  const withDigits = (pattern: string): string => pattern.replaceAll(/[#*]/gu, () => String(random.between(0, 9)));
  const phone = withDigits(office.phone);
  const mobile = withDigits(office.mobile);
  return { ...(guest || random.chance(0.06) ? {} : { phone }), ...(random.chance(0.62) ? { mobile } : {}) };
}

function employeeTypeOf(random: SeededRandom): CompanyPerson['employeeType'] {
  if (random.chance(0.06)) return 'Contractor';
  return random.chance(0.03) ? 'Working Student' : 'Employee';
}

function hireDateOf(random: SeededRandom, index: number): string {
  const firstDay = Date.UTC(2009, 2, 2);
  const days = index === 0 ? 0 : random.between(0, 6200);
  return new Date(firstDay + days * 86_400_000).toISOString().slice(0, 10);
}

function extrasOf(random: SeededRandom, index: number, presentation: PersonLook['presentation']): PersonExtras {
  const room = `${random.pick(['A', 'B', 'C'])}${String(random.between(1, 6))}.${String(random.between(1, 48)).padStart(2, '0')}`;
  const pronouns = random.chance(0.1) ? 'they/them' : presentation === 'feminine' ? 'she/her' : 'he/him';
  return {
    badge: `B${index * 7 + 100_003}`,
    ...(random.chance(0.8) ? { room } : {}),
    workModel: random.pick(['On site', 'Hybrid', 'Hybrid', 'Remote']),
    ...(random.chance(0.3) ? { skills: random.pick(skills) } : {}),
    ...(random.chance(0.15) ? { pronouns } : {}),
  };
}

const skills = [
  'First aid',
  'Fire warden',
  'German, English',
  'Spanish, Portuguese',
  'Sign language',
  'Negotiation',
  'PostgreSQL',
];

function pictureOf(random: SeededRandom): { readonly picture?: CompanyPicture } {
  if (!random.chance(0.7)) return {};
  const pixels = random.chance(0.9) ? 648 : random.pick([504, 432, 360, 240, 96]);
  return { picture: { version: 1, pixels } };
}

function lookOf(random: SeededRandom, culture: NameCulture, presentation: PersonLook['presentation']): PersonLook {
  return { presentation, skin: random.between(...culture.skin), hair: culture.hair };
}
