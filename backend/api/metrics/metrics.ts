import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { MetricFigures } from './metric-figures-store.ts';
import { pushGauges } from './push-gauges.ts';
import type { PushFigures } from './push-figures-store.ts';
import type { SecretDate } from './read-secret-dates.ts';

export interface AnsweredRequest {
  /** Id of the operation; `other` for pages, pictures and what does not exist. */
  readonly operation: string;
  readonly status: number;
  readonly seconds: number;
}

export interface Metrics {
  observe(request: AnsweredRequest): void;
  countFailedSignIn(): void;
  /** Everything in Prometheus' text format. */
  expose(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface MetricSources {
  /** Read anew for every exposition, so that all processes tell the same. */
  readonly readFigures: () => Promise<MetricFigures>;
  readonly readPushFigures: () => Promise<PushFigures>;
  readonly readSecretDates: () => Promise<readonly SecretDate[]>;
  /** Jobs waiting, by queue. */
  readonly queueDepth?: (() => Promise<Readonly<Record<string, number>>>) | undefined;
}

const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function createMetrics(sources: MetricSources): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: 'roster_http_request_duration_seconds',
    help: 'Time to answer, by operation and status.',
    labelNames: ['operation', 'status'],
    buckets: durationBuckets,
    registers,
  });
  const failedSignIns = new Counter({
    name: 'roster_sign_in_failures_total',
    help: 'Sign-ins that this process refused.',
    registers,
  });
  const setFigures = figureGauges(registers);
  const setPushFigures = pushGauges(registers);
  const setSecretDates = secretGauge(registers);
  return {
    observe: ({ operation, status, seconds }) => duration.observe({ operation, status: String(status) }, seconds),
    countFailedSignIn: () => failedSignIns.inc(),
    expose: async () => {
      const [figures, pushFigures, secretDates, depths] = await Promise.all([
        sources.readFigures(),
        sources.readPushFigures(),
        sources.readSecretDates(),
        sources.queueDepth?.(),
      ]);
      setFigures(figures, depths ?? {});
      setPushFigures(pushFigures);
      setSecretDates(secretDates);
      return { contentType: register.contentType, text: await register.metrics() };
    },
  };
}

function figureGauges(
  registers: Registry[],
): (figures: MetricFigures, depths: Readonly<Record<string, number>>) => void {
  const gauge = (name: string, help: string, label: string) =>
    new Gauge({ name, help, labelNames: [label], registers });
  const runs = gauge('roster_runs', 'Runs in the history, by status.', 'status');
  const people = gauge('roster_people', 'People in the directory.', 'state');
  const connectors = gauge('roster_connectors', 'Connectors.', 'state');
  const pictures = gauge('roster_people_with_picture', 'People who show a picture, by where it comes from.', 'source');
  const issues = gauge('roster_issue_outcomes', 'What came of work in Jira’s issues, in the history.', 'outcome');
  const forge = gauge(
    'roster_forge_installations',
    'Products reached through Forge, by the token that is held.',
    'token',
  );
  const jobs = gauge('roster_jobs_waiting', 'Jobs that wait for a worker, by queue.', 'queue');
  return (figures, depths) => {
    fill(runs, 'status', figures.runs);
    fill(people, 'state', figures.people);
    fill(connectors, 'state', figures.connectors);
    fill(pictures, 'source', figures.pictures);
    fill(issues, 'outcome', figures.issueOutcomes);
    fill(forge, 'token', figures.forgeInstallations);
    fill(jobs, 'queue', depths);
  };
}

function secretGauge(registers: Registry[]): (dates: readonly SecretDate[]) => void {
  const gauge = (prefix: string, of: SecretDate['of']) => ({
    of,
    dates: new Gauge({
      name: `${prefix}_secret_expires_timestamp_seconds`,
      help: `When a secret or certificate of a ${of} expires, where that is known.`,
      labelNames: [of, 'kind', 'setting'],
      registers,
    }),
  });
  const gauges = [gauge('roster', 'connector'), gauge('roster_target', 'target')];
  return (dates) => {
    for (const { of, dates: told } of gauges) {
      told.reset();
      for (const { name, kind, setting, expiresAt } of dates.filter((date) => date.of === of))
        told.set({ [of]: name, kind, setting }, Math.floor(expiresAt.getTime() / 1000));
    }
  };
}

function fill(gauge: Gauge, label: string, values: Readonly<Record<string, number>>): void {
  gauge.reset();
  for (const [name, value] of Object.entries(values)) gauge.set({ [label]: name }, value);
}
