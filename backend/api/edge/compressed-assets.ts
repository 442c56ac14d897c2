import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler } from 'express';

const encodings = ['br', 'gzip'] as const;
type Encoding = (typeof encodings)[number];

/** Middling effort: the first visitor waits for it. */
const brotliEffort = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const compressors: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, brotliEffort),
  gzip: (bytes) => promisify(gzip)(bytes),
};

const assetAddress = /^\/assets\/([\w-]+(?:\.[\w-]+)*\.(?:js|css|svg))$/;

/** Scripts and styles compressed, each once: there are only as many as were built. What it does not know is the next one's. */
export function compressedAssets(folder: string): RequestHandler {
  const kept = new Map<string, Buffer>();
  const compress = async ({ name, encoding }: Wanted): Promise<Buffer | undefined> => {
    const key = `${encoding} ${name}`;
    const bytes = kept.get(key) ?? (await readCompressed(join(folder, 'assets', name), encoding));
    if (bytes) kept.set(key, bytes);
    return bytes;
  };
  return async (request, response, next) => {
    const wanted = wantedOf(request);
    const bytes = wanted && (await compress(wanted));
    if (!wanted || !bytes) {
      next();
      return;
    }
    response.set({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Encoding': wanted.encoding,
      Vary: 'Accept-Encoding',
    });
    response.type(extname(wanted.name)).send(bytes);
  };
}

interface Wanted {
  readonly name: string;
  readonly encoding: Encoding;
}

function wantedOf(request: Request): Wanted | undefined {
  const name = assetAddress.exec(request.path)?.[1];
  const encoding = encodings.find((known) => request.acceptsEncodings(known) === known);
  return name === undefined || encoding === undefined ? undefined : { name, encoding };
}

async function readCompressed(path: string, encoding: Encoding): Promise<Buffer | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes && compressors[encoding](bytes);
}
