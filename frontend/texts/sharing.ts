import type { AtlassianProduct } from '#contract/sharing.ts';

const products: Readonly<Record<AtlassianProduct, string>> = { jira: 'Jira', confluence: 'Confluence' };

export const sharingTexts = {
  products,
  intro: (names: string) => `${names} has these people: the connectors, the people and the settings that you see here.`,
  introOfMany: (names: string) =>
    `${names} have the same people, connectors and settings. Whoever administers one of them administers these people there.`,
  byForge:
    'Where Roster is a Forge app, Jira and Confluence of an Atlassian site have the same people without anything to do.',
  list: 'Products with these people',
  here: 'You are here',
  uninstalled: 'Uninstalled',
  uninstalledHelp: 'Nobody gets in through it. It has these people again if it installs Roster within 30 days.',
  share: {
    title: (other: string) => `Use these people in ${other}, too`,
    body: (other: string) =>
      `Roster in ${other} begins with people of its own. With a code from here it has these instead. Install Roster in ${other}, open its settings there, and enter the code under “Jira and Confluence”.`,
    rights: (other: string) =>
      `Everyone who administers ${other} will administer these people there, whether or not they administer anything here.`,
    make: 'Make a code',
    makeAnother: 'Make another code',
    code: 'Code',
    until: 'It is good once, until',
    shownOnce: 'It is shown this once. A newer code takes its place.',
    notMade: 'The code was not made',
  },
  join: {
    title: (other: string) => `Use the people of ${other} here`,
    body: (other: string) =>
      `An admin of ${other} makes a code in Roster’s settings there. What Roster has here goes: its settings and its audit log.`,
    notEmpty: (here: string, other: string) =>
      `Roster has connectors or targets of its own in ${here}. Remove them first: then it can have the people of ${other}.`,
    code: 'Code',
    submit: 'Use these people',
    joined: (other: string) => `These are the people of ${other} now`,
    notJoined: 'The code was not taken',
  },
  end: {
    label: 'Stop sharing',
    labelOf: (product: string) => `Stop sharing with ${product}`,
    title: (product: string) => `Let ${product} have these people no longer?`,
    body: (product: string) =>
      `Roster in ${product} begins anew, without connectors and people. These people stay with the other product.`,
    confirm: 'Stop sharing',
    ended: (product: string) => `${product} no longer has these people`,
  },
};
