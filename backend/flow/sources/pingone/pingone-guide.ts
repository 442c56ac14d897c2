import type { SourceGuide } from '../source.ts';

/** The way through the PingOne administration console. */
export const pingoneGuide: SourceGuide = {
  steps: [
    {
      text: 'In the PingOne console, open the environment. Its region is the end of the console’s address; copy its ID from Settings > Environment Properties.',
    },
    {
      text: 'Under Applications > Applications, add an application of the type Worker and give it a name.',
      copy: 'Roster',
    },
    {
      text: 'On its Roles tab, choose Grant Roles and grant the role named here for this environment, or for the populations to be read.',
      copy: 'Identity Data Read Only',
    },
    { text: 'Switch the application on, and copy client ID and client secret from its Overview tab.' },
    {
      text: 'A scope of groups takes the ids of PingOne groups, shown under Directory > Groups. A population goes into the filter of the scope.',
      copy: 'population.id eq "…"',
    },
    {
      text: 'PingOne has no manager of its own. If an attribute of yours says who it is, enter it under Manager attribute, and map the manager from manager.reference.',
      copy: 'manager.reference',
    },
    {
      text: 'PingFederate holds no people: connect to the directory or PingOne environment that it reads from.',
    },
  ],
  permissions: [{ name: 'Identity Data Read Only', for: 'people, groups, populations and schemas', optional: false }],
  documentation: 'https://docs.pingidentity.com/pingone/applications/p1_add_app_worker.html',
};
