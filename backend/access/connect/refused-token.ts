import { AppError } from '../../errors/app-error.ts';

/** One sentence for all reasons: whoever forges tokens learns nothing of how far they came. */
export function refusedToken(cause?: unknown): AppError {
  const message = 'Atlassian’s token is not good here, or no longer. Reload the page in your Atlassian site.';
  return new AppError('not-signed-in', message, { cause });
}
