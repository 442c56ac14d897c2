import { parseAttributePath, type AttributePath } from './attribute-path.ts';
import { isOnThisMachine, type OrganizationSettings } from '../organization-settings.ts';

/** Where of a SCIM user everything goes, by the settings. */
export interface UserSlots {
  /** Single texts, by the names of the target's fields. */
  readonly fields: ReadonlyMap<string, AttributePath>;
  readonly phones: AttributePath;
  readonly phoneType: string;
  readonly manager: AttributePath;
  readonly managerBy: OrganizationSettings['managerBy'];
  readonly photos: AttributePath;
  /** Whether photos may be at this address. */
  readonly photoAddress: (address: string) => boolean;
  readonly provisions: boolean;
}

export function slotsOf(settings: OrganizationSettings): UserSlots {
  const fields = {
    title: settings.titlePath,
    department: settings.departmentPath,
    organization: settings.organizationPath,
    displayName: settings.displayNamePath,
    nickName: settings.nickNamePath,
    timezone: settings.timezonePath,
    preferredLanguage: settings.preferredLanguagePath,
  };
  return {
    fields: new Map(Object.entries(fields).map(([name, path]) => [name, parseAttributePath(path)])),
    phones: parseAttributePath(settings.phonePath),
    phoneType: settings.phoneType,
    manager: parseAttributePath(settings.managerPath),
    managerBy: settings.managerBy,
    photos: parseAttributePath(settings.photosPath),
    // A directory on this machine is no Atlassian one, and reaches what is on this machine.
    photoAddress: (address) =>
      address.startsWith('https://') || (isOnThisMachine(address) && isOnThisMachine(settings.baseUrl)),
    provisions: settings.provisioning,
  };
}
