import { sendRequest } from './frame.ts';

/** A file of the API for a framed page, which cannot have it by its address alone. Undefined: there is none. */
export async function fetchFramedFile(address: string, signal?: AbortSignal): Promise<Blob | undefined> {
  const response = await sendRequest(address, signal ? { signal } : {});
  return response.ok ? response.blob() : undefined;
}
