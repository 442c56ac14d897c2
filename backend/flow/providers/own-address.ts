import { z } from 'zod';
import { isSafeAddress } from '../../http/safe-address.ts';

/** An address in the place of a provider's usual one; empty or absent: the usual one. */
export const ownAddress = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text === '' || isSafeAddress(text), 'Enter an address that starts with https://.')
  .optional();
