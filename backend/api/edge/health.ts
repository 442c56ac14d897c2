import { Router, type Response } from 'express';
import type { Database } from '../../database/client.ts';
import { isDatabaseAway } from '../../database/is-database-away.ts';
import { pendingMigrations } from '../../database/pending-migrations.ts';

/** `/healthz`: the process answers. `/readyz`: it can do its work. Neither tells anything that is not public. */
export function healthRoutes(database: Database, stopping: AbortSignal): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => answer(response, 200, 'ok'));
  router.get('/readyz', async (_request, response) => {
    const hindrance = stopping.aborted ? 'Roster is stopping.' : await findHindrance(database);
    if (hindrance === undefined) answer(response, 200, 'ready');
    else answer(response, 503, hindrance);
  });
  return router;
}

async function findHindrance(database: Database): Promise<string | undefined> {
  try {
    const pending = await pendingMigrations(database);
    return pending.length === 0 ? undefined : 'The database is not migrated to this version.';
  } catch (error) {
    if (isDatabaseAway(error)) return 'The database cannot be reached.';
    throw error;
  }
}

function answer(response: Response, status: 200 | 503, text: string): void {
  response.status(status).set('Cache-Control', 'no-store').json({ status: text });
}
