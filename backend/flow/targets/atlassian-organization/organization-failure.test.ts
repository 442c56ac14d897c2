import { describe, expect, it } from 'vitest';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import { openOrganization } from '../../../testing/organization-directory.ts';
import { attributeRefusal, creationRefusal, directoryFailure, generalFailure } from './organization-failure.ts';

const never = new AbortController().signal;

describe('what keeps everyone from being dealt with', () => {
  it.each([
    [401, 'credentials-rejected', 'apiKey'],
    [403, 'permission-missing', 'apiKey'],
    [404, 'unexpected-answer', 'baseUrl'],
    [429, 'rate-limited', undefined],
    [502, 'unavailable', undefined],
    [500, 'unavailable', undefined],
  ])('has for status %i the reason %s', (status, reason, setting) => {
    const failure = directoryFailure({ status });
    expect([failure.reason, failure.setting]).toEqual([reason, setting]);
    expect(failure.message).toMatch(/\.$/);
  });

  it('is not what concerns one person', () => {
    expect([400, 403, 404, 409, 500].map((status) => generalFailure({ status }))).toEqual(Array(5).fill(undefined));
  });

  it('says for how long Atlassian wants to be left alone', () => {
    expect(generalFailure({ status: 429, retryAfterSeconds: 90 })?.retryAfterSeconds).toBe(90);
  });

  it('tells an attribute that nobody has from a value that is wrong', () => {
    expect(attributeRefusal({ status: 400, scimType: 'invalidpath' }).code).toBe('attribute-not-supported');
    expect(attributeRefusal({ status: 400, scimType: 'mutability' }).code).toBe('attribute-not-supported');
    expect(attributeRefusal({ status: 400, scimType: 'invalidvalue' }).code).toBe('value-refused');
    expect(attributeRefusal({ status: 400 }).code).toBe('value-refused');
  });

  it('tells somebody who exists from a domain that is not verified', () => {
    expect(creationRefusal({ status: 409 }).code).toBe('exists-elsewhere');
    expect(creationRefusal({ status: 400 }).message).toContain('verified');
  });
});

describe('what is no directory', () => {
  const config = { patch: { supported: true }, filter: { supported: true } };

  it.each([
    ['a web page', 200, 'text/html', '<html>'],
    ['a list', 200, 'application/json', '[]'],
    ['a gateway’s refusal', 404, 'text/html', '<html>'],
  ])('is said to be at a wrong address: %s', async (_, status, type, body) => {
    await using server = await startScriptedServer((_, response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    const check = await openOrganization({ directoryUrl: server.url, apiKey: 'key' }).check(never);
    expect(check.findings.map((finding) => [finding.status, finding.setting])).toEqual([['missing', 'baseUrl']]);
  });

  it('or ignores filters, finds nobody who was not asked for', async () => {
    const users = { Resources: [{ id: '1', userName: 'zoe@example.com' }] };
    await using server = await startScriptedServer(({ url }, response) => {
      response.writeHead(200, { 'content-type': 'application/scim+json' });
      response.end(JSON.stringify(url.startsWith('/Users') ? users : config));
    });
    const session = openOrganization({ directoryUrl: server.url, apiKey: 'key' });
    const [finding] = await Array.fromAsync(session.findPeople([{ personId: 'p', value: 'ann@example.com' }], never));
    expect(finding?.status).toBe('none');
    expect((await session.check(never)).findings.map(({ status }) => status)).toContain('missing');
  });

  it('or has two of one name, takes neither', async () => {
    const users = { Resources: ['1', '2'].map((id) => ({ id, userName: 'ann@example.com' })) };
    await using server = await startScriptedServer(({ url }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(url.startsWith('/Users') ? users : config));
    });
    const session = openOrganization({ directoryUrl: server.url, apiKey: 'key' });
    const [finding] = await Array.fromAsync(session.findPeople([{ personId: 'p', value: 'ann@example.com' }], never));
    expect(finding?.status).toBe('several');
  });
});
