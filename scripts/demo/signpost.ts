import type { DemoExample } from './find-example.ts';
import type { PushedTarget } from './push-to-targets.ts';

export interface InsidePage {
  readonly label: string;
  readonly address: string;
}

export interface DemoEnd {
  readonly baseUrl: string;
  readonly signInLink: string;
  readonly pushed: readonly PushedTarget[];
  readonly example: DemoExample | undefined;
  /** Pages of Roster inside Jira. */
  readonly inside: readonly InsidePage[];
  /** From the start to here. */
  readonly seconds: number;
}

/** Where to look, once everything is there. */
export function signpost({ baseUrl, signInLink, pushed, example, inside, seconds }: DemoEnd): string {
  const place = (name: string, address: string) => `    ${name.padEnd(example?.name.length ?? 0)}  ${address}`;
  const places = pushed.flatMap(({ target, view }) => [
    `  ${view.name}: ${view.states.applied} people, ${target.pictures()} pictures`,
    place('Everyone', target.peopleUrl),
    ...(example ? [place(example.name, target.profileUrl(example.email))] : []),
  ]);
  const who = example ? ` ${example.name}, who reports to ${example.manager}, is in all of them.` : '';
  return [
    '',
    `Done in ${seconds.toFixed(0)} s. The same people, wherever they work.${who}`,
    '',
    ...places,
    ...insideLines(inside),
    '',
    `Roster is at ${baseUrl}`,
    'Sign in as its admin (the link works once; the demo prints a new one at every start):',
    '',
    `  ${signInLink}`,
    '',
    'Stop with Ctrl-C. Started again, everything is there as it was left.',
  ].join('\n');
}

function insideLines(inside: readonly InsidePage[]): readonly string[] {
  if (inside.length === 0) return [];
  const width = Math.max(...inside.map(({ label }) => label.length));
  return [
    '  Roster inside a Jira Cloud site, which has people of its own and is a new one at each start:',
    ...inside.map(({ label, address }) => `    ${label.padEnd(width)}  ${address}`),
  ];
}
