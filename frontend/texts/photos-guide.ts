/** What an admin pastes, to the letter. The names of the attributes are those that Roster's targets write unless told otherwise. */
const scim = {
  value: 'photos.^[primary==true].value',
  type: 'photos.^[primary==true].type',
  namespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
  photos: 'urn:ietf:params:scim:schemas:core:2.0:User:photos',
  /** As SCIM itself writes paths (RFC 7644, 3.5.2); the ones above are Okta's way. */
  valuePath: 'photos[primary eq true].value',
  typePath: 'photos[primary eq true].type',
} as const;
const names = { value: 'primaryPhotoValue', type: 'primaryPhotoType' } as const;
const photoType = 'photo';

export const photoProviders = ['okta', 'entra', 'onelogin', 'ping'] as const;
export type PhotoProvider = (typeof photoProviders)[number];

export interface GuideStep {
  readonly title: string;
  readonly text: string;
  /** To paste, each into the field of that name. */
  readonly values?: readonly (readonly [field: string, value: string])[];
}

export interface ProviderSteps {
  readonly name: string;
  /** Absent: Atlassian describes these very steps. */
  readonly note?: string;
  readonly steps: readonly GuideStep[];
}

const push = (target: string, type: string): GuideStep => ({
  title: 'Let Roster write the address',
  text: `In Roster, add the target “${target}”. ${type} Push, and open a few people over there: each who has a picture now has an address in the attribute.`,
});

const look: GuideStep = {
  title: 'Look at a profile',
  text: 'Sign in to id.atlassian.com as one of the people: their picture has changed. It shows for managed accounts only. In the list of photos here you see when their address was fetched.',
};

const okta: ProviderSteps = {
  name: 'Okta',
  steps: [
    {
      title: 'Create the attribute in Okta’s user profile',
      text: 'Open Directory, Profile Editor, User (default) and select Add Attribute. The type needs no attribute here: it is the same for everyone.',
      values: [
        ['Data type', 'string'],
        ['Display name', 'Primary Photo Value'],
        ['Variable name', names.value],
      ],
    },
    push('Okta photo attribute', 'Leave its photo type attribute empty.'),
    {
      title: 'Create the photo value in the Atlassian app',
      text: 'Open Applications, Atlassian Cloud, Provisioning and select Go to Profile Editor, Add Attribute.',
      values: [
        ['Data type', 'string'],
        ['Display name', 'Primary Photo Value'],
        ['Variable name', 'primary_photo_value'],
        ['External name', scim.value],
        ['External namespace', scim.namespace],
      ],
    },
    {
      title: 'Create the photo type beside it',
      text: 'Select Add Attribute once more.',
      values: [
        ['Data type', 'string'],
        ['Display name', 'Primary Photo Type'],
        ['Variable name', 'primary_photo_type'],
        ['External name', scim.type],
        ['External namespace', scim.namespace],
      ],
    },
    {
      title: 'Map the value',
      text: 'Back under Provisioning, To App, select Show Unmapped Attributes and edit Primary Photo Value: choose Map from Okta Profile, this attribute, and Apply on: Create and update.',
      values: [['Map from Okta Profile', names.value]],
    },
    {
      title: 'Map the type',
      text: 'Edit Primary Photo Type: choose Same value for all users, this value, and Apply on: Create and update.',
      values: [['Same value for all users', photoType]],
    },
    {
      title: 'Assign people and send them',
      text: 'Under Provisioning, To App, Update User Attributes must be on. Under Assignments, see that the people are assigned to the app; then select Force Sync under Provisioning, To App.',
    },
    look,
  ],
};

