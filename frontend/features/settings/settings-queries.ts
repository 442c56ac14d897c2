import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  createAccount,
  createToken,
  deleteAccount,
  deleteToken,
  getSettings,
  listAccounts,
  listAudit,
  listTokens,
  putSettings,
  updateAccount,
} from '#contract/accounts.ts';
import { call, type BodyOf, type ResponseOf } from '../../api/call.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call(getSettings, { signal }),
});

export type SavedSettings = ResponseOf<typeof getSettings>;
export type SettingsInput = BodyOf<typeof putSettings>;
export const saveSettings = (body: SettingsInput) => call(putSettings, { body });

export const accountPageSize = 50;

export function accountsQuery(page: number) {
  return queryOptions({
    queryKey: ['accounts', page],
    queryFn: ({ signal }) => call(listAccounts, { query: { page, pageSize: accountPageSize }, signal }),
    placeholderData: keepPreviousData,
  });
}

export type AccountInput = BodyOf<typeof createAccount>;
export type AccountChange = BodyOf<typeof updateAccount>;
export const addAccount = (body: AccountInput) => call(createAccount, { body });
export const changeAccount = (id: string, body: AccountChange) => call(updateAccount, { params: { id }, body });
export const removeAccount = (id: string) => call(deleteAccount, { params: { id } });

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => call(listTokens, { signal }),
});

export type TokenInput = BodyOf<typeof createToken>;
export const addToken = (body: TokenInput) => call(createToken, { body });
export const revokeToken = (id: string) => call(deleteToken, { params: { id } });

export const auditPageSize = 50;

export interface AuditFilter {
  readonly search?: string;
  readonly action?: string;
}

export function auditQuery(filter: AuditFilter, page: number) {
  return queryOptions({
    queryKey: ['audit', filter, page],
    queryFn: ({ signal }) => call(listAudit, { query: { ...filter, page, pageSize: auditPageSize }, signal }),
    placeholderData: keepPreviousData,
  });
}
