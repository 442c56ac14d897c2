import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { listAudit, type AuditEntry } from '#contract/accounts.ts';
import { listSourceKinds } from '#contract/connectors.ts';
import { anId } from '../../../testing/builders.ts';
import { aSourceKind } from '../../../testing/connector-builders.ts';
import { answers } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { auditDetails } from './audit-details.ts';
import { auditWords } from './audit-words.ts';

function anEntry(over: Partial<AuditEntry> = {}): AuditEntry {
  const at = '2026-11-20T08:00:00Z';
  return {
    id: '1',
    at,
    actor: 'ada@example.com',
    action: 'connector.updated',
    subject: 'Entra ID',
    details: {},
    ...over,
  };
}

const kinds = [aSourceKind()];
const theKinds = answers(listSourceKinds, () => ({ items: kinds, total: kinds.length }));

function aLog(size: number) {
  const asked: Record<string, unknown>[] = [];
  const log = answers(listAudit, ({ query }) => {
    asked.push(query);
    const first = (query.page - 1) * query.pageSize;
    const length = Math.max(0, Math.min(query.pageSize, size - first));
    const items = Array.from({ length }, (_, index) =>
      anEntry({ id: String(first + index), subject: `Subject ${String(first + index)}` }),
    );
    return { items, total: size };
  });
  return { asked, api: [log, theKinds] };
}

describe('the audit log', () => {
  it('says who changed what, and when', async () => {
    const entry = anEntry({ details: { changed: ['settings.bindPassword', 'schedule.cron'] } });
    renderApp('/settings?tab=audit', { api: [answers(listAudit, () => ({ items: [entry], total: 1 })), theKinds] });
    const row = await screen.findByRole('row', { name: /ada@example.com/ });
    expect(row).toHaveTextContent('Connector changed');
    expect(await within(row).findByText('Changed: Password, schedule (times)')).toBeVisible();
  });

  it('leads to the run or the person that it is about', async () => {
    const details = { type: 'full', runId: anId(500) };
    const run = anEntry({ id: '1', action: 'run.started', subject: 'Larkfield', details });
    const person = anEntry({ id: '2', action: 'picture.uploaded', subject: 'Bo Ek', details: { personId: anId(1) } });
    renderApp('/settings?tab=audit', {
      api: [answers(listAudit, () => ({ items: [run, person], total: 2 })), theKinds],
    });
    expect(await screen.findByRole('link', { name: 'Larkfield' })).toHaveAttribute('href', `/runs/${anId(500)}`);
    expect(screen.getByRole('link', { name: 'Bo Ek' })).toHaveAttribute('href', `/people/${anId(1)}`);
    expect(screen.getByRole('row', { name: /Larkfield/ })).toHaveTextContent(/Type: Full sync$/);
  });

  it('turns its pages in the address', async () => {
    const { api } = aLog(120);
    const { user, address } = renderApp('/settings?tab=audit', { api });
    await user.click(await screen.findByRole('button', { name: 'Page 3' }));
    expect(await screen.findByText('Subject 119')).toBeVisible();
    expect(address()).toBe('/settings?tab=audit&page=3');
  });

  it('goes back to the first page for another search', async () => {
    const { asked, api } = aLog(120);
    const { user, address } = renderApp('/settings?tab=audit&page=2', { api });
    await screen.findByText('Subject 60');
    await user.type(screen.getByRole('searchbox', { name: /Search by person or subject/ }), 'ada');
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ search: 'ada', page: 1 });
    });
    expect(address()).toBe('/settings?tab=audit&search=ada');
  });

  it('says when nothing matches', async () => {
    renderApp('/settings?tab=audit&action=token.created', { api: aLog(0).api });
    expect(await screen.findByText('Nothing matches')).toBeVisible();
  });

  it.each([
    [null, ''],
    ['renamed', 'renamed'],
    [{ name: 'Entra ID', limits: { gone: 20 } }, 'name: Entra ID · limits: gone: 20'],
    [['a', 1, true], 'a, 1, true'],
    [{ kind: 'ldap' }, 'Kind: LDAP'],
    [{ kind: 'paper' }, 'Kind: paper'],
    [{ scope: 'run', expiresInDays: 30 }, 'May: Run · Expires: in 30 days'],
    [{ expiresInDays: null }, 'Expires: Never'],
    [{ fileId: anId(7), bytes: 1_234_567 }, 'Size: 1,235 KB'],
    [{ changed: ['name', 'role'], role: 'admin' }, 'Changed: name, role · Role: Admin'],
    [
      { changed: ['settings.tenantId', 'scope.nestedGroups', 'fieldPriorities.field:phone', 'oidc.clientId'] },
      'Changed: tenant ID, scope (nested groups), order of Phone, sign-in (client ID)',
    ],
  ])('writes details of any shape on one line: %j', (details, line) => {
    expect(auditDetails(details, auditWords(kinds))).toBe(line);
  });
});
