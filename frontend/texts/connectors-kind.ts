import { formatCount } from '../ui/format.ts';

const requestWords = ['request', 'requests'] as const;
const peopleWords = ['person', 'people'] as const;
const pictureWords = ['picture', 'pictures'] as const;

/** What a kind of identity provider asks of an admin, and what it can do. */
export const connectorsKindTexts = {
  guide: 'What to prepare at the identity provider',
  abilities: {
    title: 'What this source can do',
    can: 'Yes',
    cannot: 'No',
    changes: {
      label: 'Changes',
      can: 'A run can read only what has changed since the last one.',
      cannot: 'Every run reads everyone.',
    },
    groups: {
      label: 'Groups',
      can: 'The scope can be members of groups.',
      cannot: 'The scope cannot be members of groups. Use a filter instead.',
    },
    manager: {
      label: 'Managers',
      can: 'Who reports to whom comes in with the people.',
      cannot: 'It does not say who reports to whom.',
    },
    pictures: {
      label: 'Pictures',
      can: 'Pictures come in with the people.',
      cannot: 'It has no pictures. People can upload their own, where the settings allow it.',
    },
  },
  pictureCost: {
    title: 'What pictures cost',
    counted: (people: number, pictures: number) =>
      `For the ${formatCount(people, peopleWords)} and ${formatCount(pictures, pictureWords)} of this connector:`,
    expected: (people: number) =>
      `For the ${formatCount(people, peopleWords)} of this connector, if each has a picture:`,
    perThousand: 'For every 1,000 people, if each has a picture:',
    first: 'First full run',
    calm: 'Full run in which 1 picture in 100 is new',
    every: 'Every full run',
    requests: (count: number) => (count === 0 ? 'None' : `About ${formatCount(count, requestWords)}`),
  },
};
