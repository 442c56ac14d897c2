import { expect, it } from 'vitest';
import { photoAgentOf } from './photo-agent.ts';

it.each([
  ['Atlassian HttpClient 2.1.5', 'atlassian'],
  ['Mozilla/5.0 (compatible; atlassian-photo-sync/1.0)', 'atlassian'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'browser'],
  ['curl/8.5.0', 'command-line'],
  ['Wget/1.21', 'command-line'],
  ['Roster/0.1', 'roster'],
  ['Rosterizer/2', 'other'],
  ['Go-http-client/2.0', 'other'],
  ['curlew', 'other'],
  ['', 'other'],
  [undefined, 'other'],
] as const)('takes %j for %s', (userAgent, family) => {
  expect(photoAgentOf(userAgent)).toBe(family);
});
