import { describe, expect, it } from 'vitest';
import {
  startConfluenceWorld,
  type ConfluenceOpening,
  type ConfluenceWorldInTest,
} from '../../../testing/confluence-dc-world.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';

const never = new AbortController().signal;
const wants = { fields: ['phone'], matchBy: 'email' };

async function findings(world: ConfluenceWorldInTest, opening: ConfluenceOpening = { wants }) {
  const check = await world.open(opening).check(never);
  return check.findings.map(({ status, subject, setting }) => [status, subject, setting ?? '']);
}

describe('the check', () => {
  it('proves sign-in, permission and companion, and warns of what cannot be tried', async () => {
    await using world = await startConfluenceWorld();
    expect(await findings(world)).toEqual([
      ['works', 'Sign in', ''],
      ['works', 'Administer Confluence', ''],
      ['works', 'Find people by e-mail address', ''],
      ['works', 'Write profile fields', ''],
      ['warning', 'Write pictures', 'pictures'],
    ]);
    expect((await findings(world, { wants, settings: { pictures: 'companion' } })).at(-1)).toEqual([
      'works',
      'Write pictures',
      '',
    ]);
  });

  it('needs no companion for what goes without it', async () => {
    await using world = await startConfluenceWorld({ companion: 'absent' });
    expect((await findings(world, { wants: { fields: [] } })).map(([status]) => status)).toEqual([
      'works',
      'works',
      'warning',
    ]);
  });

  it('names what is missing, with the setting to correct', async () => {
    await using world = await startConfluenceWorld();
    const { confluence } = world;
    const missing = async (opening?: ConfluenceOpening) =>
      (await findings(world, opening)).filter(([status]) => status === 'missing');
    const elsewhere = { settings: { baseUrl: new URL(confluence.url).origin } };
    expect(await missing(elsewhere)).toEqual([['missing', 'Sign in', 'baseUrl']]);
    confluence.world.companion = 'absent';
    expect(await missing()).toEqual([
      ['missing', 'Find people by e-mail address', 'companion'],
      ['missing', 'Write profile fields', 'companion'],
    ]);
    confluence.world.companion = 2;
    expect((await missing()).length).toBe(2);
    confluence.world.administers = false;
    expect(await missing()).toEqual([['missing', 'Administer Confluence', '']]);
    confluence.signIn.revokeToken();
    expect(await missing()).toEqual([['missing', 'Sign in', 'token']]);
  });

  it('is not taken in by a greeting for anonymous visitors', async () => {
    await using world = await startConfluenceWorld();
    await using lax = await startScriptedServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"type":"anonymous","displayName":"Anonymous"}');
    });
    const check = await world.open({ settings: { baseUrl: lax.url } }).check(never);
    expect(check).toMatchObject({ ok: false, findings: [{ status: 'missing', subject: 'Sign in' }] });
    expect(lax.received.length).toBe(1);
  });
});

describe('what is accepted', () => {
  it('is a picture alone where the companion is missing, with the reason', async () => {
    await using world = await startConfluenceWorld({ companion: 'absent' });
    const fields = ['phone', 'im', 'website', 'position', 'department', 'location'];
    const accepted = await world.open({ wants: { fields } }).accepts(never);
    expect(accepted).toMatchObject({ fields: [], picture: true, creates: false, deactivates: false });
    expect(accepted.leftOut.map(({ field, code }) => [field, code])).toEqual(
      fields.map((field) => [field, 'no-companion']),
    );
  });

  it('is no picture either where that is to go through the companion', async () => {
    await using world = await startConfluenceWorld({ companion: 'absent' });
    const settings = { pictures: 'companion' };
    const accepted = await world.open({ settings, wants: { fields: [], manager: true } }).accepts(never);
    expect(accepted.picture).toBe(false);
    expect(accepted.leftOut.map(({ field }) => field)).toEqual(['picture', 'manager']);
  });
});
