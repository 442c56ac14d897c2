import type { CompanyEvent } from '../../company/company-change.ts';
import type { CompanyPerson } from '../../company/company-person.ts';
import type { JsonObject } from '../graph-exchange.ts';
import type { Tracked } from './delta-token.ts';
import type { Tenant } from './tenant.ts';
import { userView } from './user-view.ts';

const userType = '#microsoft.graph.user';

/** What a client wants to be told. */
export interface ChangeQuestion {
  readonly tracked: Tracked;
  /** Of a changed person, what changed and nothing else. */
  readonly changedOnly: boolean;
}

/** One person's way from the beginning of a round to its end. */
interface Journey {
  readonly id: string;
  readonly before?: CompanyPerson;
  readonly after?: CompanyPerson;
  readonly forGood: boolean;
}

/** Everyone as a first round lists them: values that were never set are absent. */
export function initialItem(tenant: Tenant, person: CompanyPerson, tracked: Tracked): JsonObject {
  return {
    ...setValues(userView(tenant, person, tracked.names)),
    id: person.id,
    ...managerChange(undefined, person, tracked),
  };
}

/** What the events make of the tracked people: one item each, in the order of their latest change. */
export function changeItems(
  tenant: Tenant,
  events: readonly CompanyEvent[],
  question: ChangeQuestion,
): readonly JsonObject[] {
  return journeys(events)
    .filter(({ id }) => question.tracked.ids?.includes(id) ?? true)
    .flatMap((journey) => changeItem(tenant, journey, question));
}

function journeys(events: readonly CompanyEvent[]): readonly Journey[] {
  const found = new Map<string, Journey>();
  for (const { id, before, after, forGood } of events) {
    const earliest = found.has(id) ? found.get(id)?.before : before;
    found.delete(id);
    found.set(id, {
      id,
      forGood,
      ...(earliest === undefined ? {} : { before: earliest }),
      ...(after === undefined ? {} : { after }),
    });
  }
  return [...found.values()];
}

function changeItem(tenant: Tenant, journey: Journey, question: ChangeQuestion): readonly JsonObject[] {
  const { tracked, changedOnly } = question;
  const { id, before, after, forGood } = journey;
  if (after === undefined) return [{ id, '@removed': { reason: forGood ? 'deleted' : 'changed' } }];
  if (before === undefined) return [initialItem(tenant, after, tracked)];
  const [old, current] = [userView(tenant, before, tracked.names), userView(tenant, after, tracked.names)];
  const changed = tracked.names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(current[name]));
  const manager = managerChange(before, after, tracked);
  if (changed.length === 0 && Object.keys(manager).length === 0) return [];
  const changes = Object.fromEntries(changed.map((name) => [name, current[name] ?? null]));
  return [{ ...(changedOnly ? {} : setValues(current)), ...changes, id, ...manager }];
}

function setValues(view: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== null));
}

/** A relationship is told by an annotation, with ids only. */
function managerChange(before: CompanyPerson | undefined, after: CompanyPerson, tracked: Tracked): JsonObject {
  if (!tracked.manager || before?.managerId === after.managerId) return {};
  const gone = before?.managerId === undefined ? [] : [{ id: before.managerId, '@removed': { reason: 'deleted' } }];
  const come = after.managerId === undefined ? [] : [{ id: after.managerId }];
  const links = [...gone, ...come].map((link) => ({ '@odata.type': userType, ...link }));
  return { 'manager@delta': links };
}
