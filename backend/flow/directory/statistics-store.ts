import { sql, type Transaction } from '../../database/client.ts';

/** Until the end of the transaction: what PostgreSQL gives a query by default makes it sort thousands of people on disk. */
export async function prepareForMany(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`set local work_mem = '64MB'`;
  // Enough to know many from few, and quick on a table with years of history.
  await transaction.$executeRaw`set local default_statistics_target = 10`;
}

const countedColumns = {
  run_record: sql`run_record (run_id, source_id, kind, in_scope)`,
  run_change: sql`run_change (run_id, source_id, person_id, outcome)`,
  run_manager: sql`run_manager (run_id, source_id, person_id)`,
  person_source: sql`person_source (connector_id, source_id, person_id)`,
  person: sql`person (id, site_id)`,
};

/** Fewer may be guessed at. */
const manyRows = 500;

/**
 * Autovacuum has had no time to count rows that came a moment ago: the planner takes thousands for a few and compares
 * everyone with everyone, which has been seen to take minutes.
 */
export async function countAnew(
  transaction: Transaction,
  table: keyof typeof countedColumns,
  rows: number,
): Promise<void> {
  if (rows < manyRows) return;
  await transaction.$executeRaw`analyze ${countedColumns[table]}`;
}
