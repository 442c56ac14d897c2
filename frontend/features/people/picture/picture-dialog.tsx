import Button from '@atlaskit/button/default/button';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { useFlags } from '../../../ui/use-flags.tsx';
import { showChanged, uploadPicture } from '../people-queries.ts';
import { PictureChooser } from './picture-chooser.tsx';
import styles from './picture-dialog.module.css';
import { pictureProblem } from './picture-problem.ts';

const texts = peopleTexts.picture;

interface PictureDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Choose or drop a picture, see it as it will look, then upload it. */
export function PictureDialog({ person, onClose }: PictureDialogProps) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const [file, setFile] = useState<File>();
  const [refusal, setRefusal] = useState<string>();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (bytes: File) => uploadPicture(person.id, bytes),
    onSuccess: async (changed) => {
      await showChanged(queryClient, changed);
      flags.success(texts.saved);
      onClose();
    },
  });
  const choose = (chosen: File) => {
    const problem = pictureProblem(chosen);
    setRefusal(problem);
    setFile(problem === undefined ? chosen : undefined);
    reset();
  };
  return (
    <ModalDialog onClose={onClose} width="small">
      <ModalHeader hasCloseButton closeButtonLabel={uiTexts.close}>
        <ModalTitle>{texts.title}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <div className={styles['body']}>
          <p>{texts.intro}</p>
          <PictureChooser file={file} onChoose={choose} />
          {refusal !== undefined && (
            <p role="alert" className={styles['refusal']}>
              {refusal}
            </p>
          )}
          <ProblemMessage error={error} title={texts.failed} />
        </div>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {uiTexts.cancel}
        </Button>
        <Button
          appearance="primary"
          isDisabled={file === undefined}
          isLoading={isPending}
          onClick={() => {
            if (file) mutate(file);
          }}
        >
          {texts.save}
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
