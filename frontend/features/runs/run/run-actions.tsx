import Button from '@atlaskit/button/default/button';
import Tooltip from '@atlaskit/tooltip/Tooltip';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { finalStatuses, type Run } from '#contract/runs.ts';
import { runQuery } from '../../../api/live-run.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { paths } from '../../../ui/paths.ts';
import { steerRun, type RunVerb } from '../runs-queries.ts';

const texts = runsTexts.run;

const questions: Readonly<Record<RunVerb, { title: string; body: string; confirm: string }>> = {
  cancel: { title: texts.confirm.cancelTitle, body: texts.confirm.cancelBody, confirm: texts.actions.cancel },
  apply: { title: texts.confirm.applyTitle, body: texts.confirm.applyBody, confirm: texts.actions.apply },
  discard: { title: texts.confirm.discardTitle, body: texts.confirm.discardBody, confirm: texts.actions.discard },
  undo: { title: texts.confirm.undoTitle, body: texts.confirm.undoBody, confirm: texts.actions.undo },
};

/** What an admin may do with a run where it stands. */
function verbsOf(run: Run): readonly RunVerb[] {
  if (run.status === 'held') return ['apply', 'discard'];
  if (!finalStatuses.includes(run.status)) return ['cancel'];
  return run.type === 'preview' || run.undoneBy !== null ? [] : ['undo'];
}

export function RunActions({ run }: { readonly run: Run }) {
  const [asked, setAsked] = useState<RunVerb>();
  return (
    <>
      {verbsOf(run).map((verb) => (
        <ActionButton
          key={verb}
          run={run}
          verb={verb}
          onAsk={() => {
            setAsked(verb);
          }}
        />
      ))}
      <SteerDialog
        run={run}
        verb={asked}
        onClose={() => {
          setAsked(undefined);
        }}
      />
    </>
  );
}

interface ActionButtonProps {
  readonly run: Run;
  readonly verb: RunVerb;
  readonly onAsk: () => void;
}

function ActionButton({ run, verb, onAsk }: ActionButtonProps) {
  const isImpossible = verb === 'undo' && !run.undo.possible;
  const button = (
    <Button appearance={verb === 'apply' ? 'warning' : 'default'} isDisabled={isImpossible} onClick={onAsk}>
      {texts.actions[verb]}
    </Button>
  );
  if (!isImpossible || run.undo.because === undefined) return button;
  return <Tooltip content={run.undo.because}>{button}</Tooltip>;
}

interface SteerDialogProps {
  readonly run: Run;
  readonly verb: RunVerb | undefined;
  readonly onClose: () => void;
}

function SteerDialog({ run, verb, onClose }: SteerDialogProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (chosen: RunVerb) => steerRun(chosen, run.id),
    onSuccess: async (answer) => {
      onClose();
      queryClient.setQueryData(runQuery(answer.id).queryKey, answer);
      await queryClient.invalidateQueries({ queryKey: ['runs'] });
      if (answer.id !== run.id) await navigate(paths.run(answer.id));
    },
  });
  const question = verb === undefined ? undefined : questions[verb];
  return (
    <ConfirmDialog
      isOpen={question !== undefined}
      title={question?.title ?? ''}
      confirmLabel={question?.confirm ?? ''}
      {...(verb === 'cancel' ? { cancelLabel: texts.confirm.keepRunning } : {})}
      appearance="warning"
      isBusy={isPending}
      error={error}
      onConfirm={() => {
        if (verb !== undefined) mutate(verb);
      }}
      onClose={() => {
        reset();
        onClose();
      }}
    >
      <p>{question?.body}</p>
    </ConfirmDialog>
  );
}
