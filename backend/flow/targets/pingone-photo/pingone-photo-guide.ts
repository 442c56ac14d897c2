import type { ProviderGuide } from '../../model/provider.ts';
import { tasks } from './pingone-photo-failure.ts';

/** The way through the PingOne administration console. */
export const pingonePhotoGuide: ProviderGuide = {
  steps: [
    {
      text: 'In the PingOne console, open the environment. Its region is the end of the console’s address; copy its ID from Settings > Environment Properties.',
    },
    {
      text: 'Under Applications > Applications, add an application of the type Worker and give it a name.',
      copy: 'Roster photos',
    },
    {
      text: 'On its Roles tab, choose Grant Roles and grant the role named here for this environment.',
      copy: tasks.write.role,
    },
    { text: 'Switch the application on, and copy client ID and client secret from its Overview tab.' },
    {
      text: 'Under Directory > User Attributes, add a declared attribute with this name. Or let Roster create it, below. PingOne’s own photo.href does as well, where no connector reads pictures from it.',
      copy: 'primaryPhotoValue',
    },
    {
      text: 'Add a second one for the type, or leave the type empty below and map the constant “photo”.',
      copy: 'primaryPhotoType',
    },
    {
      text: 'In the provisioning connection to Atlassian, map the photo’s value and type from these attributes.',
      copy: 'photos[primary eq true].value',
    },
  ],
  permissions: [
    { name: tasks.write.role, for: 'finding people, reading and writing the attributes', optional: false },
    { name: tasks.create.role, for: 'creating missing attributes', optional: true },
  ],
  documentation: 'https://support.atlassian.com/provisioning-users/docs/sync-user-profile-photos-to-your-organization/',
};
