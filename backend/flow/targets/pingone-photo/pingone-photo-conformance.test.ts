import { sampleCompany } from '../../../../simulators/company/company.ts';
import { startPingOneSimulator, type PingOneSimulator } from '../../../../simulators/pingone/pingone-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openPingOnePhoto } from '../../../testing/pingone-photo-environment.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from '../target-conformance-harness.ts';
import { describeTargetConformance } from '../target-conformance.ts';

const fields = ['costCode', 'department'];

async function start({ people, fault }: ConformanceTargetWorld): Promise<ConformanceTarget> {
  const company = sampleCompany({ people });
  const clock = createFakeClock();
  const simulator = await startPingOneSimulator({
    ...{ company, now: clock.now, roles: ['Identity Data Admin'] },
    ignores: fault === 'deaf-field' ? ['costCode'] : [],
  });
  const ids = new Map(company.people().map(({ login, id }) => [login, id]));
  const idOf = (login: string): string => ids.get(login) ?? '';
  const troubled = company.people()[2];
  if (fault === 'failing-person') {
    const on = new RegExp(`/users/${troubled?.id ?? ''}$`);
    simulator.faults.add({ on, times: 1000, answer: { status: 500 } });
  }
  limitRate(simulator, fault);
  const user = (login: string) => simulator.userOf(idOf(login)) ?? {};
  const text = (held: unknown): string | null => (typeof held === 'string' ? held : null);
  return {
    open: () =>
      openPingOnePhoto(simulator, {
        clock,
        settings: { valueAttribute: 'photo.href', typeAttribute: '' },
        context: { wants: { fields } },
      }),
    everyone: [...ids.keys()],
    nobody: 'nobody@larkfield.example',
    unknownRemoteId: '00000000-0000-4000-8000-000000000000',
    desired: (login, version) => ({
      matchValue: login,
      displayName: login,
      fields: { costCode: `B${String(version)}-${login}`, department: `${String(version)}.12` },
      picture: {
        version: `${login} ${String(version)}`,
        hostedAddress: `https://roster.example/photos/${idOf(login)}${String(version)}.jpg`,
        read: () => Promise.resolve(undefined),
      },
    }),
    shows: (login) => {
      const { photo, ...rest } = user(login);
      return {
        fields: Object.fromEntries(fields.map((name) => [name, text(rest[name])])),
        picture: typeof photo === 'object' ? text(photo['href']) : null,
      };
    },
    rest: (login) =>
      Object.fromEntries(Object.entries(user(login)).filter(([name]) => ![...fields, 'photo'].includes(name))),
    writes: () => simulator.log.count('user-write') + simulator.log.count('schema-attributes-write'),
    troubled: troubled?.login ?? '',
    deafField: 'costCode',
    changeOverThere: (login) => {
      simulator.writeAttributes(idOf(login), { department: 'Attic' });
    },
    remove: (login) => {
      company.change({ kind: 'leave', id: idOf(login), forGood: true });
    },
    close: () => simulator.close(),
  };
}

function limitRate({ faults }: PingOneSimulator, fault: ConformanceTargetWorld['fault']): void {
  const throttled = (seconds: string) => ({ status: 429, headers: { 'Retry-After': seconds } });
  if (fault === 'rate-limit') {
    faults.add({ on: 'user-write', after: 3, times: 2, answer: throttled('3') });
    faults.add({ on: 'users', times: 2, answer: { status: 429 } });
  }
  if (fault === 'long-rate-limit') faults.add({ on: 'user-write', times: 1000, answer: throttled('3600') });
}

describeTargetConformance('PingOne photo attribute', {
  start,
  faults: ['rate-limit', 'long-rate-limit', 'failing-person', 'deaf-field'],
  readsPicture: true,
});
