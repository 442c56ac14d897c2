import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getPerson, type Person } from '#contract/people.ts';
import { aPerson, aPersonLink, aSession, anId } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { frameIn } from '../../../testing/frame-in.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const entra = {
  id: anId(401),
  name: 'Entra ID',
  kind: 'entra',
  sourceId: 'e-1',
  lastSeenAt: '2026-11-20T08:00:00Z',
  active: true,
  values: {},
};
const ldap = { ...entra, id: anId(402), name: 'Company directory', kind: 'ldap', sourceId: 'l-1' };
const address = `/people/${anId(1)}`;
const isPerson = (over: Partial<Person>) => answers(getPerson, () => aPerson(over));

describe('a person’s page', () => {
  it('shows contact details that can be used, and nothing that must not be followed', async () => {
    const fields = { email: 'ann@example.com', mobile: '+46 (0)70 123', website: 'javascript:alert(1)' };
    renderApp(address, { session: aSession('user'), api: [isPerson({ fields })] });
    const contact = await screen.findByRole('region', { name: 'Contact' });
    expect(within(contact).getByRole('link', { name: 'ann@example.com' })).toHaveAttribute(
      'href',
      'mailto:ann@example.com',
    );
    expect(within(contact).getByRole('link', { name: '+46 (0)70 123' })).toHaveAttribute('href', 'tel:+4670123');
    expect(within(contact).getByText('javascript:alert(1)')).toBeVisible();
    expect(within(contact).queryByRole('link', { name: 'javascript:alert(1)' })).not.toBeInTheDocument();
  });

  it('opens mail, calls and websites outside the frame that it is shown in', async () => {
    frameIn('person');
    const fields = { email: 'ann@example.com', mobile: '+46 70 123', website: 'https://ann.example.com' };
    renderApp(address, { session: aSession('user'), api: [isPerson({ fields })] });
    const links = within(await screen.findByRole('region', { name: 'Contact' })).getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual(Object.values(fields));
    for (const link of links) expect(link).toHaveAttribute('target', '_blank');
  });

  it('leads from the top of the organization down to the person, and on to the reports', async () => {
    const top = aPersonLink({ id: anId(3), displayName: 'Tove Top' });
    const manager = aPersonLink({ id: anId(2), displayName: 'Maja Lind' });
    const report = aPersonLink({ id: anId(4), displayName: 'Rolf Report' });
    const person = { manager, managerChain: [manager, top], reports: [report] };
    renderApp(address, { api: [isPerson(person)] });
    const chain = await screen.findByRole('list', { name: 'Manager chain' });
    const names = within(chain)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(names.map((name) => /Tove Top|Maja Lind|Ann Berg/.exec(name)?.[0])).toEqual([
      'Tove Top',
      'Maja Lind',
      'Ann Berg',
    ]);
    expect(screen.getByRole('link', { name: /Rolf Report/ })).toHaveAttribute('href', `/people/${anId(4)}`);
  });

  it('tells admins which connector each value comes from', async () => {
    const origins = { 'field:jobTitle': entra.id, 'field:phone': ldap.id, 'property:Cost centre': anId(999) };
    const userProperties = { 'Cost centre': 'SE-1' };
    renderApp(address, { api: [isPerson({ origins, userProperties, connectors: [entra, ldap] })] });
    expect(await screen.findByText('+46 8 123 45')).toBeVisible();
    expect(screen.getByText('+46 8 123 45').closest('dd')).toHaveTextContent('from Company directory');
    expect(screen.getByText('SE-1').closest('dd')).toHaveTextContent('from a removed connector');
    expect(screen.getByRole('link', { name: 'Entra ID' })).toHaveAttribute('href', `/connectors/${entra.id}`);
  });

  it('tells admins what the other connectors say, where it is something else', async () => {
    const origins = { 'field:department': entra.id, 'field:phone': ldap.id, picture: ldap.id };
    const values = { 'field:department': 'Research', 'field:phone': '+46 8 123 45' };
    const connectors = [
      { ...entra, values: { ...values, 'field:phone': '+46 70 9' } },
      { ...ldap, values },
    ];
    renderApp(address, { api: [isPerson({ origins, connectors })] });
    const phone = (await screen.findByText('+46 8 123 45')).closest('dd');
    expect(phone).toHaveTextContent('from Company directoryEntra ID says: +46 70 9');
    const department = screen.getByRole('link', { name: 'Research' }).closest('dd');
    expect(department).toHaveTextContent(/^Researchfrom Entra ID$/);
    expect(screen.getByText(/^Picture/)).toHaveTextContent('Picture from Company directory');
    expect(screen.getByRole('link', { name: 'Change the order' })).toHaveAttribute(
      'href',
      `/connectors/${entra.id}?tab=profile`,
    );
  });

  it('offers users neither explanation nor sync', async () => {
    renderApp(address, { session: aSession('user'), api: [isPerson({})] });
    expect(await screen.findByRole('heading', { name: 'Ann Berg' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Explain|Sync/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Connectors' })).not.toBeInTheDocument();
  });

  it('marks someone who is inactive', async () => {
    renderApp(address, { api: [isPerson({ active: false })] });
    expect(await screen.findByText('Inactive')).toBeVisible();
  });

  it('says when there is no such person', async () => {
    renderApp(address, { api: [refuses(getPerson, { code: 'not-found', detail: 'There is no such person.' })] });
    expect(await screen.findByRole('heading', { name: 'This person is not in the directory' })).toBeVisible();
  });
});
