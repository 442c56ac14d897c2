import { randomUUID } from 'node:crypto';
import { type GraphAnswer, GraphError, type GraphRequest, ok } from '../graph-exchange.ts';
import { contentOf } from './request-content.ts';
import type { Tenant } from './tenant.ts';
import { notFound } from './users.ts';

/** `GET /applications(appId='…')/extensionProperties`: https://learn.microsoft.com/graph/api/application-list-extensionproperty */
export function listExtensionProperties(
  tenant: Tenant,
  _request: GraphRequest,
  [appId = '']: readonly string[],
): GraphAnswer {
  return ok({ value: [...tenant.extensions].filter((name) => name.startsWith(prefix(tenant, appId))).map(propertyOf) });
}

/** `POST` to the same: https://learn.microsoft.com/graph/api/application-post-extensionproperty */
export function createExtensionProperty(
  tenant: Tenant,
  request: GraphRequest,
  [appId = '']: readonly string[],
): GraphAnswer {
  const { name, dataType, targetObjects } = contentOf(request);
  const isComplete = dataType === 'String' && Array.isArray(targetObjects) && targetObjects.includes('User');
  if (typeof name !== 'string' || !/^\w+$/u.test(name) || !isComplete) {
    throw new GraphError(400, 'Request_BadRequest', 'Invalid value specified for an extension property.');
  }
  const whole = `${prefix(tenant, appId)}${name}`;
  if (tenant.extensions.has(whole)) {
    throw new GraphError(400, 'Request_BadRequest', 'An extension property exists with the name ' + whole);
  }
  tenant.extensions.add(whole);
  return { status: 201, body: propertyOf(whole) };
}

function prefix({ settings }: Tenant, appId: string): string {
  if (appId !== settings.clientId) throw notFound(appId);
  return `extension_${appId.replaceAll('-', '')}_`;
}

const propertyOf = (name: string) => ({ id: randomUUID(), name, dataType: 'String', targetObjects: ['User'] });
