import { setTimeout as pause } from 'node:timers/promises';

export interface Delivery {
  readonly url: string;
  readonly body: object;
  /** New for each attempt: tokens end soon. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

export interface DeliveryLimits {
  /** Forge waits so long for an answer. */
  readonly timeoutMillis: number;
  /** Forge pauses so long before it tells an event again. */
  readonly retryDelayMillis: number;
}

export interface DeliveryReport {
  /** Of the last attempt; undefined: no answer in time. */
  readonly status: number | undefined;
  readonly attempts: number;
}

export const forgeLimits: DeliveryLimits = { timeoutMillis: 5_000, retryDelayMillis: 60_000 };

const retries = 4;

/**
 * Tells an event until it is taken, as Forge does
 * (https://developer.atlassian.com/platform/forge/remote/sending-product-events/).
 */
export async function deliverTrigger(delivery: Delivery, limits: DeliveryLimits): Promise<DeliveryReport> {
  let status = await attempt(delivery, limits, {});
  let attempts = 1;
  while (!isTaken(status) && attempts <= retries) {
    await pause(limits.retryDelayMillis);
    const retryReason = status === undefined ? 'TIMEOUT_ERROR' : 'INVALID_REMOTE_INVOCATION_ERROR';
    status = await attempt(delivery, limits, { retryContext: { retryData: null, retryCount: attempts, retryReason } });
    attempts += 1;
  }
  return { status, attempts };
}

function isTaken(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

async function attempt(
  { url, body, headers }: Delivery,
  { timeoutMillis }: DeliveryLimits,
  more: object,
): Promise<number | undefined> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await headers()) },
    body: JSON.stringify({ ...body, ...more }),
    signal: AbortSignal.timeout(timeoutMillis),
  };
  try {
    const response = await fetch(url, init);
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return undefined;
    throw error;
  }
}
