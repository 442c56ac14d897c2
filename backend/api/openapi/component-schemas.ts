import { z } from 'zod';
import * as accounts from '#contract/accounts.ts';
import * as connectors from '#contract/connectors.ts';
import * as files from '#contract/files.ts';
import * as mapping from '#contract/mapping.ts';
import * as people from '#contract/people.ts';
import { problem } from '#contract/problem.ts';
import * as pushes from '#contract/pushes.ts';
import * as runs from '#contract/runs.ts';
import { connectorScope } from '#contract/scope.ts';
import { currentSession } from '#contract/session.ts';
import * as targets from '#contract/targets.ts';

const named: Readonly<Record<string, z.ZodType>> = {
  Account: accounts.account,
  ApiToken: accounts.apiToken,
  Attribute: connectors.attribute,
  AuditEntry: accounts.auditEntry,
  Change: runs.change,
  CheckResult: connectors.checkResult,
  Connector: connectors.connector,
  ConnectorScope: connectorScope,
  Explanation: connectors.explanation,
  MappingRow: mapping.mappingRow,
  MappingSource: mapping.mappingSource,
  MappingTarget: mapping.mappingTarget,
  Person: people.person,
  PersonLink: people.personLink,
  PersonSummary: people.personSummary,
  PicturePolicy: connectors.picturePolicy,
  Problem: problem,
  Push: pushes.push,
  PushLine: pushes.pushLine,
  Run: runs.run,
  RunCounts: runs.runCounts,
  RunSummary: runs.runSummary,
  Safety: connectors.safety,
  Schedule: connectors.schedule,
  Session: currentSession,
  SourceKind: connectors.sourceKind,
  Target: targets.target,
  TargetFieldRow: targets.targetFieldRow,
  TargetKind: targets.targetKind,
  TargetPerson: targets.targetPerson,
  Transform: mapping.transform,
  UploadedFile: files.uploadedFile,
};

/** Names the shapes that stand in the document once; zod keeps such names in a registry of its own. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(named)) z.globalRegistry.add(schema, { id });
}
