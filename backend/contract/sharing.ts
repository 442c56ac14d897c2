import { z } from 'zod';
import { timestamp } from './primitives.ts';
import { operation } from './operation.ts';

const product = z.enum(['jira', 'confluence']);
export type AtlassianProduct = z.infer<typeof product>;

/** Which products of an Atlassian site, each with Roster installed through Connect, have the same people. */
export const sharing = z.object({
  /** The product that the caller looks at Roster in. `null`: none that can share, such as a browser outside Atlassian. */
  here: product.nullable(),
  /** All that have these people, this one among them. */
  products: z.array(z.object({ product, host: z.string(), isInstalled: z.boolean() })),
  /** Nothing is set up here yet that would be lost if this product took to the people of another. */
  isEmpty: z.boolean(),
});
export type Sharing = z.infer<typeof sharing>;

export const getSharing = operation({
  id: 'getSharing',
  method: 'get',
  path: '/api/sharing',
  summary: 'Which products of an Atlassian site have the same people',
  tag: 'Settings',
  access: 'admin',
  response: sharing,
  status: 200,
});

/** Whoever enters the code makes the admins of their product admins of these people. A newer code takes its place. */
export const createSharingCode = operation({
  id: 'createSharingCode',
  method: 'post',
  path: '/api/sharing/code',
  summary: 'Make a code by which another product of the Atlassian site gets to the same people',
  tag: 'Settings',
  access: 'admin',
  response: z.object({ code: z.string(), expiresAt: timestamp }),
  status: 201,
});

export const joinSharing = operation({
  id: 'joinSharing',
  method: 'post',
  path: '/api/sharing',
  summary: 'Use the people of another product, with a code that was made there',
  tag: 'Settings',
  access: 'admin',
  body: z.object({ code: z.string().trim().min(1, 'Type the code.').max(100) }),
  response: sharing,
  status: 200,
});

/** The product begins anew, with nobody. The people stay with the others. */
export const endSharing = operation({
  id: 'endSharing',
  method: 'delete',
  path: '/api/sharing/{product}',
  summary: 'Let a product have these people no longer',
  tag: 'Settings',
  access: 'admin',
  params: z.object({ product }),
  status: 204,
});
