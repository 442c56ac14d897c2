import { useState } from 'react';
import type { SourceKind } from '#contract/connectors.ts';
import { connectorScope } from '#contract/scope.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import type { FieldErrors } from '../../../ui/forms/field-errors.ts';
import { ScopeFields } from '../fields/scope-fields.tsx';
import { tidyScope } from '../fields/tidy-scope.ts';
import { StepFrame } from '../../../ui/wizard/step-frame.tsx';
import type { Wizard } from './use-wizard.ts';

const texts = connectorsTexts.add.scope;

interface ScopeStepProps {
  readonly wizard: Wizard;
  readonly kind: SourceKind;
}

export function ScopeStep({ wizard, kind }: ScopeStepProps) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const next = () => {
    const scope = tidyScope(wizard.state.scope);
    const parsed = connectorScope.safeParse(scope);
    if (!parsed.success) {
      setErrors(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message])));
      return;
    }
    wizard.set({ scope });
    wizard.go('mapping');
  };
  return (
    <StepFrame
      title={texts.title}
      intro={connectorsTexts.scope.intro}
      onBack={() => {
        wizard.go('check');
      }}
      onNext={next}
    >
      <ScopeFields
        kind={kind}
        value={wizard.state.scope}
        errors={errors}
        onChange={(scope) => {
          wizard.set({ scope });
        }}
      />
    </StepFrame>
  );
}
