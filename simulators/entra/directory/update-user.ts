import { type GraphAnswer, GraphError, type GraphRequest, type JsonObject } from '../graph-exchange.ts';
import { contentOf } from './request-content.ts';
import { objectIn } from '../../edge/json-content.ts';
import type { Tenant } from './tenant.ts';
import { findUser } from './users.ts';

/** https://learn.microsoft.com/graph/api/resources/onpremisesextensionattributes and …/extensionproperty */
const maxLengths = { attribute: 1024, extension: 256 };

/** `PATCH /users/{id}`, of extension attributes and directory extensions: https://learn.microsoft.com/graph/api/user-update */
export function updateUser(tenant: Tenant, request: GraphRequest, [key = '']: readonly string[]): GraphAnswer {
  const person = findUser(tenant, key);
  const { onPremisesExtensionAttributes: attributes, ...extensions } = contentOf(request);
  if (attributes !== undefined && tenant.settings.synced(person)) {
    throw bad(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  }
  const own = objectIn(attributes) ?? {};
  refuse(own, (name) => /^extensionAttribute([1-9]|1[0-5])$/u.test(name), maxLengths.attribute);
  refuse(extensions, (name) => tenant.extensions.has(name), maxLengths.extension);
  tenant.written.set(person.id, { ...tenant.written.get(person.id), ...own, ...extensions });
  return { status: 204 };
}

function refuse(values: JsonObject, isKnown: (name: string) => boolean, maxLength: number): void {
  for (const [name, value] of Object.entries(values)) {
    if (!isKnown(name)) throw bad(`One or more properties contains invalid values: property '${name}'.`);
    const fits = value === null || (typeof value === 'string' && value !== '' && value.length <= maxLength);
    if (!fits) throw bad(`Invalid value specified for property '${name}' of resource 'User'.`);
  }
}

const bad = (message: string): GraphError => new GraphError(400, 'Request_BadRequest', message);
