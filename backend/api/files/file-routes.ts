import type { Request } from 'express';
import { maxUploadBytes, uploadFile } from '#contract/files.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { AppError } from '../../errors/app-error.ts';
import { keepUploadedFile } from '../../uploads/uploaded-file-store.ts';
import { auditedRoute, type Route } from '../edge/route.ts';

export function fileRoutes({ database, siteId }: AccessContext, maxBytes = maxUploadBytes): Route[] {
  return [
    auditedRoute(uploadFile, async ({ query: { name }, request }) => {
      refuseTooLarge(request, maxBytes);
      const kept = await keepUploadedFile(database, {
        ...{ siteId, name, maxBytes },
        content: bytesOf(request),
      });
      const { id, bytes, sha256 } = kept;
      const audit = { action: 'file.uploaded', subject: name, details: { fileId: id, bytes } };
      return { answer: { id, name: kept.name, bytes, sha256 }, audit };
    }),
  ];
}

/** Before anything is kept, when the request says itself how large it is. */
function refuseTooLarge(request: Request, maxBytes: number): void {
  if (Number(request.get('content-length') ?? 0) <= maxBytes) return;
  throw new AppError('too-large', 'The file is larger than 256 MiB. Split it, or leave out what is not needed.');
}

/** Whoever stops reading leaves the connection open, so that the caller can be told why. */
function bytesOf(request: Request): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array> };
}
