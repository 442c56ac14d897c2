import { sampleCompany } from '../../../../simulators/company/company.ts';
import { startOneLoginSimulator, type OneLoginSimulator } from '../../../../simulators/onelogin/onelogin-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openOneLoginPhoto } from '../../../testing/onelogin-photo-account.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from '../target-conformance-harness.ts';
import { describeTargetConformance } from '../target-conformance.ts';

const fields = ['cost_center', 'division'];
const [valueName, typeName] = ['mobile', 'office'];
const written = [...fields, valueName, typeName];

async function start({ people, fault }: ConformanceTargetWorld): Promise<ConformanceTarget> {
  const company = sampleCompany({ people });
  const clock = createFakeClock();
  const simulator = await startOneLoginSimulator({ company, now: clock.now, credential: 'Manage Users' });
  const byEmail = new Map(company.people().map((person) => [person.email, person]));
  const [, , troubled] = company.people();
  const personOf = (email: string) => byEmail.get(email) ?? { id: '', index: -1 };
  if (fault === 'failing-person' && troubled !== undefined) {
    const on = new RegExp(`/${simulator.idOf(troubled)}/set_custom_attributes$`);
    simulator.faults.add({ on, times: 1000, answer: { status: 500 } });
  }
  limitRate(simulator, fault);
  const attributes = (email: string) => simulator.attributesOf(personOf(email).id);
  const text = (email: string, name: string): string | null => {
    const held = attributes(email)[name];
    return typeof held === 'string' ? held : null;
  };
  return {
    open: () =>
      openOneLoginPhoto(simulator, {
        clock,
        settings: { valueAttribute: valueName, typeAttribute: typeName },
        context: { wants: { fields } },
      }),
    everyone: [...byEmail.keys()],
    nobody: 'nobody@larkfield.example',
    unknownRemoteId: '99999999',
    desired: (email, version) => ({
      matchValue: email,
      displayName: email,
      fields: { cost_center: `B${String(version)}-${email}`, division: `${String(version)}.12` },
      picture: {
        version: `${email} ${String(version)}`,
        hostedAddress: `https://roster.example/photos/${personOf(email).id}${String(version)}.jpg`,
        read: () => Promise.resolve(undefined),
      },
    }),
    shows: (email) => ({
      fields: Object.fromEntries(fields.map((name) => [name, text(email, name)])),
      picture: text(email, valueName),
    }),
    rest: (email) => Object.fromEntries(Object.entries(attributes(email)).filter(([name]) => !written.includes(name))),
    writes: () => simulator.log.count('user-write') + simulator.log.count('custom-attributes-write'),
    troubled: troubled?.email ?? '',
    changeOverThere: (email) => {
      simulator.writeAttributes(personOf(email).id, { division: 'Attic' });
    },
    remove: (email) => {
      company.change({ kind: 'leave', id: personOf(email).id, forGood: true });
    },
    close: () => simulator.close(),
  };
}

function limitRate({ faults }: OneLoginSimulator, fault: ConformanceTargetWorld['fault']): void {
  if (fault === 'rate-limit') {
    faults.add({
      on: 'user-write',
      after: 3,
      times: 2,
      answer: { status: 429, headers: { 'X-RateLimit-Reset': '3' } },
    });
    faults.add({ on: 'users', times: 2, answer: { status: 429 } });
  }
  if (fault === 'long-rate-limit') {
    const answer = { status: 429, headers: { 'X-RateLimit-Reset': '3600' } };
    faults.add({ on: 'user-write', times: 1000, answer });
  }
}

describeTargetConformance('OneLogin photo attribute', {
  start,
  faults: ['rate-limit', 'long-rate-limit', 'failing-person'],
  readsPicture: true,
});
