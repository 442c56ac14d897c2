/** Problems that the browser itself finds; everything else is said by the server. */
export const problemTexts = {
  invalidInput: 'Some of what you typed needs another look.',
  noConnection: 'Roster cannot be reached. Check your connection and try again.',
  unexpectedAnswer:
    'Roster answered in a way this page does not understand. Reload the page; it may be older than the server.',
  noAnswer: (status: number) => `Roster could not answer (HTTP ${String(status)}). Try again in a moment.`,
  title: 'That did not work',
  listTitle: 'This could not be loaded',
  retry: 'Try again',
  requestId: (id: string) => `Request ${id}`,
  unknown: 'Something went wrong on this page. Reload it and try again.',
};
