import { anUpload, aZip, openCsv } from '../../../testing/csv-sessions.ts';
import { describeSourceConformance } from '../source-conformance.ts';
import type { ConformanceProvider, ConformanceWorld } from '../source-conformance-harness.ts';

const jpegStart = Buffer.from('ffd8ffe000104a464946', 'hex');

const hasPicture = (index: number): boolean => index % 3 !== 0;
const idOf = (index: number): string => `E${String(index).padStart(6, '0')}`;

function csvOf(people: number): string {
  const rows = Array.from({ length: people }, (_, index) =>
    [
      idOf(index),
      `"User, ${String(index)}"`,
      `user${String(index)}@corp.example`,
      index === 0 ? '' : idOf(Math.floor(index / 10)),
    ].join(','),
  );
  return ['employeeId,name,email,managerId', ...rows].join('\r\n');
}

async function startWorld({ people, fault }: ConformanceWorld): Promise<ConformanceProvider> {
  const indexes = Array.from({ length: people }, (_, index) => index);
  const file = anUpload(csvOf(people));
  const failing = fault === 'failed-picture' ? 7 : undefined;
  const photos = indexes
    .filter(hasPicture)
    .map((index) => [`photos/${idOf(index)}.jpg`, Buffer.concat([jpegStart, Buffer.from([index % 256])])] as const);
  const zip = await aZip(Object.fromEntries(photos), { compress: failing === undefined });
  if (failing !== undefined) spoil(zip, Buffer.concat([jpegStart, Buffer.from([failing])]));
  const pictures = anUpload(zip, 'photos.zip');
  const readable = (index: number) => index !== failing;
  return Promise.resolve({
    open: () => openCsv({ people: file, pictures }),
    everyone: indexes.map(idOf),
    withPicture: indexes.filter(hasPicture).filter(readable).map(idOf),
    withoutPicture: indexes.filter((index) => !hasPicture(index)).map(idOf),
    ...(failing !== undefined && { failingPicture: idOf(failing) }),
    nobody: 'E999999',
    close: () => Promise.resolve(),
  });
}

/** Changes a byte within a file of the ZIP, whose list of contents then has another checksum. */
function spoil(zip: Buffer, content: Buffer): void {
  const at = zip.indexOf(content);
  if (at === -1) throw new Error('The picture is compressed: it cannot be found.');
  zip.writeUInt8(0, at + 3);
}

describeSourceConformance('A CSV file', {
  start: startWorld,
  severalPages: 1100,
  faults: ['failed-picture'],
  changes: false,
  pictures: true,
  dead: [
    { named: 'a cursor in another file', from: () => ({ cursor: { file: 'other', rows: 500 } }) },
    { named: 'a cursor of another shape', from: () => ({ cursor: 'page 2' }) },
    { named: 'a bookmark of another shape', from: () => ({ bookmark: { deltaLink: 'https://example.org' } }) },
  ],
});
