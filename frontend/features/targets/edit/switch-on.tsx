import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { targetsTexts } from '../../../texts/targets.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { WarningToRead } from '../fields/warning-to-read.tsx';
import type { TargetTabProps } from './target-tab-props.ts';
import { useSetEnabled } from './use-set-enabled.ts';

const texts = targetsTexts.switchOn;

/** *Switch on*. What the kind wants to be read is read, and said to be, before that. */
export function SwitchOnButton({ target, kind }: TargetTabProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [isRead, setIsRead] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const close = () => {
    setIsAsking(false);
    setIsRead(false);
    setIsMissing(false);
  };
  const { mutate, isPending, error } = useSetEnabled(target, close);
  const warning = kind?.capabilities.warning;
  const confirm = () => {
    const isMissed = warning !== undefined && !isRead;
    setIsMissing(isMissed);
    if (!isMissed) mutate(true);
  };
  return (
    <>
      <Button
        appearance="primary"
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {targetsTexts.more.on}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.title(target.name)}
        confirmLabel={texts.confirm}
        isBusy={isPending}
        error={error}
        onConfirm={confirm}
        onClose={close}
      >
        <p>{texts.body}</p>
        {warning !== undefined && (
          <WarningToRead warning={warning} isRead={isRead} isMissing={isMissing} onChange={setIsRead} />
        )}
      </ConfirmDialog>
    </>
  );
}
