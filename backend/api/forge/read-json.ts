import { json, type Request, type RequestHandler, type Response } from 'express';

/** Reads the body once it is known who sends it: strangers have nothing read. */
export function createJsonReader(limit: number): (request: Request, response: Response) => Promise<unknown> {
  const read: RequestHandler = json({ limit });
  return (request, response) =>
    new Promise((resolve, reject) => {
      void read(request, response, (error?: unknown) => {
        if (error === undefined) resolve(request.body);
        else reject(error instanceof Error ? error : new Error('The request’s body cannot be read.', { cause: error }));
      });
    });
}
