import Button from '@atlaskit/button/default/button';
import ModalTransition from '@atlaskit/modal-dialog/modal-transition';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useFlags } from '../../../ui/use-flags.tsx';
import { removePicture, showChanged } from '../people-queries.ts';
import { PictureOptOut } from './picture-opt-out.tsx';
import { PictureDialog } from './picture-dialog.tsx';

const texts = peopleTexts.picture;

/** Upload and remove, as far as the server allows them to this user. */
export function PersonPictureActions({ person }: { readonly person: Person }) {
  const [isUploading, setIsUploading] = useState(false);
  return (
    <>
      {person.pictureRights.upload && (
        <Button
          onClick={() => {
            setIsUploading(true);
          }}
        >
          {person.picture === null ? texts.upload : texts.change}
        </Button>
      )}
      {person.pictureRights.remove && <RemovePicture person={person} />}
      {person.pictureOptOut.mayChange && <PictureOptOut person={person} />}
      <ModalTransition>
        {isUploading && (
          <PictureDialog
            person={person}
            onClose={() => {
              setIsUploading(false);
            }}
          />
        )}
      </ModalTransition>
    </>
  );
}

function RemovePicture({ person }: { readonly person: Person }) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const [isAsking, setIsAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => removePicture(person.id),
    onSuccess: async (changed) => {
      await showChanged(queryClient, changed);
      setIsAsking(false);
      flags.success(texts.removed);
    },
  });
  return (
    <>
      <Button
        appearance="subtle"
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {texts.remove}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.removeTitle}
        confirmLabel={texts.remove}
        appearance="warning"
        isBusy={isPending}
        error={error}
        onConfirm={() => {
          mutate();
        }}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        {texts.removeBody}
      </ConfirmDialog>
    </>
  );
}
