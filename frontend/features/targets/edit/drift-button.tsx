import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { TargetView } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import { paths } from '../../../ui/paths.ts';
import { ReasonedButton } from '../../../ui/reasoned-button.tsx';
import { useStartPush } from '../../../ui/use-start-push.ts';
import { whyNoPush } from '../state/why-not-push.ts';
import styles from './edit.module.css';

const texts = targetsTexts.driftDialog;

/** *Check for drift*, and whether what was changed over there is put right at once. */
export function DriftButton({ target }: { readonly target: TargetView }) {
  const [isAsking, setIsAsking] = useState(false);
  const [repair, setRepair] = useState(target.drift.repair);
  const { start, starting } = useStartPush(target);
  const navigate = useNavigate();
  return (
    <>
      <ReasonedButton
        whyNot={whyNoPush(target)}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {targetsTexts.push.drift}
      </ReasonedButton>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.title}
        confirmLabel={texts.start}
        isBusy={starting !== undefined}
        onConfirm={() => {
          start({ type: 'drift', repair }, (push) => {
            setIsAsking(false);
            void navigate(paths.push(push.id));
          });
        }}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        <p>{texts.body}</p>
        <div className={styles['confirm']}>
          <ToggleField label={texts.repair.label} help={texts.repair.help} isChecked={repair} onChange={setRepair} />
        </div>
      </ConfirmDialog>
    </>
  );
}
