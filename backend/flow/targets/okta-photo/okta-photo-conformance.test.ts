import { sampleCompany } from '../../../../simulators/company/company.ts';
import { type OktaSimulator, startOktaSimulator } from '../../../../simulators/okta/okta-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { asApp } from '../../../testing/okta-org.ts';
import { openOktaPhoto } from '../../../testing/okta-photo-org.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from '../target-conformance-harness.ts';
import { describeTargetConformance } from '../target-conformance.ts';

const scopes = ['okta.users.read', 'okta.users.manage', 'okta.schemas.read'];
const fields = ['badgeNumber', 'room'];
const written = [...fields, 'primaryPhotoValue', 'primaryPhotoType'];

async function start({ people, fault }: ConformanceTargetWorld): Promise<ConformanceTarget> {
  const company = sampleCompany({ people });
  const clock = createFakeClock();
  const troubled = company.people()[2];
  const simulator = await startOktaSimulator({
    ...{ company, now: clock.now, dpop: 'required', scopes, pictures: false },
    statusOf: ({ id }) => (fault === 'refused-person' && id === troubled?.id ? 'DEPROVISIONED' : 'ACTIVE'),
    ignores: fault === 'deaf-field' ? ['room'] : [],
  });
  const ids = new Map(company.people().map(({ id, login }) => [login, id]));
  const idOf = (login: string): string => simulator.idOf(ids.get(login) ?? '');
  if (fault === 'failing-person') {
    simulator.faults.add({
      on: new RegExp(`users/${idOf(troubled?.login ?? '')}$`),
      times: 1000,
      answer: { status: 500 },
    });
  } else limitRate(simulator, { fault, now: clock.now });
  const profile = (login: string): Readonly<Record<string, unknown>> => simulator.profileOf(idOf(login)) ?? {};
  const text = (login: string, name: string): string | null => {
    const held = profile(login)[name];
    return typeof held === 'string' ? held : null;
  };
  return {
    open: () => openOktaPhoto(simulator, { clock, settings: asApp(simulator), context: { wants: { fields } } }),
    everyone: [...ids.keys()],
    nobody: 'nobody@larkfield.example',
    unknownRemoteId: '00u00000000000000000',
    desired: (login, version) => ({
      matchValue: login,
      displayName: login,
      fields: { badgeNumber: `B${String(version)}-${login}`, room: `${String(version)}.12` },
      picture: {
        version: `${login} ${String(version)}`,
        hostedAddress: `https://roster.example/photos/${idOf(login)}${String(version)}.jpg`,
        read: () => Promise.resolve(undefined),
      },
    }),
    shows: (login) => ({
      fields: Object.fromEntries(fields.map((name) => [name, text(login, name)])),
      picture: text(login, 'primaryPhotoValue'),
    }),
    rest: (login) => Object.fromEntries(Object.entries(profile(login)).filter(([name]) => !written.includes(name))),
    writes: () => simulator.log.count('user-write') + simulator.log.count('schema-write'),
    troubled: troubled?.login ?? '',
    deafField: 'room',
    changeOverThere: (login) => {
      simulator.changeProfile(idOf(login), { room: 'Attic' });
    },
    remove: (login) => {
      company.change({ kind: 'leave', id: ids.get(login) ?? '', forGood: true });
    },
    close: () => simulator.close(),
  };
}

function limitRate(
  { faults, tooManyAtOnce }: OktaSimulator,
  { fault, now }: { fault: ConformanceTargetWorld['fault']; now: () => Date },
): void {
  if (fault === 'rate-limit') {
    faults.add({ on: 'user-write', after: 3, times: 2, answer: tooManyAtOnce() });
    faults.add({ on: 'users', answer: tooManyAtOnce() });
  }
  if (fault !== 'long-rate-limit') return;
  const reset = String(Math.floor(now().getTime() / 1000) + 3600);
  const headers = { 'X-Rate-Limit-Limit': '600', 'X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': reset };
  faults.add({
    on: 'user-write',
    times: 1000,
    answer: { status: 429, headers: { ...headers, Date: now().toUTCString() } },
  });
}

describeTargetConformance('Okta photo attribute', {
  start,
  faults: ['rate-limit', 'long-rate-limit', 'refused-person', 'failing-person', 'deaf-field'],
  readsPicture: true,
});
