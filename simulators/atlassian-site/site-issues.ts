/** An issue of the simulated Jira. */
export interface SiteIssue {
  /** A number, as text. */
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  /** Account ids. */
  readonly reporter: string | undefined;
  readonly assignee: string | undefined;
  /** Accounts that may not browse it. */
  readonly hiddenFrom: readonly string[];
  /** Of the category “Done”. */
  readonly isDone: boolean;
  /** What fields of the app hold, by their ids. */
  readonly texts: Readonly<Record<string, string | null>>;
  /** Texts of comments. */
  readonly comments: readonly string[];
}

/** The issues of a site, in the order in which they were made. */
export interface SiteIssues {
  /** Makes an issue with the next key. */
  add(issue: Partial<Omit<SiteIssue, 'id' | 'key'>>): SiteIssue;
  /** By key or id. */
  find(keyOrId: string): SiteIssue | undefined;
  all(): readonly SiteIssue[];
  change(key: string, change: Partial<Omit<SiteIssue, 'id' | 'key'>>): SiteIssue;
}

const projectKey = 'ROS';

export function createSiteIssues(): SiteIssues {
  const issues = new Map<string, SiteIssue>();
  const find = (keyOrId: string) => issues.get(keyOrId) ?? [...issues.values()].find(({ id }) => id === keyOrId);
  return {
    find,
    all: () => [...issues.values()],
    add: (given) => {
      const number = issues.size + 1;
      const key = `${projectKey}-${String(number)}`;
      const nobody = { reporter: undefined, assignee: undefined, hiddenFrom: [] };
      const usual = { summary: 'Something to do', ...nobody, isDone: false, texts: {}, comments: [] };
      const issue: SiteIssue = { ...usual, ...given, key, id: String(10_000 + number) };
      issues.set(key, issue);
      return issue;
    },
    change: (key, change) => {
      const before = issues.get(key);
      if (!before) throw new Error(`There is no issue ${key}.`);
      const after = { ...before, ...change };
      issues.set(key, after);
      return after;
    },
  };
}
