import SectionMessage from '@atlaskit/section-message/section-message';
import SectionMessageAction from '@atlaskit/section-message/section-message-action';
import { useNavigate } from 'react-router';
import type { Connector } from '#contract/connectors.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { paths } from '../../../ui/paths.ts';
import { useStartRun } from '../../../ui/run/use-start-run.ts';
import styles from '../mapping-editor.module.css';

const texts = mappingsTexts.afterSave;

/** What to do with a mapping that was just saved. */
export function AfterSave({ connector }: { readonly connector: Connector }) {
  const navigate = useNavigate();
  const { start } = useStartRun(connector);
  return (
    <div className={styles['message']} role="status">
      <SectionMessage
        appearance="success"
        title={texts.title}
        actions={[
          <SectionMessageAction
            key="preview"
            onClick={() => {
              start({ type: 'preview' }, (run) => void navigate(paths.run(run.id)));
            }}
          >
            {texts.preview}
          </SectionMessageAction>,
          <SectionMessageAction
            key="full"
            onClick={() => {
              start({ type: 'full' });
            }}
          >
            {texts.full}
          </SectionMessageAction>,
        ]}
      >
        {texts.body}
      </SectionMessage>
    </div>
  );
}
