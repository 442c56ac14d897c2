import type { CompanyPerson } from '../company/company-person.ts';
import type { Directory } from './directory.ts';

type UserValue = string | number | null | readonly number[] | Readonly<Record<string, string | null>>;
export type UserView = Readonly<Record<string, UserValue>>;

/** What a list gives of each user unless `fields` says otherwise. */
const shortForm: ReadonlySet<string> = new Set(
  `activated_at created_at directory_id distinguished_name email external_id firstname group_id id
   invalid_login_attempts invitation_sent_at last_login lastname locked_until member_of password_changed_at phone
   samaccountname state status updated_at username`.split(/\s+/u),
);

/** Everything about a user: https://developers.onelogin.com/api-docs/2/users/user-resource */
export function wholeUser(person: CompanyPerson, directory: Directory, url: string): UserView {
  const manager = directory.managerOf(person);
  return {
    id: directory.idOf(person),
    username: person.login,
    email: person.email,
    firstname: person.givenName,
    lastname: person.familyName,
    title: person.jobTitle,
    department: person.department,
    company: person.guest ? null : 'Larkfield Instruments',
    comment: null,
    phone: person.phone ?? null,
    group_id: null,
    role_ids: directory.roles.filter((role) => role.has(person)).map(({ id }) => id),
    ...directory.standingOf(person),
    directory_id: person.guest ? null : 4711,
    trusted_idp_id: null,
    manager_ad_id: null,
    manager_user_id: manager === undefined ? null : directory.idOf(manager),
    samaccountname: null,
    member_of: null,
    userprincipalname: null,
    distinguished_name: null,
    external_id: person.employeeId,
    openid_name: null,
    preferred_locale_code: null,
    invalid_login_attempts: 0,
    invitation_sent_at: null,
    locked_until: null,
    last_login: null,
    password_changed_at: null,
    activated_at: '2026-01-05T08:00:00.000Z',
    created_at: '2026-01-05T08:00:00.000Z',
    updated_at: directory.updatedAt(person),
    custom_attributes: { ...customAttributes(person, url), ...directory.written.get(person.id) },
  };
}

/** As defined by the account, with their short names. */
export const customAttributeNames: readonly string[] = ['cost_center', 'mobile', 'office', 'photo_url', 'division'];

function customAttributes(person: CompanyPerson, url: string): Readonly<Record<string, string | null>> {
  const { picture } = person;
  return {
    cost_center: person.costCenter,
    mobile: person.mobile ?? null,
    office: person.office.name,
    photo_url: picture === undefined ? null : `${url}/pictures/${person.id}/${picture.version}.jpg`,
    division: person.division,
  };
}

/** The fields that were asked for, those of the short form otherwise. The id is always there, what is unknown never. */
export function withFields(user: UserView, fields: string | null): UserView {
  const wanted = fields === null ? shortForm : new Set(['id', ...fields.split(',').map((field) => field.trim())]);
  return Object.fromEntries(Object.entries(user).filter(([name]) => wanted.has(name)));
}
