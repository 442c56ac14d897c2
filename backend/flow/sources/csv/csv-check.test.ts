import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { anUpload, aZip, openCsv, type CsvSessionOptions } from '../../../testing/csv-sessions.ts';

async function check(content: string | Uint8Array, options: Omit<CsvSessionOptions, 'people'> = {}) {
  const session = openCsv({ people: anUpload(content, 'export.csv'), ...options });
  const { ok, findings } = await session.check(new AbortController().signal);
  await session.close();
  const says = (subject: string) =>
    findings
      .filter((finding) => finding.subject === subject)
      .map(({ message }) => message)
      .join(' ');
  return { ok, findings, says };
}

const withStatus = (status: string) => expect.arrayContaining([expect.objectContaining({ status })]) as unknown;

describe('the check of a file', () => {
  it('shows how it is read before anyone is brought in', async () => {
    const csv = 'Personalnummer;Name;E-Mail;Vorgesetzter\r\n1;Jörg Weiß;j@x.example;\r\n2;Özlem Şen;o@x.example;1\r\n';
    const { ok, says, findings } = await check(iconv.encode(csv, 'windows-1254'), {
      settings: { encoding: 'windows-1254' },
    });
    expect(ok).toBe(true);
    expect(says('Open the file')).toBe('export.csv, 94 bytes.');
    expect(says('Read the text')).toBe(
      'Windows-1254 (Turkish), columns separated by semicolons. Letters come out like this: “Jörg”, “Özlem”.',
    );
    expect(says('Read the columns')).toBe('4 columns. The columns are: Personalnummer, Name, E-Mail, Vorgesetzter.');
    expect(says('Tell people apart')).toBe('By the column “Personalnummer”.');
    expect(says('Read the rows')).toBe('2 people.');
    expect(says('Find managers')).toBe(
      'The column “Vorgesetzter” names the manager of 1 of 2 people, by “Personalnummer” or “E-Mail”.',
    );
    expect(findings.map(({ status }) => status)).not.toContain('warning');
  });

  it('says how many rows would be left out, and why the first few', async () => {
    const { ok, says } = await check('id,name\n1,Ann\n2\n3\n1,x\n5\n6,Eve\n');
    expect(ok).toBe(true);
    expect(says('Read the rows')).toMatch(
      /^2 people\. 4 rows would be left out\. Line 3: .* Line 4: .* Line 5: .* And 1 more row\.$/,
    );
  });

  it('warns of e-mail addresses as ids, of renamed columns and of a single column', async () => {
    const { findings } = await check('email,email\na@x.example,b@x.example\n');
    expect(findings.filter(({ status }) => status === 'warning').map(({ subject }) => subject)).toEqual([
      'Read the columns',
      'Tell people apart',
    ]);
    const single = await check('id;name\n1;Ann\n', { settings: { separator: 'comma', idColumn: 'id;name' } });
    expect(single.says('Read the text')).toContain('There is only one column.');
  });

  it('counts who is disabled', async () => {
    const { says } = await check('id,status\n1,left\n2,active\n', { settings: { activeColumn: 'status' } });
    expect(says('Read the status')).toBe('1 of 2 people count as disabled.');
  });

  it.each([
    ['name\nAnn\n', {}, 'idColumn'],
    ['id\n1\n', { managerColumn: 'boss' }, 'managerColumn'],
    ['id,name\n', {}, 'file'],
    ['id,name\n1\n', {}, 'file'],
    ['%PDF-1.7', {}, 'file'],
  ])('names the setting that is to blame (case %#)', async (content, settings, setting) => {
    const { ok, findings } = await check(content, { settings });
    expect(ok).toBe(false);
    expect(findings.filter(({ status }) => status === 'missing')).toMatchObject([{ setting }]);
  });

  it('of a watched file says at its field that none is allowed', async () => {
    const session = openCsv({ settings: { path: 'people.csv' } });
    const { ok, findings } = await session.check(new AbortController().signal);
    expect(ok).toBe(false);
    expect(findings).toMatchObject([
      { status: 'missing', setting: 'path', message: expect.stringContaining('ROSTER_IMPORT_FOLDER') as string },
    ]);
  });

  it('counts the pictures of the ZIP that are found', async () => {
    const pictures = anUpload(await aZip({ 'ann.jpg': Buffer.from('a'), 'x.jpg': Buffer.from('x') }));
    const { says, findings } = await check('id,photo\n1,ann.jpg\n2,ben.jpg\n3,\n', { pictures });
    expect(says('Read pictures')).toBe(
      '2 files in the ZIP. Of the first 3 people: 1 with a picture there, 1 with the name of one that is not there.',
    );
    expect(findings).toEqual(withStatus('warning'));
    expect(
      (await check('id,photo\n1,ann.jpg\n', { pictures, context: { pictures: false } })).says('Read pictures'),
    ).toBe('');
  });

  it('tries the first address, and asks for the ZIP that is missing', async () => {
    expect((await check('id,photo\n1,http://127.0.0.1/a.jpg\n')).says('Read pictures')).toContain('Picture hosts');
    expect((await check('id,photo\n1,ann.jpg\n')).says('Read pictures')).toContain('Upload a ZIP');
    expect((await check('id\n1\n', { pictures: anUpload('none') })).says('Read pictures')).toContain(
      'not in a ZIP file',
    );
  });
});
