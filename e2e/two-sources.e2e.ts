import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnector } from '#contract/connectors.ts';
import { listPeople } from '#contract/people.ts';
import { startRun } from '#contract/runs.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import { startEntraSimulator, type EntraSimulator } from '../simulators/entra/entra-simulator.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const [company, group] = [sampleCompany({ people: 40 }), sampleCompany({ people: 40 })];
const someone = company.people().find(({ active, guest, managerId, phone }) => active && !guest && managerId && phone);
if (!someone) throw new Error('The sample company has no such person.');
const groupPhone = '+44 20 5550 0100';
const groupTenantId = '5b1d0a7e-7c1d-4c58-9f4e-6f1d5b0a7e21';
group.change({ kind: 'edit', id: someone.id, values: { phone: groupPhone } });

describe('one person in two connectors', () => {
  const world = useWorld();
  const tenants: EntraSimulator[] = [];
  let admin: Visitor;

  const connect = async (name: string, tenant: EntraSimulator): Promise<string> => {
    const { tenantId, clientId, clientSecret, authorityUrl, graphUrl } = tenant;
    const settings = { tenantId, clientId, clientSecret, authorityUrl, graphUrl };
    const { api } = world.roster;
    const { id } = await api.call(createConnector, '/api/connectors', { kind: 'entra', name, settings });
    await sync(id);
    return id;
  };
  const sync = async (id: string) => {
    const { api } = world.roster;
    const run = await api.call(startRun, `/api/connectors/${id}/runs`, { type: 'full' });
    await api.endedRun(run.id);
  };

  let groupId = '';
  beforeAll(async () => {
    await addAccount(world.roster, ada, 'admin');
    tenants.push(await startEntraSimulator({ company }));
    tenants.push(await startEntraSimulator({ company: group, tenantId: groupTenantId }));
    const [own, ofGroup] = tenants;
    if (!own || !ofGroup) throw new Error('The tenants are not started.');
    await connect('Company', own);
    groupId = await connect('Group', ofGroup);
    admin = await world.visit();
    await signIn(admin, ada);
  });
  afterAll(() => Promise.all(tenants.map((tenant) => tenant.close())));

  const openPerson = async () => {
    const { items } = await world.roster.api.call(
      listPeople,
      `/api/people?search=${encodeURIComponent(someone.displayName)}`,
    );
    await admin.open(`/people/${items[0]?.id ?? ''}`);
    await admin.page.getByRole('heading', { name: someone.displayName, level: 1 }).waitFor();
  };

  it('the profile shows the first one’s value, and what the other says', async () => {
    await openPerson();
    const { page } = admin;
    const contact = page.getByRole('region', { name: 'Contact' });
    await contact.getByRole('link', { name: someone.phone ?? '', exact: true }).waitFor();
    await contact.getByText(`Group says: ${groupPhone}`).waitFor();
    expect(await contact.getByText(/says/).count()).toBe(1);
    expect(await page.getByRole('region', { name: 'Organization' }).getByText(/says/).count()).toBe(0);
  });

  it('the order can be changed from there, and holds with the next run', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'Change the order' }).click();
    await page.getByText('With this number, the order is:').waitFor();
    await page.getByRole('button', { name: 'Add a field' }).click();
    await page.getByText('Order for this field: Company, then Group.').waitFor();
    await page.getByRole('button', { name: 'Remove Name' }).click();
    await page.getByRole('spinbutton', { name: 'Place in the order' }).fill('9');
    await page.getByText('Company (9)').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Company was saved').waitFor();
    await sync(groupId);
    await openPerson();
    const contact = page.getByRole('region', { name: 'Contact' });
    await contact.getByRole('link', { name: groupPhone, exact: true }).waitFor();
    await contact.getByText(`Company says: ${someone.phone ?? ''}`).waitFor();
  });
});
