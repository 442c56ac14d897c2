import { ConnectorError } from '../../../errors/connector-error.ts';
import type { CheckFinding, SourceCheck } from '../source.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkPictures } from './check/check-pictures.ts';
import { checkColumns } from './check/check-columns.ts';
import { checkText } from './check/check-text.ts';
import { surveyRows, type RowSurvey } from './check/survey-rows.ts';
import { checkRows } from './check/check-rows.ts';
import type { CsvContent } from './csv-content.ts';
import { isProblem } from './columns/plan-columns.ts';
import { hintWithoutAlbum } from './pictures/picture-hint.ts';

/** What the file looks like to Roster, before anyone of it is brought in: all of it is read once. */
export async function checkCsv(means: CheckMeans, signal: AbortSignal): Promise<SourceCheck> {
  const opened = await attempt('Open the file', () => means.content(signal));
  if ('finding' in opened) return { ok: false, findings: [opened.finding] };
  const { content } = opened;
  const found = isProblem(content.columns)
    ? undefined
    : await attempt('Read the rows', () => survey(means, content, signal));
  const rows = found && ('content' in found ? found.content : undefined);
  const findings = [
    ...checkText(content, rows),
    ...checkColumns(content, means.settings),
    ...(found && 'finding' in found ? [found.finding] : []),
    ...(rows ? checkRows(rows, content, means.settings) : []),
    ...(rows ? await checkPictures(means, rows, signal) : []),
  ];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

function survey({ settings, context }: CheckMeans, content: CsvContent, signal: AbortSignal): Promise<RowSurvey> {
  return surveyRows(
    {
      content,
      settings,
      scope: context.scope,
      findPicture: (wanted) => hintWithoutAlbum({ pictures: undefined }, wanted),
    },
    signal,
  );
}

type Attempt<Content> = { readonly content: Content } | { readonly finding: CheckFinding };

/** What fails is a finding; only an abort is not. */
async function attempt<Content>(subject: string, work: () => Promise<Content>): Promise<Attempt<Content>> {
  try {
    return { content: await work() };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { message, setting } = error.failure;
    return { finding: { status: 'missing', subject, message, ...(setting !== undefined && { setting }) } };
  }
}
