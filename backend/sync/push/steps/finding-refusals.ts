import type { Refusal } from '../../../flow/targets/target.ts';

/** Why it is not known who of the target a person is. */
export const findingRefusals = {
  notFound: {
    code: 'not-found',
    message: 'The target has nobody like this. Check how people are found there, or add the account.',
  },
  several: {
    code: 'several-found',
    message: 'Several accounts of the target fit, so none is written. Match people by something that only one has.',
  },
  sameAccount: {
    code: 'same-account',
    message: 'Another person has this account of the target already. Match people by something that only one has.',
  },
  noMatchValue: {
    code: 'no-match-value',
    message: 'The person has no value by which the target could find them. Map one, or match by another value.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
