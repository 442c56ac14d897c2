import {
  checkConnector,
  checkNewConnector,
  createConnector,
  deleteConnector,
  updateConnector,
} from '#contract/connectors.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { call, type CallOptions } from '../../api/call.ts';

export type NewConnector = CallOptions<typeof createConnector>['body'];
export type ConnectorPatch = CallOptions<typeof updateConnector>['body'];
export type CheckOrder = CallOptions<typeof checkNewConnector>['body'];

export const addConnector = (body: NewConnector) => call(createConnector, { body });
export const changeConnector = (id: string, body: ConnectorPatch) => call(updateConnector, { params: { id }, body });
export const removeConnector = (id: string) => call(deleteConnector, { params: { id } });
/** What works with settings that no connector has yet. */
export const checkSettings = (kind: string, body: CheckOrder) => call(checkNewConnector, { params: { kind }, body });
/** What works with a connector's settings, saved or as given. */
export const checkSaved = (id: string, body: Partial<CheckOrder>) => call(checkConnector, { params: { id }, body });
export const loadSample = () => call(loadSampleCompany, {});
