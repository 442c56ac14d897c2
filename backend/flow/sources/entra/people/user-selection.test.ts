import { describe, expect, it } from 'vitest';
import { selectUserProperties } from './user-selection.ts';

const own = ['accountEnabled', 'displayName', 'id', 'mail', 'userPrincipalName', 'userType'];

describe('selectUserProperties', () => {
  it('asks for what Roster needs itself, whatever the mapping', () => {
    expect(selectUserProperties([])).toEqual({ properties: own, unreadable: [] });
  });

  it('asks for the property that a path begins with, once', () => {
    const { properties } = selectUserProperties([
      'department',
      'businessPhones[0]',
      'onPremisesExtensionAttributes.extensionAttribute1',
      'onPremisesExtensionAttributes.extensionAttribute2',
      'employeeOrgData.division',
      '["extension_c1b7d8e2_badge"]',
      'displayName',
    ]);
    expect(properties).toEqual(
      [
        ...own,
        'businessPhones',
        'department',
        'employeeOrgData',
        'extension_c1b7d8e2_badge',
        'onPremisesExtensionAttributes',
      ].sort(),
    );
  });

  it('expands the manager only when the mapping wants one, with what it wants of them', () => {
    expect(selectUserProperties(['department']).managerProperties).toBeUndefined();
    expect(selectUserProperties(['manager.id']).managerProperties).toEqual([
      'displayName',
      'id',
      'mail',
      'userPrincipalName',
    ]);
    expect(selectUserProperties(['manager.jobTitle']).managerProperties).toContain('jobTitle');
    expect(selectUserProperties(['manager']).properties).toEqual(own);
  });

  it('leaves out what no list of users has, and says so', () => {
    const selection = selectUserProperties(['aboutMe', 'skills[0]', 'extensions[id=com.contoso.hr].badge', 'jobTitle']);
    expect(selection.unreadable).toEqual(['aboutMe', 'extensions', 'skills']);
    expect(selection.properties).toEqual([...own, 'jobTitle'].sort());
  });

  it('lets nothing into the query that is not a name', () => {
    const { properties, unreadable } = selectUserProperties(['["id&$filter=x"]', 'manager["a,b"]', 'a-b']);
    expect(properties).toEqual(own);
    expect(unreadable).toEqual(['a-b', 'id&$filter=x']);
    expect(selectUserProperties(['manager["a,b"]']).managerProperties).not.toContain('a,b');
  });

  it('asks for everything to discover, extension attributes and manager included', () => {
    const { properties, managerProperties } = selectUserProperties('all');
    expect(properties).toEqual(expect.arrayContaining([...own, 'department', 'onPremisesExtensionAttributes']));
    expect(managerProperties).toContain('id');
    expect(properties).not.toContain('aboutMe');
  });
});
