import { Problem } from '../../api/problem.ts';

/** Message by field path, out of whatever a mutation threw. */
export type FieldErrors = Readonly<Record<string, string>>;

export function fieldErrorsOf(error: unknown): FieldErrors {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(error.errors.map(({ path, message }) => [path, message]));
}

/** The errors below a path, with the path taken off: `settings.urls.0` below `settings` is `urls.0`. */
export function errorsBelow(errors: FieldErrors, prefix: string): FieldErrors {
  const start = `${prefix}.`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(start))
      .map(([path, message]) => [path.slice(start.length), message]),
  );
}

/** The message of a field, or of anything inside it. */
export function errorAt(errors: FieldErrors, path: string): string | undefined {
  return errors[path] ?? Object.entries(errors).find(([key]) => key.startsWith(`${path}.`))?.[1];
}
