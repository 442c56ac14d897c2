import Button from '@atlaskit/button/default/button';
import TextField from '@atlaskit/textfield/text-field';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { sessionTexts } from '../../texts/session.ts';
import { fieldErrorsOf } from '../../ui/forms/field-errors.ts';
import { FormField } from '../../ui/forms/form-field.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './entry-frame.module.css';
import { signIn } from './session-mutations.ts';
import { useEnter } from './use-enter.ts';

const texts = sessionTexts.signIn;
const shownAtField = (path: string) => path === 'email' || path === 'password';

interface PasswordFormProps {
  readonly target: string;
  readonly isPrimary: boolean;
}

export function PasswordForm({ target, isPrimary }: PasswordFormProps) {
  const enter = useEnter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      enter(session, target);
    },
  });
  const errors = fieldErrorsOf(error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    mutate({ email, password });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      {error !== null && Object.keys(errors).length === 0 && (
        <ProblemMessage error={error} title={texts.failed} isShownElsewhere={shownAtField} />
      )}
      <FormField label={texts.email} error={errors['email']} isRequired>
        {(control) => (
          <TextField
            {...control}
            type="email"
            name="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(event) => {
              setEmail(event.currentTarget.value);
            }}
          />
        )}
      </FormField>
      <FormField label={texts.password} error={errors['password']} isRequired>
        {(control) => (
          <TextField
            {...control}
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
        )}
      </FormField>
      <Button type="submit" appearance={isPrimary ? 'primary' : 'default'} shouldFitContainer isLoading={isPending}>
        {texts.submit}
      </Button>
    </form>
  );
}
