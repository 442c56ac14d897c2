import { usualPostFunction, type PostFunctionConfiguration } from '#contract/atlassian.ts';

type WithoutManager = PostFunctionConfiguration['withoutManager'];

export interface ChosenPerson {
  readonly personId: string;
  readonly name: string;
}

/** The settings as they are being chosen: a person may still be missing. */
export interface PostFunctionDraft extends Omit<PostFunctionConfiguration, 'withoutManager'> {
  readonly without: WithoutManager['kind'];
  /** Stays while another choice is looked at. */
  readonly person: ChosenPerson | undefined;
}

export function draftOf(configuration: PostFunctionConfiguration = usualPostFunction): PostFunctionDraft {
  const { withoutManager, skipInactive, comment } = configuration;
  const person =
    withoutManager.kind === 'person' ? { personId: withoutManager.personId, name: withoutManager.name } : undefined;
  return { without: withoutManager.kind, person, skipInactive, comment };
}

/** What Jira is to keep; undefined while the person is missing. */
export function configurationOf(draft: PostFunctionDraft): PostFunctionConfiguration | undefined {
  const { without, person, skipInactive, comment } = draft;
  if (without !== 'person') return { withoutManager: { kind: without }, skipInactive, comment };
  return person && { withoutManager: { kind: 'person', ...person }, skipInactive, comment };
}
