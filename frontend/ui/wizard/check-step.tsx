import Button from '@atlaskit/button/default/button';
import Spinner from '@atlaskit/spinner/spinner';
import { useState } from 'react';
import { uiTexts } from '../../texts/ui.ts';
import { CheckFindings, verdictOf, type Verdict } from '../check/check-findings.tsx';
import type { FindSetting } from '../check/find-setting.ts';
import type { SettingsCheck } from '../check/use-settings-check.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { ProblemMessage } from '../problem-message.tsx';
import { StepFrame } from './step-frame.tsx';
import styles from './wizard.module.css';

const texts = uiTexts.wizard.check;

interface CheckStepProps {
  readonly check: SettingsCheck;
  readonly words: {
    readonly busy: string;
    /** What going on with something missing means. */
    readonly sureBody: string;
    readonly advice: Readonly<Record<Verdict, string>>;
  };
  readonly findSetting: FindSetting;
  readonly onBack: () => void;
  readonly onAgain: () => void;
  readonly onAccept: () => void;
}

/** What works with the settings. One can go on with a warning, and after a question even when nothing works. */
export function CheckStep({ check, words, findSetting, onBack, onAgain, onAccept }: CheckStepProps) {
  const [isAsking, setIsAsking] = useState(false);
  const isGood = check.result !== undefined && verdictOf(check.result) !== 'missing';
  return (
    <>
      <StepFrame
        title={texts.title}
        nextLabel={isGood ? uiTexts.wizard.next : texts.anyway}
        isNextDoubtful={!isGood}
        isBusy={check.isPending}
        onBack={onBack}
        onNext={() => {
          if (isGood) onAccept();
          else setIsAsking(true);
        }}
      >
        <Outcome check={check} words={words} findSetting={findSetting} />
        <Button isDisabled={check.isPending} onClick={onAgain}>
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
          onAccept();
        }}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        {words.sureBody}
      </ConfirmDialog>
    </>
  );
}

function Outcome({ check, words, findSetting }: Pick<CheckStepProps, 'check' | 'words' | 'findSetting'>) {
  if (check.isPending) {
    return (
      <p className={styles['busy']}>
        <Spinner label="" /> {words.busy}
      </p>
    );
  }
  if (check.result) return <CheckFindings result={check.result} advice={words.advice} findSetting={findSetting} />;
  return <ProblemMessage error={check.error} title={uiTexts.check.failed} />;
}
