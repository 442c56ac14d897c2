import iconv from 'iconv-lite';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { anUpload, openCsv, type AnUpload } from '../../../testing/csv-sessions.ts';
import type { JsonValue } from '../../model/json.ts';
import type { ReadFrom, SourcePage } from '../source.ts';

const never = new AbortController().signal;

type Settings = Readonly<Record<string, string | string[]>>;

async function read(people: AnUpload, settings: Settings = {}, from: ReadFrom = {}): Promise<readonly SourcePage[]> {
  const session = openCsv({ people, settings });
  const pages = await Array.fromAsync(session.readPeople(from, never));
  await session.close();
  return pages;
}

const attributesOf = (pages: readonly SourcePage[]) =>
  pages.flatMap(({ records }) => records.map(({ attributes }) => attributes));
const rejectedOf = (pages: readonly SourcePage[]) => pages.flatMap(({ rejected = [] }) => rejected);

describe('a file', () => {
  it('in Windows-1252 with semicolons is read as it was written', async () => {
    const csv = 'Personalnummer;Name;Ort\r\n1042;Müller, Jürgen;Köln\r\n1043;"Weiß; Jörg";"Straße 5\r\nMünchen"\r\n';
    expect(attributesOf(await read(anUpload(iconv.encode(csv, 'windows-1252'))))).toEqual([
      { Personalnummer: '1042', Name: 'Müller, Jürgen', Ort: 'Köln' },
      { Personalnummer: '1043', Name: 'Weiß; Jörg', Ort: 'Straße 5\nMünchen' },
    ]);
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFid,name\n1,Zoë\n')],
    ['UTF-16 as Excel’s “Unicode text”', Buffer.from('\uFEFFid\tname\r\n1\tZoë\r\n', 'utf16le')],
    ['UTF-16 big endian', iconv.encode('\uFEFFid;name\n1;Zoë\n', 'utf-16be')],
    ['Excel’s line that names the separator', Buffer.from('sep=|\r\nid|name\r\n1|Zoë\r\n')],
  ])('in %s is read', async (_, bytes) => {
    expect(attributesOf(await read(anUpload(bytes)))).toEqual([{ id: '1', name: 'Zoë' }]);
  });

  it('is read as the settings say, where they say so', async () => {
    const people = anUpload(iconv.encode('id;name\n1;Łucja,x\n', 'iso-8859-2'));
    const settings = { encoding: 'iso-8859-2', separator: 'semicolon' };
    expect(attributesOf(await read(people, settings))).toEqual([{ id: '1', name: 'Łucja,x' }]);
  });

  it.each([
    ['', /empty/],
    ['\n\n', /nothing but blank lines/],
    ['PK\u0003\u0004workbook', /Excel/],
    ['<html><body>Sign in</body></html>', /web page/],
    ['1,ann@example.com\n2,ben@example.com\n', /looks like a person/],
    ['name,place\nAnn,Lund\n', /No column looks like an ID/],
  ])('that is no table of people says so (case %#)', async (content, sentence) => {
    await expect(read(anUpload(content))).rejects.toMatchObject({
      failure: { reason: 'unexpected-answer', message: expect.stringMatching(sentence) as string },
    });
  });

  it('that is no longer there says what to do', async () => {
    const { setting } = anUpload('id\n1\n');
    const gone = { setting, file: { ...anUpload('').file, id: 'another' } };
    await expect(read(gone)).rejects.toMatchObject({
      failure: { setting: 'file', message: expect.stringMatching(/Upload it again/) as string },
    });
  });
});

describe('bad rows', () => {
  const csv = 'id,name\n1,Ann\n2,Ben,Ali\n,Cleo\n1,Dan\n4,"Eve\n5,Fay\n';

  it('are told with their lines, and nobody else is lost', async () => {
    const pages = await read(anUpload(csv));
    expect(attributesOf(pages).map(({ id }) => id)).toEqual(['1', '5']);
    expect(rejectedOf(pages)).toEqual([
      { label: 'Line 3', because: expect.stringMatching(/3 fields, and the header has 2/) as string },
      { label: 'Line 4', because: expect.stringMatching(/column “id”.*is empty/) as string },
      { label: 'Line 5', because: expect.stringMatching(/stands in line 2 already/) as string },
      { label: 'Line 6', because: expect.stringMatching(/never closed/) as string },
    ]);
  });

  it('are no reason to take a person for gone whose id is in them', async () => {
    const pages = await read(anUpload(csv));
    expect(pages.flatMap(({ present = [] }) => present)).toEqual(['2']);
  });

  it('may hold bytes that the encoding does not know', async () => {
    const people = anUpload(
      Buffer.concat([Buffer.from('id,name\n1,Zoë\n2,'), Buffer.from([0xff]), Buffer.from('\n3,Bo\n')]),
    );
    const pages = await read(people, { encoding: 'utf-8' });
    expect(attributesOf(pages).map(({ id }) => id)).toEqual(['1', '3']);
    expect(rejectedOf(pages)).toMatchObject([{ label: 'Line 3' }]);
  });
});