const entra: ProviderSteps = {
  name: 'Microsoft Entra ID',
  note: 'Atlassian names the attribute and its format, but not each step of Entra. The names of buttons may differ in your admin center.',
  steps: [
    push(
      'Microsoft Entra photo attribute',
      'It writes primaryPhotoValue, a directory extension that it creates on request, or one of extensionAttribute1 to 15 that nothing else uses.',
    ),
    {
      title: 'Make the photo known to the Atlassian app',
      text: 'In the Entra admin center, open Enterprise applications, Atlassian Cloud, Provisioning, Edit provisioning, Mappings, Provision Microsoft Entra ID Users. Select Show advanced options, Edit attribute list for AtlassianCloud, and add these two at the end. Entra writes the type into the entry by itself, since it stands in the name.',
      values: [
        ['Name (type String)', 'photos[type eq "photo"].value'],
        ['Name (type Boolean)', 'photos[type eq "photo"].primary'],
      ],
    },
    {
      title: 'If Entra takes no such name',
      text: 'Atlassian’s page has the attribute under its full name; its value is a list with one entry.',
      values: [
        ['Name', scim.photos],
        ['Format', '[{"value": "<address>", "type": "photo", "primary": true}]'],
      ],
    },
    {
      title: 'Map the address',
      text: 'Under Attribute Mappings, select Add New Mapping. Mapping type: Direct. Source attribute: the one that Roster’s target writes; a directory extension is listed with “extension” and an id before its name. Apply this mapping: Always.',
      values: [['Target attribute', 'photos[type eq "photo"].value']],
    },
    {
      title: 'Mark it as the primary one',
      text: 'Select Add New Mapping again. Mapping type: Constant. Apply this mapping: Always.',
      values: [
        ['Constant value', 'True'],
        ['Target attribute', 'photos[type eq "photo"].primary'],
      ],
    },
    {
      title: 'Assign people and send them',
      text: 'Save. Under Users and groups, see that the people are assigned to the app. Try one with Provision on demand, then select Restart provisioning: without it, Entra sends only people who change.',
    },
    look,
  ],
};

const onelogin: ProviderSteps = {
  name: 'OneLogin',
  note: 'Atlassian names the attribute and its format, but not each step of OneLogin. The names of buttons may differ in your account.',
  steps: [
    {
      title: 'Create the custom fields',
      text: 'Open Users, Custom User Fields and select New User Field, once for each of these.',
      values: [
        ['Name', 'Primary Photo Value'],
        ['Shortname', names.value],
        ['Name', 'Primary Photo Type'],
        ['Shortname', names.type],
      ],
    },
    push('OneLogin photo attribute', 'It writes both fields, the second with “photo”.'),
    {
      title: 'Add the parameters to the Atlassian app',
      text: 'Open Applications, Atlassian Cloud, Parameters and add one for each. Tick Include in User Provisioning, and choose the custom field as its value.',
      values: [
        ['Field name of the value', scim.valuePath],
        ['Value', names.value],
        ['Field name of the type', scim.typePath],
        ['Value', names.type],
        ['Where one name is asked for', scim.photos],
      ],
    },
    {
      title: 'If the app has a SCIM JSON template',
      text: 'Under Configuration, put the entry into the user’s template instead, with the namespace among its schemas.',
      values: [
        [
          'Template',
          '"photos": [{"value": "{$user.custom_fields.primaryPhotoValue}", "type": "photo", "primary": true}]',
        ],
        ['Namespace', scim.namespace],
      ],
    },
    {
      title: 'Assign people and send them',
      text: 'Under Provisioning, Enable provisioning must be on, with Update User among what is done. Under Users, see that the people have the app; then choose More Actions, Sync logins, or Reapply Mappings for everyone.',
    },
    look,
  ],
};

const ping: ProviderSteps = {
  name: 'Ping Identity',
  note: 'Atlassian names the attribute and its format, but not each step of PingOne. The names of buttons may differ in your environment.',
  steps: [
    {
      title: 'Create the attributes in PingOne',
      text: 'Open Directory, User Attributes and select +, Declared, once for each of these.',
      values: [
        ['Name', names.value],
        ['Name', names.type],
      ],
    },
    push('PingOne photo attribute', 'It writes both attributes, the second with “photo”.'),
    {
      title: 'Add the photo to the Atlassian connection',
      text: 'Open Integrations, Provisioning, the Atlassian connection’s rule, Attribute Mapping, and map these. If Atlassian’s own connector offers no photo, use a SCIM outbound connection to the address and key of your Atlassian directory.',
      values: [
        ['PingOne attribute', names.value],
        ['Atlassian attribute', scim.valuePath],
        ['PingOne attribute', names.type],
        ['Atlassian attribute', scim.typePath],
        ['Where one name is asked for', scim.photos],
      ],
    },
    {
      title: 'Assign people and send them',
      text: 'The people must match the rule’s user filter (the populations or groups that it takes). Switch the rule on, or off and on again: then it sends everyone.',
    },
    look,
  ],
};

export const photoGuides: Readonly<Record<PhotoProvider, ProviderSteps>> = { okta, entra, onelogin, ping };
