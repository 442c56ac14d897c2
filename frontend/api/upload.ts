import { uploadFile, type UploadedFile } from '#contract/files.ts';
import { problemTexts } from '../texts/problems.ts';
import { addressOf, readResponse } from './call.ts';
import { frameHeaders, isInForge, sendRequest } from './frame.ts';
import { Problem } from './problem.ts';

interface UploadOptions {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Uploads a file. Throws like `call`; `fetch` cannot tell how far it has come. */
export async function upload(file: File, { signal, onProgress }: UploadOptions): Promise<UploadedFile> {
  if (isInForge()) return readResponse(uploadFile, await sendWhole(file, signal));
  return readResponse(uploadFile, await send(file, { signal, onProgress, headers: await frameHeaders() }));
}

function sendWhole(file: File, signal: AbortSignal): Promise<Response> {
  const headers = { Accept: 'application/json', 'Content-Type': uploadFile.consumes };
  const method = uploadFile.method.toUpperCase();
  return sendRequest(addressOf(uploadFile, { query: { name: file.name } }), { method, headers, body: file, signal });
}

interface SendOptions extends UploadOptions {
  readonly headers: Readonly<Record<string, string>>;
}

function send(file: File, { signal, onProgress, headers }: SendOptions): Promise<Response> {
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    const abort = () => {
      request.abort();
    };
    request.open(uploadFile.method.toUpperCase(), addressOf(uploadFile, { query: { name: file.name } }));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', uploadFile.consumes);
    request.setRequestHeader('X-Roster-Request', '1');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : loaded / total);
    });
    request.addEventListener('load', () => {
      resolve(new Response(request.responseText, { status: request.status }));
    });
    request.addEventListener('error', () => {
      reject(new Problem({ code: 'no-connection', detail: problemTexts.noConnection }));
    });
    request.addEventListener('abort', () => {
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    });
    request.addEventListener('loadend', () => {
      signal.removeEventListener('abort', abort);
    });
    signal.addEventListener('abort', abort);
    request.send(file);
  });
}
