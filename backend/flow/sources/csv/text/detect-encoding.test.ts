import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from './detect-encoding.ts';

async function* inPieces(bytes: Uint8Array, pieceBytes: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
}

const detect = (bytes: Uint8Array, pieceBytes = 1000) => detectEncoding(inPieces(bytes, pieceBytes));

const names = {
  german: 'name;ort\nMüller, Jürgen;Köln\nWeiß, Jörg;München\nSchäfer, Özgür;Gräfelfing\n',
  swedish: 'namn;ort\nÅsa Öberg;Malmö\nBjörn Sjöström;Göteborg\nPär Lindström;Växjö\n',
  french: 'nom;service\nHélène Lefèvre;Direction générale\nFrançois Noël;Création\n',
  polish:
    'imię;miasto\nŁukasz Wiśniewski;Kraków\nMałgorzata Dąbrowska;Łódź\nPaweł Zieliński;Poznań\nJędrzej Wójcik;Świdnica\n',
  russian: 'имя;город\nИван Петров;Москва\nМария Смирнова;Казань\nДмитрий Кузнецов;Бухгалтерия\n',
  greek: 'όνομα;πόλη\nΓιώργος Παπαδόπουλος;Αθήνα\nΜαρία Ιωάννου;Πάτρα\n',
} as const;

describe('the encoding of a file', () => {
  it.each([
    ['german', 'windows-1252'],
    ['swedish', 'windows-1252'],
    ['french', 'windows-1252'],
    ['polish', 'windows-1250'],
    ['polish', 'iso-8859-2'],
    ['russian', 'windows-1251'],
    ['russian', 'koi8-r'],
    ['greek', 'windows-1253'],
  ] as const)('of %s names in %s is found out', async (language, encoding) => {
    expect(await detect(iconv.encode(names[language], encoding))).toEqual({ name: encoding, isCertain: false });
  });

  it('is UTF-8 when all of it is valid, wherever it is cut', async () => {
    for (const language of [names.german, names.polish, names.greek, 'a;b\n', '😀;𝒜\n']) {
      const bytes = Buffer.from(language);
      for (const pieceBytes of [1, 2, 3, 7]) {
        expect(await detect(bytes, pieceBytes)).toEqual({ name: 'utf-8', isCertain: true });
      }
    }
  });

  it('is told by a single byte near the end of a file that is ASCII before', async () => {
    const long = Buffer.concat([
      Buffer.from('Bo;Jonsson\n'.repeat(200_000)),
      iconv.encode('Åsa;Öberg\n', 'windows-1252'),
    ]);
    expect(await detect(long, 256 * 1024)).toEqual({ name: 'windows-1252', isCertain: false });
  });

  it('is UTF-8 though an export has cut a character in two here and there', async () => {
    const cut = Buffer.concat([
      Buffer.from(names.german.repeat(5)),
      Buffer.from('Müller').subarray(0, 2),
      Buffer.from(';x\n'),
    ]);
    expect(await detect(cut)).toEqual({ name: 'utf-8', isCertain: false });
  });

  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const)('is what a byte order mark says: %s', async (encoding, mark) => {
    const bytes = Buffer.concat([Buffer.from(mark), iconv.encode(names.german, encoding)]);
    expect(await detect(bytes)).toMatchObject({ name: encoding });
  });

  it.each(['utf-16le', 'utf-16be'] as const)('is %s by its zeros, without a mark', async (encoding) => {
    expect(await detect(iconv.encode(names.german, encoding))).toMatchObject({ name: encoding });
  });

  it.each([
    ['an overlong form', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a lead byte without its rest', [0xe2, 0x82]],
  ])('is not UTF-8 with %s', async (_, bytes) => {
    expect(await detect(Buffer.from(bytes))).toMatchObject({ isCertain: false });
  });
});
