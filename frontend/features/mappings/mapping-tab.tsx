import { useQuery } from '@tanstack/react-query';
import type { Connector, SourceKind } from '#contract/connectors.ts';
import { mappingsTexts } from '../../texts/mappings.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonRows } from '../../ui/skeletons.tsx';
import { MappingEditor } from './mapping-editor.tsx';
import { mappingQuery } from './mapping-queries.ts';

interface MappingTabProps {
  readonly connector: Connector;
  readonly kind: SourceKind | undefined;
}

/** The attribute mapping of a connector. */
export function MappingTab({ connector, kind }: MappingTabProps) {
  const { data, error, refetch } = useQuery(mappingQuery(connector.id));
  if (data !== undefined) return <MappingEditor connector={connector} kind={kind} saved={data.items} />;
  if (error === null) return <SkeletonRows rows={8} height={40} />;
  return <ProblemMessage error={error} title={mappingsTexts.failed} onRetry={() => void refetch()} />;
}
