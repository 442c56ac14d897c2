import { useMutation, useQueryClient } from '@tanstack/react-query';
import { defaultPictures, type SourceKind } from '#contract/connectors.ts';
import { showConnector, startConnectorRun } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { paths } from '../../../ui/paths.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { addConnector } from '../connector-mutations.ts';
import type { WizardState } from './wizard-state.ts';

const texts = connectorsTexts.add.finish;

interface CreateOptions {
  readonly state: WizardState;
  readonly kind: SourceKind;
  readonly onCreated: (destination: string) => void;
}

/** Creates the connector and starts its first run. Once there is a connector, nothing that follows can lose it. */
export function useCreate({ state, kind, onCreated }: CreateOptions) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const { name, settings, scope, preset, schedule, hasPictures, firstRun } = state;
      const connector = await addConnector({
        ...{ kind: kind.kind, name, settings, scope, schedule },
        ...(hasPictures ? {} : { pictures: { ...defaultPictures, policy: 'off' } }),
        ...(preset === undefined ? {} : { preset }),
      });
      if (firstRun === 'none') return { connector, destination: paths.connector(connector.id) };
      try {
        const run = await startConnectorRun(connector.id, { type: firstRun });
        return { connector, destination: paths.run(run.id) };
      } catch (cause) {
        // The connector is there: its page is the place to try again.
        flags.problem(cause, uiTexts.runs.notStarted);
        return { connector, destination: paths.connector(connector.id) };
      }
    },
    onSuccess: async ({ connector, destination }) => {
      flags.success(texts.created(connector.name));
      onCreated(destination);
      await showConnector(queryClient, connector);
    },
  });
  return {
    create: () => {
      mutate();
    },
    isPending,
    error,
  };
}