describe('a scope', () => {
  const people = anUpload('id,Department\n1,Research\n2,Sales\n');
  const readScoped = async (scope: { readonly filter?: string; readonly groups?: string[] }) => {
    const session = openCsv({ people, context: { scope } });
    return attributesOf(await Array.fromAsync(session.readPeople({}, never)));
  };

  it('takes the people whom its filter lets through', async () => {
    expect(await readScoped({ filter: 'department=sales' })).toEqual([{ id: '2', Department: 'Sales' }]);
  });

  it('that asks for what a file does not have is refused, not passed over', async () => {
    await expect(readScoped({ filter: 'Team=x' })).rejects.toMatchObject({ failure: { setting: 'scope.filter' } });
    await expect(readScoped({ groups: ['Staff'] })).rejects.toMatchObject({ failure: { setting: 'scope.groups' } });
  });
});

describe('managers', () => {
  const referencesOf = async (csv: string, settings: Settings = {}) =>
    (await read(anUpload(csv), settings)).flatMap(({ records }) =>
      records.map(({ attributes, references }) => [attributes['managerReference'], ...references]),
    );

  it('are named by id or e-mail address, in any case', async () => {
    expect(await referencesOf('id,email,manager\nE1,Ann@x.example,\nE2,ben@x.example,ANN@X.example\nE3,,e1\n')).toEqual(
      [
        [undefined, 'e1', 'ann@x.example'],
        ['ann@x.example', 'e2', 'ben@x.example'],
        ['e1', 'e3'],
      ],
    );
  });

  it('are named by whatever column the settings say', async () => {
    const settings = { managerColumn: 'boss', managerKey: 'name' };
    expect(await referencesOf('id,name,boss\n1,Ann Lee,\n2,Ben Ali,ann lee\n', settings)).toEqual([
      [undefined, 'ann lee'],
      ['ann lee', 'ben ali'],
    ]);
  });
});

describe('reading again', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => `${String(index)},x`).join('\n');
  const people = anUpload(`id,name\n${rows(1200)}\n3,again\n`);

  it('goes on after the row where it was interrupted, and still knows the ids before it', async () => {
    const [first, ...rest] = await read(people);
    const again = await read(people, {}, { cursor: stored(first?.cursor) });
    expect(again).toEqual(rest);
    expect(rejectedOf(again)).toMatchObject([{ label: 'Line 1202' }]);
  });

  it('reads nobody while the file is the same, and everyone of another', async () => {
    const bookmark = stored((await read(people)).at(-1)?.end?.bookmark);
    expect(await read(people, {}, { bookmark })).toEqual([
      { records: [], removed: [], cursor: null, end: { read: 'changes', bookmark } },
    ]);
    const [page] = await read(anUpload('id\n1\n'), {}, { bookmark });
    expect(page).toMatchObject({ records: [{ id: '1' }], end: { read: 'whole' } });
  });
});

describe('100,000 people', () => {
  function* hundredThousand(): Generator<Buffer, void> {
    yield Buffer.from('employeeId;name;email;jobTitle;department;phone;managerId;location\r\n');
    for (let start = 0; start < 100_000; start += 1000) {
      const lines = Array.from({ length: 1000 }, (_, index) => {
        const id = start + index;
        return `E${String(id)};"Person, ${String(id)}";person${String(id)}@corp.example;Engineer;Department ${String(id % 40)};+46 8 ${String(id)};E${String(Math.floor(id / 10))};Malmö\r\n`;
      });
      yield Buffer.from(lines.join(''), 'latin1');
    }
  }
  async function* read100k(): AsyncGenerator<Uint8Array, void> {
    for (const piece of hundredThousand()) yield await Promise.resolve(piece);
  }
  const upload = anUpload('');
  const large = { setting: upload.setting, file: { ...upload.file, sha256: 'large', bytes: 1, read: read100k } };

  it('are read in pages, with no more memory at the end than at the start', async () => {
    const session = openCsv({ people: large });
    const bytes: number[] = [];
    let count = 0;
    for await (const { records } of session.readPeople({}, never)) {
      expect(records.length).toBeLessThanOrEqual(500);
      count += records.length;
      if (count % 20_000 === 0) bytes.push(memoryBytes());
    }
    expect(count).toBe(100_000);
    expect((bytes.at(-1) ?? 0) - (bytes[0] ?? 0)).toBeLessThan(8_000_000);
  }, 60_000);
});

/** Heap, and what lies beside it in buffers. `gc` is only there for those who ask for it. */
function memoryBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Cursors and bookmarks live in a JSON column between sessions. */
const stored = (value: JsonValue | undefined): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;
