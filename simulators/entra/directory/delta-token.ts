import { z } from 'zod';
import { GraphError } from '../graph-exchange.ts';
import type { Tenant } from './tenant.ts';

/** The question that was asked first; it travels in every token of the round and of later rounds. */
const tracked = z.object({
  names: z.array(z.string()),
  manager: z.boolean(),
  ids: z.array(z.string()).optional(),
});
export type Tracked = z.infer<typeof tracked>;

const deltaToken = z.object({
  kind: z.literal('delta'),
  tracked,
  /** The company's history up to here is known to the client. */
  sequence: z.number(),
  issuedAt: z.number(),
  generation: z.number(),
});
export type DeltaToken = z.infer<typeof deltaToken>;

const deltaPage = z.object({
  kind: z.literal('page'),
  tracked,
  /** Absent: everyone is listed, for the first time. */
  since: z.number().optional(),
  /** Changes beyond this belong to the next round. */
  until: z.number(),
  /** Items of the round that earlier pages had; the first page of changes is empty. */
  position: z.number(),
  generation: z.number(),
});
export type DeltaPage = z.infer<typeof deltaPage>;

const sevenDaysMillis = 7 * 24 * 60 * 60 * 1000;

export function openDeltaToken(tenant: Tenant, token: string): DeltaToken {
  const opened = tenant.seal.open(token, z.union([deltaToken, deltaPage]));
  if (opened?.kind !== 'delta') throw badToken();
  const age = tenant.settings.now().getTime() - opened.issuedAt;
  if (age > sevenDaysMillis || opened.generation !== tenant.faults.state().deltaGeneration) throw expired(tenant);
  return opened;
}

export function openDeltaPage(tenant: Tenant, token: string): DeltaPage {
  const opened = tenant.seal.open(token, z.union([deltaToken, deltaPage]));
  if (opened?.kind !== 'page') throw badToken();
  if (opened.generation !== tenant.faults.state().deltaGeneration) throw expired(tenant);
  return opened;
}

/** https://learn.microsoft.com/graph/delta-query-overview#synchronization-reset and #token-duration */
function expired(tenant: Tenant): GraphError {
  if (tenant.faults.state().expiredDeltaAnswer === 'syncStateNotFound') {
    return new GraphError(
      400,
      'syncStateNotFound',
      'The sync state generation is not found. The delta token has expired.',
    );
  }
  const location = `${tenant.graphUrl}/v1.0/users/delta?$deltatoken=`;
  return new GraphError(410, 'resyncRequired', 'Resync required. The delta token is no longer valid.', {
    Location: location,
  });
}

function badToken(): GraphError {
  return new GraphError(400, 'Request_BadRequest', 'Badly formed token.');
}
