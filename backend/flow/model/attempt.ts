import { ConnectorError } from '../../errors/connector-error.ts';
import type { ProviderFinding } from './provider.ts';

/** Turns what comes of a trial into a finding: a failure is what a check is there to find out. */
export async function attempt(
  subject: string,
  trial: () => Promise<string | ProviderFinding>,
  /** What it is when the provider says no. */
  otherwise: 'missing' | 'warning' = 'missing',
): Promise<ProviderFinding> {
  try {
    const found = await trial();
    return typeof found === 'string' ? { status: 'works', subject, message: found } : found;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { message, setting } = error.failure;
    return { status: otherwise, subject, message, ...(setting !== undefined && { setting }) };
  }
}
