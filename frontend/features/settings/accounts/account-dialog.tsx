import Button from '@atlaskit/button/default/button';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import { useId } from 'react';
import type { Account } from '#contract/accounts.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { AccountFields } from './account-fields.tsx';
import { useAccountForm } from './use-account-form.ts';

const texts = settingsTexts.accounts;

interface AccountDialogProps {
  /** Absent: a new one. */
  readonly account?: Account;
  readonly onClose: () => void;
}

export function AccountDialog({ account, onClose }: AccountDialogProps) {
  const formId = useId();
  const form = useAccountForm(account, onClose);
  return (
    <ModalDialog onClose={onClose} width="small">
      <ModalHeader hasCloseButton closeButtonLabel={uiTexts.close}>
        <ModalTitle>{account ? texts.editTitle : texts.addTitle}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <form
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          {form.isProblemElsewhere && <ProblemMessage error={form.error} title={texts.notSaved} />}
          <AccountFields form={form} isNew={account === undefined} hasPassword={account?.signIn !== 'oidc'} />
        </form>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {uiTexts.cancel}
        </Button>
        <Button type="submit" form={formId} appearance="primary" isLoading={form.isSaving}>
          {account ? uiTexts.save : texts.add}
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
