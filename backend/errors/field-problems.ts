import type { z } from 'zod';
import type { FieldProblem } from './app-error.ts';

const expectations: Partial<Record<string, string>> = {
  string: 'This must be a text.',
  number: 'This must be a number.',
  int: 'This must be a whole number.',
  boolean: 'This must be true or false.',
  array: 'This must be a list.',
  object: 'This must be an object.',
  record: 'This must be an object.',
};

/** Parses with messages that people understand where the schema has none of its own. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.ZodSafeParseResult<z.infer<Schema>> {
  return schema.safeParse(value, {
    error: (issue) => {
      if (issue.input === undefined) return 'This is required.';
      return issue.code === 'invalid_type' ? expectations[issue.expected] : undefined;
    },
  });
}

/** The places that zod complains about, each once, as paths below `prefix`. */
export function fieldProblems(error: z.ZodError, prefix?: string): readonly FieldProblem[] {
  const start = prefix === undefined ? [] : [prefix];
  const problems = new Map<string, FieldProblem>();
  for (const issue of error.issues) {
    const path = [...start, ...issue.path.map(String)].join('.');
    if (!problems.has(path)) problems.set(path, { path, message: issue.message });
  }
  return [...problems.values()];
}
