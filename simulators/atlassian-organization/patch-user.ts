import { z } from 'zod';
import type { DirectoryUser } from './directory.ts';
import { ScimError } from './scim-error.ts';
import { attributeAt, enterpriseSchema, requireRemovable, requireValue } from './user-shape.ts';

const patchRequest = z.object({
  schemas: z.tuple([z.literal('urn:ietf:params:scim:api:messages:2.0:PatchOp')]),
  Operations: z
    .array(z.object({ op: z.string(), path: z.string().optional(), value: z.unknown().optional() }))
    .min(1)
    .max(100),
});

/** One attribute, as it is to be; `undefined`: absent. */
export interface AttributeWrite {
  readonly name: string;
  readonly value: unknown;
}

/** What a PATCH asks for. Throws when any of it is refused: then nothing is done (RFC 7644, 3.5.2). */
export function readPatch(body: unknown): readonly AttributeWrite[] {
  const read = patchRequest.safeParse(body);
  if (!read.success) throw new ScimError(400, 'This is no PatchOp.', 'invalidSyntax');
  return read.data.Operations.flatMap(({ op, path, value }) => {
    const kind = op.toLowerCase();
    if (!['add', 'replace', 'remove'].includes(kind)) throw new ScimError(400, `There is no ${op}.`, 'invalidSyntax');
    if (path === undefined) return wholeObject(kind, value);
    const name = attributeAt(path);
    if (kind === 'remove') {
      requireRemovable(name);
      return [{ name, value: undefined }];
    }
    requireValue(name, value);
    return [{ name, value }];
  });
}

function wholeObject(kind: string, value: unknown): readonly AttributeWrite[] {
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (kind === 'remove' || !object.success) throw new ScimError(400, 'A path is missing.', 'noTarget');
  return Object.entries(object.data).map(([path, one]) => {
    const name = attributeAt(path);
    requireValue(name, one);
    return { name, value: one };
  });
}

/** The user with these attributes. */
export function withWrites(user: DirectoryUser, writes: readonly AttributeWrite[]): DirectoryUser {
  let attributes = { ...user.attributes };
  for (const { name, value } of writes) {
    if (name.startsWith(`${enterpriseSchema}:manager`)) {
      const manager = name.endsWith('.value') && value !== undefined ? { value } : value;
      attributes = { ...attributes, [enterpriseSchema]: { manager } };
    } else attributes = { ...attributes, [name]: value };
  }
  return { ...user, attributes };
}
