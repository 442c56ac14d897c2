import type { Connector, SourceKind } from '#contract/connectors.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { ReasonedButton } from '../../../ui/reasoned-button.tsx';
import { useStartRun } from '../../../ui/run/use-start-run.ts';
import { whyNoChangesSync, whyNoFullSync } from './why-not-sync.ts';

interface SyncButtonsProps {
  readonly connector: Connector;
  readonly kind: SourceKind | undefined;
  readonly isProminent?: boolean;
}

/** *Full sync* and *Changes sync*. */
export function SyncButtons({ connector, kind, isProminent = false }: SyncButtonsProps) {
  const { start, starting } = useStartRun(connector);
  return (
    <>
      <ReasonedButton
        appearance={isProminent ? 'primary' : 'default'}
        isLoading={starting === 'full'}
        whyNot={whyNoFullSync(connector)}
        onClick={() => {
          start({ type: 'full' });
        }}
      >
        {uiTexts.runs.types.full}
      </ReasonedButton>
      <ReasonedButton
        isLoading={starting === 'changes'}
        whyNot={whyNoChangesSync(connector, kind?.capabilities)}
        onClick={() => {
          start({ type: 'changes' });
        }}
      >
        {uiTexts.runs.types.changes}
      </ReasonedButton>
    </>
  );
}
