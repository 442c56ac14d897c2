import Button from '@atlaskit/button/default/button';
import TextField from '@atlaskit/textfield/text-field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AtlassianProduct } from '#contract/sharing.ts';
import { sharingTexts } from '../../../texts/sharing.ts';
import { fieldErrorsOf } from '../../../ui/forms/field-errors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { useFlags } from '../../../ui/use-flags.tsx';
import { enterCode, otherProduct } from './sharing-queries.ts';
import styles from './sharing.module.css';

const texts = sharingTexts.join;

interface JoinFormProps {
  readonly here: AtlassianProduct;
  readonly isEmpty: boolean;
}

/** Takes the code that was made in the other product of the Atlassian site. */
export function JoinForm({ here, isEmpty }: JoinFormProps) {
  const other = sharingTexts.products[otherProduct(here)];
  return (
    <section className={styles['section']}>
      <h2>{texts.title(other)}</h2>
      <p>{isEmpty ? texts.body(other) : texts.notEmpty(sharingTexts.products[here], other)}</p>
      {isEmpty && <CodeForm other={other} />}
    </section>
  );
}

function CodeForm({ other }: { readonly other: string }) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const [code, setCode] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => enterCode(code),
    onSuccess: async () => {
      flags.success(texts.joined(other));
      // Everything that was seen so far was of other people.
      await queryClient.resetQueries();
    },
  });
  const errors = fieldErrorsOf(error);
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      {error !== null && errors['code'] === undefined && <ProblemMessage error={error} title={texts.notJoined} />}
      <FormField label={texts.code} error={errors['code']} isRequired>
        {(control) => (
          <TextField
            {...control}
            autoComplete="off"
            spellCheck={false}
            placeholder="XXXXX-XXXXX-XXXXX-XXXXX"
            value={code}
            onChange={(event) => {
              setCode(event.currentTarget.value);
            }}
          />
        )}
      </FormField>
      <Button type="submit" isLoading={isPending} isDisabled={code.trim() === ''}>
        {texts.submit}
      </Button>
    </form>
  );
}
