import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { ScimOddities } from '../../../../simulators/scim/scim-options.ts';
import { startScimSimulator } from '../../../../simulators/scim/scim-simulator.ts';
import { openScim } from '../../../testing/scim-sessions.ts';
import { readToEnd } from '../../../testing/source-reading.ts';
import { compileMapping } from '../../mapping/compile-mapping.ts';
import { scimPresets } from './scim-presets.ts';

async function draftsOf(oddities: Partial<ScimOddities>) {
  const company = sampleCompany({ people: 8 });
  const simulator = await startScimSimulator({ company, oddities });
  const session = openScim(simulator);
  const { records } = await readToEnd(session);
  await session.close();
  await simulator.close();
  const compiled = compileMapping([...(scimPresets[0]?.rows ?? [])], { caseInsensitivePaths: true });
  if (!compiled.ok) throw new Error('The preset does not compile.');
  return { company, records, drafts: await compiled.mapping.mapRecords(records) };
}

describe('the preset', () => {
  it.each<[string, Partial<ScimOddities>]>([
    ['as the RFCs have them', {}],
    ['in another case, with booleans as texts', { otherCase: true, textBooleans: true }],
    ['with the manager as a bare id', { bareManager: 'id' }],
  ])('makes profiles of people %s', async (_, oddities) => {
    const { company, drafts } = await draftsOf(oddities);
    const person = company.people().find(({ managerId, phone, mobile }) => managerId && phone && mobile);
    const draft = drafts.find(({ sourceId }) => sourceId === person?.id);
    expect(draft?.problems).toEqual([]);
    expect(draft?.values).toMatchObject({
      'field:displayName': person?.displayName,
      'field:email': person?.email,
      'field:phone': person?.phone?.replaceAll(' ', '-'),
      'field:mobile': person?.mobile?.replaceAll(' ', '-'),
      'field:jobTitle': person?.jobTitle,
      'field:department': person?.department,
      'field:organization': company.name,
      'field:location': person?.office.city,
      'field:manager': person?.managerId,
      'field:timezone': person?.office.timeZone,
      'field:locale': person?.office.locale,
    });
  });

  it('names a manager by the login as the manager is known by', async () => {
    const { company, records, drafts } = await draftsOf({ bareManager: 'login' });
    const person = company.people().find(({ managerId }) => managerId);
    const manager = records.find(({ id }) => id === person?.managerId);
    const named = drafts.find(({ sourceId }) => sourceId === person?.id)?.values['field:manager'];
    expect(manager?.references).toContain(named);
  });
});
