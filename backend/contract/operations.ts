import * as accounts from './accounts.ts';
import * as atlassian from './atlassian.ts';
import * as connectors from './connectors.ts';
import * as files from './files.ts';
import * as issueOutcomes from './issue-outcomes.ts';
import type { Operation } from './operation.ts';
import * as people from './people.ts';
import * as photos from './photos.ts';
import * as privacy from './privacy.ts';
import * as pushes from './pushes.ts';
import * as runs from './runs.ts';
import * as session from './session.ts';
import * as sharing from './sharing.ts';
import * as system from './system.ts';
import * as targets from './targets.ts';

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;
}

/** Every operation of the HTTP API. */
export const operations: readonly Operation[] = [
  session,
  people,
  connectors,
  files,
  runs,
  targets,
  pushes,
  issueOutcomes,
  photos,
  privacy,
  atlassian,
  accounts,
  sharing,
  system,
].flatMap((module) => Object.values<unknown>({ ...module }).filter(isOperation));
