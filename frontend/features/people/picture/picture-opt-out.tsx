import Button from '@atlaskit/button/default/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { useFlags } from '../../../ui/use-flags.tsx';
import { chooseOptOut, showChanged } from '../people-queries.ts';

const texts = peopleTexts.picture.optOut;

/** That no picture of a person is shown at all: asked before it is done, and taken back at once. */
export function PictureOptOut({ person }: { readonly person: Person }) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const [isAsking, setIsAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (chosen: boolean) => chooseOptOut(person.id, chosen),
    onSuccess: async (changed) => {
      await showChanged(queryClient, changed);
      setIsAsking(false);
      flags.success(changed.pictureOptOut.chosen ? texts.done : texts.allowed);
    },
  });
  if (person.pictureOptOut.chosen) {
    return (
      <>
        <Button
          isLoading={isPending}
          onClick={() => {
            mutate(false);
          }}
        >
          {texts.allow}
        </Button>
        <ProblemMessage error={error} title={texts.failed} />
      </>
    );
  }
  return (
    <>
      <Button
        appearance="subtle"
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {texts.choose}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.title}
        confirmLabel={texts.choose}
        appearance="warning"
        isBusy={isPending}
        error={error}
        onConfirm={() => {
          mutate(true);
        }}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        {texts.body}
      </ConfirmDialog>
    </>
  );
}
