import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sampleCompany } from '../simulators/company/company.ts';
import { startEntraSimulator, type EntraSimulator } from '../simulators/entra/entra-simulator.ts';
import type { SampleCompany } from './api/api-parts.ts';
import type { Database } from './database/client.ts';
import { moveSampleConnectors, sampleConnectorPort } from './sample-company-store.ts';

export interface SampleCompanyHost {
  /** Starts the simulated tenant, or finds it running. */
  start(): Promise<SampleCompany>;
  /** Starts it if a connector of an earlier start reads it. */
  resume(): Promise<void>;
  /** Where it is at present (host and port); none while it is not running. */
  hosts(): readonly string[];
  /** How many people it has. */
  size(): Promise<number>;
  close(): Promise<void>;
}

interface HostOptions {
  readonly database: Database;
  readonly dataFolder: string;
  /** Absent: as at the last start, else 300. */
  readonly people?: number | undefined;
}

const usualPeople = 300;
const kept = z.object({ people: z.int().positive() });

/** The sample company in a simulated Entra tenant, on a loopback port of this process. */
export function hostSampleCompany({ database, dataFolder, people }: HostOptions): SampleCompanyHost {
  let started: Promise<EntraSimulator> | undefined;
  let hosts: readonly string[] = [];

  const open = async (): Promise<EntraSimulator> => {
    const company = sampleCompany({ people: await companySize(dataFolder, people) });
    const port = await sampleConnectorPort(database);
    // Links that a connector holds carry the port; where it is taken, the next run reads everyone.
    const simulator = await startEntraSimulator({ company, port }).catch(() => startEntraSimulator({ company }));
    hosts = [new URL(simulator.authorityUrl).host, new URL(simulator.graphUrl).host];
    await moveSampleConnectors(database, simulator);
    return simulator;
  };
  const start = async (): Promise<SampleCompany> => {
    started ??= open();
    const { authorityUrl, graphUrl, tenantId, clientId, clientSecret } = await started;
    return { kind: 'entra', settings: { authorityUrl, graphUrl, tenantId, clientId, clientSecret, cloud: 'global' } };
  };
  return {
    start,
    resume: async () => {
      if ((await sampleConnectorPort(database)) !== 0) await start();
    },
    hosts: () => hosts,
    size: () => companySize(dataFolder, people),
    close: async () => {
      await (await started)?.close();
    },
  };
}

async function companySize(dataFolder: string, people: number | undefined): Promise<number> {
  const file = join(dataFolder, 'sample-company.json');
  if (people === undefined) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined ? usualPeople : kept.parse(JSON.parse(text)).people;
  }
  await mkdir(dataFolder, { recursive: true });
  await writeFile(file, `${JSON.stringify({ people })}\n`);
  return people;
}
