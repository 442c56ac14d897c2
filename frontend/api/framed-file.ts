import { frameHeaders } from './frame.ts';

/** A file of the API for a framed page, which cannot have it by its address alone. Undefined: there is none. */
export async function fetchFramedFile(address: string, signal?: AbortSignal): Promise<Blob | undefined> {
  const response = await fetch(address, {
    headers: await frameHeaders(),
    credentials: 'omit',
    ...(signal && { signal }),
  });
  return response.ok ? response.blob() : undefined;
}
