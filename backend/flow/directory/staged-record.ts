import { hash } from 'node:crypto';
import type { ConnectorScope } from '#contract/scope.ts';
import type { Draft } from '../model/draft.ts';
import type { SourceId } from '../model/record.ts';

/** A row of `run_record`, named as its columns are: a page of them goes to the database as one JSON text. */
export interface StagedRecord {
  readonly source_id: SourceId;
  readonly kind: 'record' | 'removed' | 'rejected';
  readonly active?: boolean;
  readonly in_scope?: boolean;
  readonly values?: Readonly<Record<string, string>>;
  readonly keep?: readonly string[];
  readonly references?: readonly string[];
  readonly draft_hash?: string;
  readonly picture_none?: boolean;
  readonly picture_tag?: string | undefined;
  readonly picture_locator?: string | undefined;
  readonly because?: string | undefined;
}

export function stageDraft(draft: Draft, scope: ConnectorScope): StagedRecord {
  const outside = outOfScope(draft, scope);
  const picture = draft.picture === 'none' ? undefined : draft.picture;
  return {
    source_id: draft.sourceId,
    kind: 'record',
    active: draft.active,
    in_scope: outside === undefined,
    values: draft.values,
    keep: draft.keep,
    references: draft.references,
    draft_hash: hashDraft(draft),
    picture_none: picture === undefined,
    picture_tag: picture?.tag,
    picture_locator: picture?.locator,
    because: outside ?? problemsOf(draft),
  };
}

export function stageRemoved(id: SourceId): StagedRecord {
  return { source_id: id, kind: 'removed' };
}

export function stageRejected(rejected: { readonly label: string; readonly because: string }): StagedRecord {
  return { source_id: rejected.label, kind: 'rejected', because: rejected.because };
}

/** Why the connector does not bring this person in; `undefined`: it does. The provider has applied groups and filter already. */
export function outOfScope(
  account: { readonly active: boolean; readonly guest: boolean },
  scope: ConnectorScope,
): string | undefined {
  if (!account.active && !scope.includeDisabled)
    return 'The account is disabled, and disabled accounts are out of scope.';
  if (account.guest && !scope.includeGuests) return 'The account is a guest, and guests are out of scope.';
  return undefined;
}

/** The same for two drafts exactly when nothing that the directory keeps tells them apart, pictures aside. */
function hashDraft({ active, values, keep, references }: Draft): string {
  return hash('sha256', JSON.stringify([active, values, keep, references]), 'base64');
}

function problemsOf({ problems }: Draft): string | undefined {
  if (problems.length === 0) return undefined;
  return problems.map(({ target, message }) => `${target.slice(target.indexOf(':') + 1)}: ${message}`).join(' ');
}
