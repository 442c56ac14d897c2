import { z } from 'zod';
import { operation } from './operation.ts';
import { id } from './primitives.ts';

/** As large as a file may be. */
export const maxUploadBytes = 256 * 1024 * 1024;

export const uploadedFile = z.object({
  id,
  name: z.string(),
  bytes: z.int(),
  /** As hexadecimal text. */
  sha256: z.string(),
});
export type UploadedFile = z.infer<typeof uploadedFile>;

/** A file that no connector's settings name is deleted after a day. */
export const uploadFile = operation({
  id: 'uploadFile',
  method: 'post',
  path: '/api/files',
  summary: 'Upload a file that a connector’s settings can name then',
  tag: 'Connectors',
  access: 'admin',
  query: z.object({
    name: z.string().trim().min(1, 'Give the file a name.').max(255, 'A file’s name has at most 255 characters.'),
  }),
  consumes: 'application/octet-stream',
  isStreamed: true,
  response: uploadedFile,
  status: 201,
});
