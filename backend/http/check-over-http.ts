import { createHttpClient, type HttpClient, type HttpClientOptions } from './http-client.ts';

/** An admin waits for a check, so it gives up sooner than whatever follows it: a client of its own, closed in the end. */
export async function checkOverHttp<Result>(
  options: HttpClientOptions,
  check: (http: HttpClient) => Promise<Result>,
): Promise<Result> {
  const http = createHttpClient({ ...options, maxAttempts: 2, maxWaitSeconds: 10 });
  try {
    return await check(http);
  } finally {
    await http.close();
  }
}
