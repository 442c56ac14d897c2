import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { Connector } from '#contract/connectors.ts';
import { mappingsTexts } from '../../texts/mappings.ts';
import { useStartRun } from '../../ui/run/use-start-run.ts';
import { SaveBar } from '../../ui/save-bar.tsx';
import { PreviewProgress } from './preview/preview-progress.tsx';
import { rowsOf, type DraftRows } from './rows/draft-rows.ts';
import type { MappingEditor } from './use-mapping-editor.ts';

interface MappingSaveBarProps {
  readonly connector: Connector;
  readonly editor: MappingEditor;
}

/** *Save*, *Preview run* of the rows as they stand, *Discard*. */
export function MappingSaveBar({ connector, editor }: MappingSaveBarProps) {
  /** What was previewed: it says nothing of rows that were edited since. */
  const [preview, setPreview] = useState<{ readonly runId: string; readonly drafts: DraftRows }>();
  const { start, starting } = useStartRun(connector);
  const { drafts } = editor;
  const startPreview = () => {
    start({ type: 'preview', unsaved: { mappings: rowsOf(drafts) } }, (run) => {
      setPreview({ runId: run.id, drafts });
    });
  };
  const runId = preview?.drafts === drafts ? preview.runId : undefined;
  return (
    <SaveBar
      isDirty={editor.isDirty}
      isSaving={editor.isSaving}
      onSave={editor.save}
      onDiscard={editor.discard}
      notice={runId === undefined ? undefined : <PreviewProgress key={runId} runId={runId} />}
    >
      <Button isLoading={starting === 'preview'} onClick={startPreview}>
        {mappingsTexts.preview.action}
      </Button>
    </SaveBar>
  );
}
