import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import type { CheckResult } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { checkSaved, type CheckOrder } from '../connector-mutations.ts';
import { CheckFindings } from '../fields/check-findings.tsx';
import styles from './edit.module.css';

const texts = connectorsTexts.check;

interface CheckSavedProps {
  readonly connectorId: string;
  readonly isDirty: boolean;
  /** What stands in the form. */
  readonly order: Partial<CheckOrder>;
  /** Given what was checked, too: more may have been typed since. */
  readonly onResult?: (result: CheckResult, order: Partial<CheckOrder>) => void;
}

/** *Check*: what works with what stands in the form, saved or not. */
export function CheckSaved({ connectorId, isDirty, order, onResult }: CheckSavedProps) {
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: (ordered: Partial<CheckOrder>) => checkSaved(connectorId, ordered),
    ...(onResult ? { onSuccess: onResult } : {}),
  });
  return (
    <div className={styles['check']}>
      <Button
        isLoading={isPending}
        onClick={() => {
          mutate(order);
        }}
      >
        {isDirty ? texts.unsaved : texts.action}
      </Button>
      <ProblemMessage error={error} title={texts.failed} />
      {data !== undefined && <CheckFindings result={data} />}
    </div>
  );
}
