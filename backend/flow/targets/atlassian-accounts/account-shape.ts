import { z } from 'zod';

const text = z.string().nullish();

/** https://developer.atlassian.com/cloud/admin/user-management/rest/api-group-profile/ */
export const accountShape = z.object({
  picture: text,
  nickname: text,
  zoneinfo: text,
  locale: text,
  extended_profile: z.object({ job_title: text, department: text, organization: text, location: text }).nullish(),
});
export type Account = z.infer<typeof accountShape>;

/** https://developer.atlassian.com/cloud/admin/organization/rest/api-group-users/ */
export const foundAccount = z.object({
  accountId: z.string(),
  email: text,
  accountStatus: text,
  claimStatus: text,
});
export type FoundAccount = z.infer<typeof foundAccount>;

const rule = z.object({ allowed: z.boolean(), reason: z.object({ key: z.string().nullish() }).nullish() });
/** By the path of a field in the profile. */
export const fieldRules = z.record(z.string(), rule);
export type FieldRules = z.infer<typeof fieldRules>;

/** https://developer.atlassian.com/cloud/admin/user-management/rest/api-group-manage/; `profile` is its older name. */
export const manageShape = z.object({ 'profile.write': fieldRules.optional(), profile: fieldRules.optional() });
export type ManageRules = z.infer<typeof manageShape>;
