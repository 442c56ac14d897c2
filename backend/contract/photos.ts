import { z } from 'zod';
import { checkResult } from './connectors.ts';
import { id, listOf, timestamp } from './primitives.ts';
import { operation } from './operation.ts';
import { personSummary } from './people.ts';

/**
 * Who fetches hosted photos, as far as programs say: `atlassian` names itself so, `roster` is the check below,
 * `other` is any program that is neither a browser nor a command line tool.
 */
export const photoAgents = ['atlassian', 'other', 'command-line', 'browser', 'roster'] as const;
export type PhotoAgent = (typeof photoAgents)[number];

const photoFetch = z.object({ at: timestamp, by: z.enum(photoAgents) });

/** `yes`: a program that names itself Atlassian got the photo. `perhaps`: one that does not say whose it is. */
export const fetchedByAtlassian = z.enum(['yes', 'perhaps', 'no']);
export type FetchedByAtlassian = z.infer<typeof fetchedByAtlassian>;

export const hostedPhotoView = z.object({
  person: personSummary.pick({ id: true, displayName: true, email: true, picture: true }),
  /** Whole, as others reach it. */
  address: z.string(),
  /** Since when the person has it: the address changes whenever the picture does. */
  since: timestamp,
  /** The last ones that were served, whoever asked. Roster's own pages do not count. */
  lastHead: photoFetch.nullable(),
  lastGet: photoFetch.nullable(),
  atlassian: fetchedByAtlassian,
});
export type HostedPhotoView = z.infer<typeof hostedPhotoView>;

export const listPhotos = operation({
  id: 'listPhotos',
  method: 'get',
  path: '/api/photos',
  summary: 'Addresses of hosted photos, and when each was last fetched',
  tag: 'Photos',
  access: 'admin',
  query: z.object({
    search: z.string().trim().max(200).default(''),
    atlassian: fetchedByAtlassian.optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: listOf(hostedPhotoView).extend({
    /** What all addresses begin with. */
    baseUrl: z.string(),
  }),
  status: 200,
});

/** Fetches one hosted photo through its public address, as Atlassian does: HEAD, then GET. */
export const checkPhotos = operation({
  id: 'checkPhotos',
  method: 'post',
  path: '/api/photos/check',
  summary: 'Try whether Atlassian can fetch a hosted photo',
  tag: 'Photos',
  access: 'admin',
  body: z.object({
    /** Whose photo; absent: that of anyone. */
    personId: id.optional(),
  }),
  response: checkResult.extend({
    /** What was fetched; `null`: nobody has a photo yet. */
    address: z.string().nullable(),
    /** The same for a terminal outside of the network. */
    commands: z.array(z.string()),
  }),
  status: 200,
});
