import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '#contract/accounts.ts';
import { sessionQuery } from '../../../api/session-queries.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { fieldErrorsOf, type FieldErrors } from '../../../ui/forms/field-errors.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { addAccount, changeAccount, type AccountInput } from '../settings-queries.ts';

const texts = settingsTexts.accounts;
const fieldNames = ['name', 'email', 'role', 'password'];

export interface AccountForm {
  readonly values: AccountInput;
  readonly set: (change: Partial<AccountInput>) => void;
  readonly save: () => void;
  readonly isSaving: boolean;
  readonly error: Error | null;
  readonly errors: FieldErrors;
  /** Whether the problem is about something that has no field. */
  readonly isProblemElsewhere: boolean;
}

/** Adds an account, or changes one: an empty password then leaves the present one alone. */
export function useAccountForm(account: Account | undefined, onSaved: () => void): AccountForm {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const [values, setValues] = useState<AccountInput>({
    name: account?.name ?? '',
    email: account?.email ?? '',
    role: account?.role ?? 'user',
    password: '',
  });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      if (!account) return addAccount(values);
      const { password, ...rest } = values;
      return changeAccount(account.id, password === '' ? rest : values);
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['accounts'] });
      // One's own name or role may have changed.
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      flags.success(account ? texts.changed : texts.added);
      onSaved();
    },
  });
  const errors = fieldErrorsOf(error);
  return {
    values,
    set: (change) => {
      setValues({ ...values, ...change });
    },
    save: mutate,
    isSaving: isPending,
    error,
    errors,
    isProblemElsewhere: error !== null && !fieldNames.some((name) => errors[name] !== undefined),
  };
}
