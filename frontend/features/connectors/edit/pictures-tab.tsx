import { connectorsTexts } from '../../../texts/connectors.ts';
import { PictureFields } from '../fields/picture-fields.tsx';
import type { ConnectorTabProps } from './connector-tab-props.ts';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import { useConnectorDraft } from './use-connector-draft.ts';

export function PicturesTab({ connector, kind }: ConnectorTabProps) {
  const draft = useConnectorDraft({
    connector,
    pick: ({ pictures }) => pictures,
    patchOf: (pictures) => ({ pictures }),
  });
  return (
    <DraftForm draft={draft} intro={connectorsTexts.pictures.intro} isShownAtField={() => false}>
      <PictureFields kind={kind} connector={connector} value={draft.value} onChange={draft.change} />
    </DraftForm>
  );
}
