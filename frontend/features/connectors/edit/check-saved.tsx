import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { checkSaved, type CheckOrder } from '../connector-mutations.ts';
import { CheckFindings } from '../fields/check-findings.tsx';
import styles from './edit.module.css';

const texts = connectorsTexts.check;

interface CheckSavedProps extends Partial<CheckOrder> {
  readonly connectorId: string;
  readonly isDirty: boolean;
}

/** *Check*: what works with what stands in the form, saved or not. */
export function CheckSaved({ connectorId, isDirty, settings, scope }: CheckSavedProps) {
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => checkSaved(connectorId, { ...(settings ? { settings } : {}), ...(scope ? { scope } : {}) }),
  });
  return (
    <div className={styles['check']}>
      <Button
        isLoading={isPending}
        onClick={() => {
          mutate();
        }}
      >
        {isDirty ? texts.unsaved : texts.action}
      </Button>
      <ProblemMessage error={error} title={texts.failed} />
      {data !== undefined && <CheckFindings result={data} />}
    </div>
  );
}
