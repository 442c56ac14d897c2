import { sampleCompany } from '../../../../simulators/company/company.ts';
import { type EntraSimulator, startEntraSimulator } from '../../../../simulators/entra/entra-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openEntraPhoto } from '../../../testing/entra-photo-tenant.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from '../target-conformance-harness.ts';
import { describeTargetConformance } from '../target-conformance.ts';
import { extensionName } from './entra-photo-names.ts';

const clientId = '8a4f2c10-52c3-4a57-b1fd-0c2f6a9e7d44';
const [valueName, typeName] = [
  extensionName(clientId, 'primaryPhotoValue'),
  extensionName(clientId, 'primaryPhotoType'),
];
const fields = ['extensionAttribute8', 'extensionAttribute9'];
const roles = ['User.ReadWrite.All', 'Application.Read.All'];

async function start({ people, fault }: ConformanceTargetWorld): Promise<ConformanceTarget> {
  const company = sampleCompany({ people });
  const clock = createFakeClock();
  const troubled = company.people()[2];
  const simulator = await startEntraSimulator({
    ...{ company, clientId, roles, now: clock.now, extensions: [valueName, typeName] },
    synced: ({ id }) => fault === 'refused-person' && id === troubled?.id,
  });
  if (fault === 'failing-person') {
    const on = new RegExp(`^/users/${troubled?.id ?? ''}$`);
    simulator.faults.add({ on, times: 1000, answer: { status: 500 } });
  }
  limitRate(simulator, fault);
  const ids = new Map(company.people().map(({ id, email }) => [email, id]));
  const idOf = (email: string): string => ids.get(email) ?? '';
  const attributes = (email: string): Readonly<Record<string, unknown>> => ({
    ...(simulator.propertyOf(idOf(email), 'onPremisesExtensionAttributes') ?? {}),
  });
  const text = (held: unknown): string | null => (typeof held === 'string' ? held : null);
  return {
    open: () => openEntraPhoto(simulator, { clock, context: { wants: { fields, matchBy: 'mail' } } }),
    everyone: [...ids.keys()],
    nobody: "nobody.o'nobody@larkfield.example",
    unknownRemoteId: '00000000-0000-4000-8000-000000000000',
    desired: (email, version) => ({
      matchValue: email,
      displayName: email,
      fields: { extensionAttribute8: `B${String(version)}-${email}`, extensionAttribute9: `${String(version)}.12` },
      picture: {
        version: `${email} ${String(version)}`,
        hostedAddress: `https://roster.example/photos/${idOf(email)}${String(version)}.jpg`,
        read: () => Promise.resolve(undefined),
      },
    }),
    shows: (email) => ({
      fields: Object.fromEntries(fields.map((name) => [name, text(attributes(email)[name])])),
      picture: text(simulator.propertyOf(idOf(email), valueName)),
    }),
    rest: (email) => Object.fromEntries(Object.entries(attributes(email)).filter(([name]) => !fields.includes(name))),
    writes: () => {
      const { requests } = simulator.statistics();
      return requests['user-write'] + requests['extension-properties-write'];
    },
    troubled: troubled?.email ?? '',
    changeOverThere: (email) => {
      simulator.writeProperties(idOf(email), { extensionAttribute9: 'Attic' });
    },
    remove: (email) => {
      company.change({ kind: 'leave', id: idOf(email), forGood: true });
    },
    close: () => simulator.close(),
  };
}

function limitRate({ faults }: EntraSimulator, fault: ConformanceTargetWorld['fault']): void {
  const throttled = { status: 429, code: 'TooManyRequests' };
  if (fault === 'rate-limit') {
    faults.add({ on: 'user-write', after: 3, times: 4, answer: { ...throttled, retryAfter: '2.128' } });
    faults.add({ on: 'batch', answer: { ...throttled, retryAfter: '3' } });
    faults.add({ on: 'users', answer: { ...throttled, retryAfter: '3' } });
  }
  if (fault === 'long-rate-limit') {
    faults.add({ on: 'user-write', times: 1000, answer: { ...throttled, retryAfter: '3600' } });
  }
}

describeTargetConformance('Microsoft Entra photo attribute', {
  start,
  faults: ['rate-limit', 'long-rate-limit', 'refused-person', 'failing-person'],
  readsPicture: true,
});
