const names = { jira: 'Jira', confluence: 'Confluence' } as const;

/** Roster as a Forge app. */
export const forgeTexts = {
  noToken: {
    title: 'Roster cannot ask Atlassian right now',
    body: (products: readonly (keyof typeof names)[]) =>
      `Forge brings Roster a token every hour, and none is there that is good for ${products.map((name) => names[name]).join(' and ')}. ` +
      'Until the next one, Roster does nothing there of its own accord. If none comes, look at the app’s logs with “forge logs”.',
    since: 'The last one ended',
  },
} as const;
