import { z } from 'zod';
import { id, idParams, listOf, paging, timestamp } from './primitives.ts';
import { operation } from './operation.ts';
import { profileFields } from './mapping.ts';

/** Sizes in pixels at which Jira and Confluence show pictures. */
export const pictureSizes = [16, 24, 32, 48, 64, 96, 128, 192, 256] as const;

export const personPicture = z.object({
  /** The hosted photo's path; `?size=` gives another of `sizes`. */
  url: z.string(),
  sizes: z.array(z.int()),
  source: z.enum(['own', 'connector']),
});

export const personLink = z.object({
  id,
  displayName: z.string(),
  jobTitle: z.string().nullable(),
  picture: personPicture.nullable(),
});
export type PersonLink = z.infer<typeof personLink>;

/** A person of the org chart. */
export const chartPerson = personLink.extend({
  department: z.string().nullable(),
  /** How many active people report to them. */
  reports: z.int().nonnegative(),
});
export type ChartPerson = z.infer<typeof chartPerson>;

const fields = z.partialRecord(z.enum(profileFields), z.string());

export const personSummary = z.object({
  id,
  displayName: z.string(),
  email: z.string().nullable(),
  active: z.boolean(),
  /** Without `manager`: see `manager` of the person. */
  fields,
  picture: personPicture.nullable(),
});
export type PersonSummary = z.infer<typeof personSummary>;

export const person = personSummary.extend({
  userProperties: z.record(z.string(), z.string()),
  manager: personLink.nullable(),
  /** From the person's manager up to the top. */
  managerChain: z.array(personLink),
  reports: z.array(personLink),
  /** Value key (`field:phone`, `field:manager`) → id of the connector that it comes from; `picture` → that of the picture. Admins only. */
  origins: z.record(z.string(), z.string()),
  /** In the order in which they fill the profile. Admins only. */
  connectors: z.array(
    z.object({
      id,
      name: z.string(),
      kind: z.string(),
      sourceId: z.string(),
      lastSeenAt: timestamp,
      active: z.boolean(),
      /** What it says of the person, shown or not, by value key; the manager by name. Nothing once the person is gone there. */
      values: z.record(z.string(), z.string()),
    }),
  ),
  /** `chosen`: no picture of the person is shown, hosted or pushed. `mayChange`: the caller may choose for them. */
  pictureOptOut: z.object({ chosen: z.boolean(), mayChange: z.boolean() }),
  /** What the caller may do with the picture. */
  pictureRights: z.object({ upload: z.boolean(), remove: z.boolean() }),
  /** The hosted photo’s whole address, as others reach it; absent where there is none. Admins only. */
  photoAddress: z.string().optional(),
});
export type Person = z.infer<typeof person>;

export const listPeople = operation({
  id: 'listPeople',
  method: 'get',
  path: '/api/people',
  summary: 'The directory, with search by name, e-mail, department or phone',
  tag: 'People',
  access: 'user',
  query: z.object({
    search: z.string().trim().max(200).default(''),
    department: z.string().max(300).optional(),
    /** Admins only; everyone else sees active people. */
    active: z.stringbool().optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(60),
  }),
  response: listOf(personSummary),
  status: 200,
});
export const listDepartments = operation({
  id: 'listDepartments',
  method: 'get',
  path: '/api/departments',
  summary: 'Departments with the number of active people in each',
  tag: 'People',
  access: 'user',
  response: listOf(z.object({ name: z.string(), people: z.int() })),
  status: 200,
});
export const getPerson = operation({
  id: 'getPerson',
  method: 'get',
  path: '/api/people/{id}',
  summary: 'One person',
  tag: 'People',
  access: 'user',
  params: idParams,
  response: person,
  status: 200,
});
export const listChartTop = operation({
  id: 'listChartTop',
  method: 'get',
  path: '/api/org-chart',
  summary: 'The top of the org chart: people without a manager who have reports, those with most reports first',
  tag: 'People',
  access: 'user',
  query: paging,
  response: listOf(chartPerson),
  status: 200,
});
export const getChartPath = operation({
  id: 'getChartPath',
  method: 'get',
  path: '/api/org-chart/{id}',
  summary: 'From the top of the org chart down to a person, who is the last item',
  tag: 'People',
  access: 'user',
  params: idParams,
  response: listOf(chartPerson),
  status: 200,
});
export const listReports = operation({
  id: 'listReports',
  method: 'get',
  path: '/api/people/{id}/reports',
  summary: 'Who reports to a person: one level of the org chart',
  tag: 'People',
  access: 'user',
  params: idParams,
  query: paging,
  response: listOf(chartPerson),
  status: 200,
});
export const getPicture = operation({
  id: 'getPicture',
  method: 'get',
  path: '/api/people/{id}/picture',
  summary: 'The picture of a person, as JPEG',
  tag: 'People',
  access: 'user',
  params: idParams,
  query: z.object({ size: z.coerce.number().int().min(1).max(1024).default(96) }),
  produces: 'image/jpeg',
  status: 200,
});
export const putPicture = operation({
  id: 'putPicture',
  method: 'put',
  path: '/api/people/{id}/picture',
  summary: 'Upload one’s own picture (or, as an admin, anyone’s)',
  tag: 'People',
  access: 'user',
  params: idParams,
  consumes: 'image/*',
  response: person,
  status: 200,
});
export const deletePicture = operation({
  id: 'deletePicture',
  method: 'delete',
  path: '/api/people/{id}/picture',
  summary: 'Remove the uploaded picture; the connector’s, if there is one, shows again',
  tag: 'People',
  access: 'user',
  params: idParams,
  response: person,
  status: 200,
});
export const choosePictureOptOut = operation({
  id: 'choosePictureOptOut',
  method: 'put',
  path: '/api/people/{id}/picture-opt-out',
  summary: 'Choose for oneself (or, as an admin, for anyone) that no picture of the person is shown, hosted or pushed',
  tag: 'People',
  access: 'user',
  params: idParams,
  /** `true` deletes an uploaded picture; `false` lets the connectors’ show again. */
  body: z.object({ chosen: z.boolean() }),
  response: person,
  status: 200,
});

/** A picture as a run saw it, for its before → after. */
export const getRunPicture = operation({
  id: 'getRunPicture',
  method: 'get',
  path: '/api/pictures/{sha256}',
  summary: 'A stored picture by the hash of its original, as JPEG',
  tag: 'Runs',
  access: 'admin',
  params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  query: z.object({ size: z.coerce.number().int().min(1).max(1024).default(96) }),
  produces: 'image/jpeg',
  status: 200,
});
