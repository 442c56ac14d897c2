import type { RequestHandler } from 'express';
import { operations } from '#contract/operations.ts';
import { openApiDocument, type OpenApiDocument } from './openapi-document.ts';

/** `/api/openapi.json`: for everyone, made when it is first asked for. */
export function serveOpenApi(baseUrl: string): RequestHandler {
  let document: OpenApiDocument | undefined;
  return (_request, response) => {
    document ??= openApiDocument(operations, baseUrl);
    response.set('Cache-Control', 'no-cache').json(document);
  };
}
