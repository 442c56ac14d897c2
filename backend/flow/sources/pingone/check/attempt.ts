import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { PictureAddresses } from '../../picture-address.ts';
import type { CheckFinding } from '../../source.ts';
import type { ReadMeans } from '../people/user-page.ts';
import type { PingOneToken } from '../sign-in/pingone-token.ts';

export interface CheckMeans extends ReadMeans {
  readonly token: PingOneToken;
  readonly addresses: PictureAddresses;
}

/** Turns what comes of a trial into a finding: a failure is what a check is there to find out. */
export async function attempt(subject: string, trial: () => Promise<string | CheckFinding>): Promise<CheckFinding> {
  try {
    const found = await trial();
    return typeof found === 'string' ? { status: 'works', subject, message: found } : found;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { message, setting } = error.failure;
    return { status: 'missing', subject, message, ...(setting === undefined ? {} : { setting }) };
  }
}
