import { isUniqueViolation } from '../../database/unique-violation.ts';
import { AppError } from '../../errors/app-error.ts';

/** At most one run of a connector is under way: the database sees to it. */
export async function oneActive<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('conflict', 'A run of this connector is under way. Wait for its end, or cancel it.', {
      cause: error,
    });
  }
}
