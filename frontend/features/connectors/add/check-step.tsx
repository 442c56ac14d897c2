import Button from '@atlaskit/button/default/button';
import Spinner from '@atlaskit/spinner/spinner';
import { useState } from 'react';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { CheckFindings, verdictOf } from '../../../ui/check/check-findings.tsx';
import { fieldFinder } from '../fields/find-setting.ts';
import { StepFrame } from '../../../ui/wizard/step-frame.tsx';
import wizardStyles from '../../../ui/wizard/wizard.module.css';
import { addressOf } from './wizard-state.ts';
import type { Wizard } from './use-wizard.ts';

const texts = connectorsTexts.add.check;
/** The scope comes after the check. */
const places = { settings: addressOf('settings'), scope: undefined };

/** What works with the settings. One can go on with a warning, and after a question even when nothing works. */
export function CheckStep({ wizard }: { readonly wizard: Wizard }) {
  const [isAsking, setIsAsking] = useState(false);
  const { check, state } = wizard;
  const isGood = check.result !== undefined && verdictOf(check.result) !== 'missing';
  const accept = () => {
    wizard.set({ accepted: state.settings });
    wizard.go('scope');
  };
  return (
    <>
      <StepFrame
        title={texts.title}
        nextLabel={isGood ? uiTexts.wizard.next : texts.anyway}
        isNextDoubtful={!isGood}
        isBusy={check.isPending}
        onBack={() => {
          wizard.go('settings');
        }}
        onNext={() => {
          if (isGood) accept();
          else setIsAsking(true);
        }}
      >
        <Outcome wizard={wizard} />
        <Button isDisabled={check.isPending} onClick={check.run}>
          {texts.again}
        </Button>
      </StepFrame>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.sure}
        confirmLabel={texts.anyway}
        appearance="warning"
        onConfirm={() => {
          setIsAsking(false);
          accept();
        }}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        {texts.sureBody}
      </ConfirmDialog>
    </>
  );
}

function Outcome({ wizard: { check, state } }: { readonly wizard: Wizard }) {
  if (check.isPending) {
    return (
      <p className={wizardStyles['busy']}>
        <Spinner label="" /> {texts.busy}
      </p>
    );
  }
  if (check.result)
    return (
      <CheckFindings
        result={check.result}
        advice={connectorsTexts.check.advice}
        findSetting={fieldFinder(state.kind, places)}
      />
    );
  return <ProblemMessage error={check.error} title={connectorsTexts.check.failed} />;
}
