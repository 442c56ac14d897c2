import type { Operation } from '#contract/operation.ts';
import type { Route } from './route.ts';

/** Operations of admins that are no GET only because of what has to be sent along. */
const changeNothing = new Set([
  'checkConnector',
  'checkNewConnector',
  'checkTarget',
  'checkNewTarget',
  'checkPhotos',
  'explainPerson',
]);

/** Stops the start unless each operation of the contract has one handler, and each that changes settings is audited. */
export function checkRoutes(routes: readonly Route[], operations: readonly Operation[]): void {
  const handled = routes.map(({ operation }) => operation.id);
  const problems = [
    ...operations.filter(({ id }) => !handled.includes(id)).map(({ id }) => `${id} has no handler`),
    ...handled.filter((id, index) => handled.indexOf(id) !== index).map((id) => `${id} has two handlers`),
    ...handled.filter((id) => !operations.some((known) => known.id === id)).map((id) => `${id} is not in the contract`),
    ...routes.filter(forgetsAudit).map(({ operation }) => `${operation.id} is not audited`),
  ];
  if (problems.length > 0) throw new Error(`The API does not fit its contract: ${problems.join('; ')}.`);
}

function forgetsAudit({ operation: { id, method, access }, isAudited }: Route): boolean {
  return access === 'admin' && method !== 'get' && !isAudited && !changeNothing.has(id);
}
