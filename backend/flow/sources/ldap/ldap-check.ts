import { OrFilter, PresenceFilter } from 'ldapts';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { CheckFinding, SourceCheck, SourceContext } from '../source.ts';
import { readDeletedIds } from './changes/active-directory.ts';
import type { LdapClient } from './ldap-client.ts';
import { openClientAt, type LdapAccount } from './sign-in/connect.ts';
import { narrowed, openPeople, type People, readIdPages } from './people/people.ts';
import { changesSince, currentPlace } from './changes/place.ts';
import { idAttribute } from './ldap-record.ts';
import { readGroup } from './people/scope.ts';
import { type LdapSettings, pictureAttributeNames } from './ldap-settings.ts';

type Findings = readonly CheckFinding[];
const works = (subject: string, message: string): CheckFinding => ({ status: 'works', subject, message });

/** Everything a run needs, tried in the order in which a run needs it; what cannot be tried for lack of the former is left out. */
export async function checkLdap(
  settings: LdapSettings,
  context: SourceContext,
  signal: AbortSignal,
): Promise<SourceCheck> {
  const { client, findings } = await checkServers({ settings, reach: context.reach }, signal);
  try {
    const all = client ? [...findings, ...(await checkPeople(client, settings, context, signal))] : findings;
    return { ok: all.every(({ status }) => status !== 'missing'), findings: all };
  } finally {
    client?.close();
  }
}

interface Servers {
  /** The first that answers. */
  readonly client: LdapClient | undefined;
  readonly findings: Findings;
}

async function checkServers(account: LdapAccount, signal: AbortSignal): Promise<Servers> {
  const findings: CheckFinding[] = [];
  let client: LdapClient | undefined;
  for (const url of account.settings.urls) {
    const subject = `Connect to ${url}`;
    findings.push(
      ...(await attempt(subject, async () => {
        const opened = await openClientAt(url, account, signal);
        if (client) opened.close();
        client ??= opened;
        return [
          works(
            subject,
            account.settings.bindDn === '' ? 'Connected, without signing in.' : 'Connected and signed in.',
          ),
        ];
      })),
    );
  }
  const isServed = client !== undefined;
  // As long as one server answers, another one that does not is no hindrance.
  return {
    client,
    findings: findings.map((each) => (isServed && each.status === 'missing' ? { ...each, status: 'warning' } : each)),
  };
}

async function checkPeople(
  client: LdapClient,
  settings: LdapSettings,
  context: SourceContext,
  signal: AbortSignal,
): Promise<Findings> {
  let people: People | undefined;
  const opened = await attempt('Read the directory', async () => {
    people = await openPeople(client, settings, context, signal);
    return [works('Read the directory', directoryWords(people))];
  });
  if (!people) return opened;
  const ready = people;
  const found = [
    ...opened,
    ...globalCatalogWarning(ready),
    ...(await attempt('Find groups', () => checkGroups(ready, signal))),
    ...(await attempt('Find people', () => checkCount(ready, signal))),
  ];
  if (found.some(({ status }) => status === 'missing')) return found;
  return [
    ...found,
    ...(await attempt('Read pictures', () => checkPictures(ready, signal))),
    ...(await attempt('Follow changes', () => checkChanges(ready, signal))),
  ];
}

/** What fails is a finding; only an abort is not. */
async function attempt(subject: string, work: () => Promise<Findings>): Promise<Findings> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { message, setting } = error.failure;
    return [{ status: 'missing', subject, message, ...(setting !== undefined && { setting }) }];
  }
}

const directoryWords = ({ directory }: People): string =>
  directory.kind === 'active-directory'
    ? `Active Directory, domain controller ${directory.controller.dnsHostName}.`
    : `An LDAP directory with entryUUID, such as OpenLDAP.`;

/** https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/service-overview-and-network-port-requirements */
const globalCatalogPort = /:326[89]$/;

function globalCatalogWarning({ client }: People): Findings {
  if (!globalCatalogPort.test(client.server)) return [];
  const message =
    'This is the port of the global catalog, which has no pictures and only some attributes. Use 636 or 389.';
  return [{ status: 'warning', subject: 'Read the directory', message, setting: 'urls' }];
}

async function checkGroups(people: People, signal: AbortSignal): Promise<Findings> {
  const { groups } = people.context.scope;
  for (const group of groups) await readGroup(people.client, group, ['objectClass'], signal);
  return groups.length === 0 ? [] : [works('Find groups', `${groups.length} found.`)];
}

/** Far enough to meet the size limits that servers have by default (500 and 1000). */
const peopleToCount = 2000;

async function checkCount(people: People, signal: AbortSignal): Promise<Findings> {
  const subject = 'Find people';
  let count = 0;
  for await (const { ids, entries } of readIdPages(people, signal)) {
    if (entries > ids.length) return [{ status: 'missing', subject, message: withoutId(people), setting: 'bindDn' }];
    count += entries;
    if (count >= peopleToCount) return [works(subject, `More than ${peopleToCount - 1} people.`)];
  }
  if (count > 0) return [works(subject, count === 1 ? 'One person.' : `${count} people.`)];
  const message = 'Nobody beneath the base DN matches the user filter, or the bind account may not see them.';
  return [{ status: 'missing', subject, message, setting: 'userFilter' }];
}

const withoutId = ({ directory }: People): string =>
  `People have no ${idAttribute(directory)} that the bind account may read. Roster needs it to know them again.`;

async function checkPictures(people: People, signal: AbortSignal): Promise<Findings> {
  const { client, context, settings } = people;
  const names = pictureAttributeNames(settings);
  if (!context.pictures || names.length === 0) return [];
  const subject = 'Read pictures';
  const filters = names.map((attribute) => new PresenceFilter({ attribute }));
  const filter = narrowed(people, new OrFilter({ filters }));
  const found = await client.search({ base: settings.baseDn, filter, attributes: names, maxEntries: 1 }, signal);
  if (found.some((entry) => entry.attributes.length > 0))
    return [works(subject, `There are pictures in ${names.join(' or ')}.`)];
  const message = `No person has a picture in ${names.join(' or ')} that the bind account may read.`;
  return [{ status: 'warning', subject, message, setting: 'pictureAttributes' }];
}

async function checkChanges(people: People, signal: AbortSignal): Promise<Findings> {
  const subject = 'Follow changes';
  const place = await currentPlace(people, signal);
  if (!place) {
    const attribute = people.directory.kind === 'standard' ? people.directory.stampAttribute : 'invocationId';
    const message = `The bind account may not read ${attribute}, so every run reads everyone.`;
    return [{ status: 'warning', subject, message, setting: 'bindDn' }];
  }
  if (people.directory.kind === 'standard') {
    return [
      works(subject, `By ${people.directory.stampAttribute}; who was removed is found by listing everyone’s ids.`),
    ];
  }
  const deleted = await readDeletedIds(people, changesSince(place, people).changed, signal);
  if (deleted !== 'unreadable') return [works(subject, 'By uSNChanged; who was deleted is read from Deleted Objects.')];
  const message =
    'By uSNChanged. The bind account may not read the container Deleted Objects, so who was deleted is found only by listing everyone’s ids.';
  return [{ status: 'warning', subject, message, setting: 'bindDn' }];
}
