import Button from '@atlaskit/button/default/button';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import TextField from '@atlaskit/textfield/text-field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { TokenScope } from '#contract/accounts.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { fieldErrorsOf } from '../../../ui/forms/field-errors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { addToken, tokensQuery } from '../settings-queries.ts';

const texts = settingsTexts.tokens;
const scopes = (['read', 'run', 'admin'] as const).map((value) => ({ value, label: texts.scopes[value].label }));
const expiries = (['30', '90', '365', 'never'] as const).map((value) => ({ value, label: texts.expiries[value] }));

interface TokenFormProps {
  readonly onCreated: (value: string) => void;
  readonly onClose: () => void;
}

export function TokenForm({ onCreated, onClose }: TokenFormProps) {
  const formId = useId();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('read');
  const [expiry, setExpiry] = useState<keyof typeof texts.expiries>('90');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => addToken({ name, scope, expiresInDays: expiry === 'never' ? null : Number(expiry) }),
    onSuccess: ({ token }) => {
      onCreated(token);
      return queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
    },
  });
  const errors = fieldErrorsOf(error);
  return (
    <>
      <ModalHeader hasCloseButton closeButtonLabel={uiTexts.close}>
        <ModalTitle>{texts.createTitle}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <form
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            mutate();
          }}
        >
          {errors['name'] === undefined && <ProblemMessage error={error} title={texts.notCreated} />}
          <FormField label={texts.name} help={texts.nameHelp} error={errors['name']} isRequired>
            {(control) => (
              <TextField
                {...control}
                autoComplete="off"
                value={name}
                onChange={(event) => {
                  setName(event.currentTarget.value);
                }}
              />
            )}
          </FormField>
          <SelectField
            label={texts.scope}
            help={texts.scopes[scope].description}
            choices={scopes}
            value={scope}
            onChange={setScope}
          />
          <SelectField label={texts.expiry} choices={expiries} value={expiry} onChange={setExpiry} />
        </form>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {uiTexts.cancel}
        </Button>
        <Button type="submit" form={formId} appearance="primary" isLoading={isPending}>
          {texts.create}
        </Button>
      </ModalFooter>
    </>
  );
}
