import Button from '@atlaskit/button/default/button';
import TextField from '@atlaskit/textfield/text-field';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent, type HTMLInputAutoCompleteAttribute } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { sessionTexts } from '../../texts/session.ts';
import { fieldErrorsOf } from '../../ui/forms/field-errors.ts';
import { FormField } from '../../ui/forms/form-field.tsx';
import { paths } from '../../ui/paths.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { EntryFrame } from './entry-frame.tsx';
import styles from './entry-frame.module.css';
import { setUp, type FirstAdmin } from './session-mutations.ts';
import { useEnter } from './use-enter.ts';

const texts = sessionTexts.setup;

interface Input {
  readonly name: keyof Omit<FirstAdmin, 'token'>;
  readonly type: string;
  readonly autoComplete: HTMLInputAutoCompleteAttribute;
  readonly help?: string;
}

const inputs: readonly Input[] = [
  { name: 'name', type: 'text', autoComplete: 'name' },
  { name: 'email', type: 'email', autoComplete: 'username' },
  { name: 'password', type: 'password', autoComplete: 'new-password', help: texts.passwordHelp },
];

/** `/setup#token` or `/setup?token=…`: creates the first admin and leads on to the welcome page. */
export function SetupPage() {
  const { hash } = useLocation();
  const [search] = useSearchParams();
  const token = search.get('token') ?? hash.slice(1);
  if (token !== '') return <SetupForm token={token} />;
  return (
    <EntryFrame title={texts.missing.title}>
      <p>{texts.missing.body}</p>
    </EntryFrame>
  );
}

function SetupForm({ token }: { readonly token: string }) {
  const enter = useEnter();
  const [admin, setAdmin] = useState<FirstAdmin>({ token, name: '', email: '', password: '' });
  const { mutate, isPending, error } = useMutation({
    mutationFn: setUp,
    onSuccess: (session) => {
      enter(session, paths.welcome);
    },
  });
  const errors = fieldErrorsOf(error);
  const hasOnlyFieldErrors = inputs.some(({ name }) => errors[name] !== undefined);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    mutate(admin);
  };
  return (
    <EntryFrame title={texts.title}>
      <p>{texts.intro}</p>
      <form className={styles['form']} onSubmit={submit} noValidate>
        {!hasOnlyFieldErrors && <ProblemMessage error={error} title={texts.failed} />}
        {inputs.map(({ name, help, ...input }, index) => (
          <FormField key={name} label={texts[name]} error={errors[name]} isRequired {...(help ? { help } : {})}>
            {(control) => (
              <TextField
                {...control}
                {...input}
                name={name}
                autoFocus={index === 0}
                value={admin[name]}
                onChange={(event) => {
                  setAdmin({ ...admin, [name]: event.currentTarget.value });
                }}
              />
            )}
          </FormField>
        ))}
        <Button type="submit" appearance="primary" shouldFitContainer isLoading={isPending}>
          {texts.submit}
        </Button>
      </form>
    </EntryFrame>
  );
}
