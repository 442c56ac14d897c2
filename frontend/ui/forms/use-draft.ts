import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { uiTexts } from '../../texts/ui.ts';
import { useFlags } from '../use-flags.tsx';
import { fieldErrorsOf, type FieldErrors } from './field-errors.ts';

/** A part of something while it is edited. */
export interface Draft<Part> {
  readonly value: Part;
  readonly change: (next: Part) => void;
  readonly isDirty: boolean;
  readonly save: () => void;
  readonly discard: () => void;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly errors: FieldErrors;
}

interface DraftOptions<Part, Saved> {
  /** The part as the server has it. */
  readonly saved: Part;
  readonly save: (part: Part) => Promise<Saved>;
  /** Shows what the server answered with. */
  readonly show: (saved: Saved) => Promise<void>;
}

/** Edits a part and saves it. What comes from the server meanwhile does not touch what was typed. */
export function useDraft<Part, Saved extends { readonly name: string }>(
  options: DraftOptions<Part, Saved>,
): Draft<Part> {
  const flags = useFlags();
  const [typed, setTyped] = useState<{ readonly part: Part }>();
  const value = typed?.part ?? options.saved;
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: options.save,
    onSuccess: async (saved) => {
      const shown = options.show(saved);
      setTyped(undefined);
      flags.success(uiTexts.draft.saved(saved.name));
      await shown;
    },
  });
  return {
    value,
    change: (part) => {
      setTyped({ part });
    },
    isDirty: typed !== undefined && JSON.stringify(typed.part) !== JSON.stringify(options.saved),
    save: () => {
      mutate(value);
    },
    discard: () => {
      setTyped(undefined);
      reset();
    },
    isSaving: isPending,
    error,
    errors: fieldErrorsOf(error),
  };
}
