import { createScriptedTarget } from '../../testing/scripted-target.ts';
import { aTargetContext } from '../../testing/target-context.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from './target-conformance-harness.ts';
import { describeTargetConformance } from './target-conformance.ts';

const fields = ['title', 'department', 'Badge'];

function start({ people, fault }: ConformanceTargetWorld): Promise<ConformanceTarget> {
  const scripted = createScriptedTarget();
  const everyone = Array.from({ length: people }, (_, index) => `person-${index}@example.com`);
  const nothing = Object.fromEntries(fields.map((name) => [name, null]));
  for (const person of everyone) scripted.put(person, { state: { fields: nothing, manager: null, picture: null } });
  const [, troubled = ''] = everyone;
  const account = scripted.accounts.get(troubled);
  const refusal = { code: 'managed-elsewhere', message: 'Another directory manages this account.' };
  if (fault === 'refused-person' && account) account.refusal = refusal;
  const failure = { reason: 'unavailable', message: 'It is out of order.' } as const;
  if (fault === 'failing-person' && account) account.failure = failure;
  if (fault === 'deaf-field') scripted.deafFields.add('title');
  const pause = { reason: 'rate-limited', message: 'Later.', retryAfterSeconds: 3600 } as const;
  if (fault === 'long-rate-limit') scripted.failAfter('apply', 0, pause);
  return Promise.resolve({
    open: () => scripted.target.open({}, aTargetContext({ wants: { fields } })),
    everyone,
    nobody: 'nobody@example.com',
    unknownRemoteId: 'account-nobody@example.com',
    desired: (person, version) => ({
      matchValue: person,
      displayName: person,
      fields: Object.fromEntries(fields.map((name) => [name, `${name} ${version} of ${person}`])),
      manager: { displayName: 'First', remoteId: scripted.accounts.get(everyone[0] ?? '')?.remoteId ?? '' },
      picture: { version: `picture ${version}`, read: () => Promise.resolve(new Uint8Array([version])) },
    }),
    shows: (person) => scripted.shows(person),
    rest: (person) => scripted.accounts.get(person)?.rest,
    writes: () => scripted.written.length,
    troubled,
    deafField: 'title',
    changeOverThere: (person) => {
      const held = scripted.accounts.get(person);
      if (held) held.state = { ...held.state, fields: { ...held.state.fields, title: 'Boss' } };
    },
    remove: (person) => void scripted.accounts.delete(person),
    close: () => Promise.resolve(),
  });
}

describeTargetConformance('A scripted target', {
  start,
  faults: ['long-rate-limit', 'refused-person', 'failing-person', 'deaf-field'],
  readsPicture: true,
});
