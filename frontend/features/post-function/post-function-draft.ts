import { usualPostFunction, type PostFunctionConfiguration } from '#contract/atlassian.ts';

type WithoutManager = PostFunctionConfiguration['withoutManager'];

/** The settings as they are being chosen: a person may still be missing. */
export interface PostFunctionDraft extends Omit<PostFunctionConfiguration, 'withoutManager'> {
  readonly without: WithoutManager['kind'];
  /** Stays while another choice is looked at. */
  readonly personId: string | undefined;
}

export function draftOf(configuration: PostFunctionConfiguration = usualPostFunction): PostFunctionDraft {
  const { withoutManager, skipInactive, comment } = configuration;
  const personId = withoutManager.kind === 'person' ? withoutManager.personId : undefined;
  return { without: withoutManager.kind, personId, skipInactive, comment };
}

/** What Jira is to keep; undefined while the person is missing. */
export function configurationOf(draft: PostFunctionDraft): PostFunctionConfiguration | undefined {
  const { without, personId, skipInactive, comment } = draft;
  if (without !== 'person') return { withoutManager: { kind: without }, skipInactive, comment };
  if (personId === undefined) return undefined;
  return { withoutManager: { kind: 'person', personId }, skipInactive, comment };
}
