import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../errors/connector-error.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { MappingPreset, MappingRow, ProfileField } from '../flow/model/mapping.ts';
import type { SourceRecord } from '../flow/model/record.ts';
import {
  defineSource,
  type PictureReading,
  type ReadEnd,
  type ReadFrom,
  type RejectedRecord,
  type Source,
  type SourceContext,
  type SourcePage,
  type SourceSession,
} from '../flow/sources/source.ts';

/** Someone at the provider. Attributes are read by the mapping: `name`, `mail`, `phone`, `department`, `manager`. */
export interface ScriptedPerson {
  readonly active?: boolean;
  readonly guest?: boolean;
  readonly references?: readonly string[];
  readonly attributes?: JsonObject;
  /** Given only to whoever asks for it by its name. */
  readonly onlyByName?: JsonObject;
  /** Absent: surely none. */
  readonly picture?:
    | { readonly bytes: Uint8Array; readonly tag?: string }
    | { readonly failure: ConnectorFailure }
    /** The record tells of a picture, but there is none. */
    | { readonly missing: string };
  /** Address of the picture, as the record has it. */
  readonly pictureLocator?: string;
  /** The record does not tell whether there is a picture. */
  readonly pictureUntold?: boolean;
}

export interface ScriptedProvider {
  readonly source: Source;
  /** What sessions were asked to read, in order. */
  readonly reads: ReadFrom[];
  /** Ids of people whose picture bytes were asked for. */
  readonly picturesRead: string[];
  /** Attributes that the provider does not know: whoever asks for one of them is refused. */
  readonly refusedPaths: string[];
  put(id: string, person: ScriptedPerson): void;
  remove(id: string): void;
  clear(): void;
  reject(rejected: RejectedRecord): void;
  /** The next read throws this after so many of its pages. */
  failAfter(pages: number, failure: ConnectorFailure): void;
  /** Called before each page is given; lets a test look or wait in between. */
  beforePage: (page: number, signal: AbortSignal) => Promise<void>;
  beforePicture: (id: string, signal: AbortSignal) => Promise<void>;
  /** How a changes read tells who is gone. */
  changesEnd: 'changes' | 'listed' | 'none';
  deadBookmarks: boolean;
  contexts: SourceContext[];
}

const profile = (
  name: ProfileField,
  path: string,
  whenEmpty: MappingRow['whenEmpty'] = { do: 'clear' },
): MappingRow => ({
  target: { kind: 'profile', name },
  source: { kind: 'attribute', path },
  transforms: [],
  whenEmpty,
});

export const scriptedMapping: MappingPreset = {
  id: 'usual',
  label: 'Usual',
  rows: [
    profile('displayName', 'name'),
    profile('email', 'mail'),
    profile('phone', 'phone'),
    profile('department', 'department'),
    profile('manager', 'manager'),
    profile('about', 'about', { do: 'keep' }),
  ],
};

/** A provider in memory that does as the test says. Its bookmark is the number of changes so far. */
export function createScriptedProvider({
  pageSize = 2,
  kind = 'scripted',
}: { readonly pageSize?: number; readonly kind?: string } = {}): ScriptedProvider {
  const people = new Map<string, { readonly person: ScriptedPerson; readonly version: number }>();
  const removed = new Map<string, number>();
  const rejected: RejectedRecord[] = [];
  const faults: { pages: number; failure: ConnectorFailure }[] = [];
  let version = 0;

  const recordOf = (id: string, person: ScriptedPerson): SourceRecord => ({
    id,
    attributes: person.attributes ?? {},
    active: person.active ?? true,
    guest: person.guest ?? false,
    references: person.references ?? [],
    picture: hintOf(person),
  });

  async function* readPeople(from: ReadFrom, signal: AbortSignal): AsyncIterable<SourcePage> {
    provider.reads.push(from);
    const fault = faults.shift();
    const since = typeof from.bookmark === 'number' && provider.changesEnd !== 'none' ? from.bookmark : undefined;
    if (provider.deadBookmarks && (from.bookmark ?? from.cursor) !== undefined) throw new ConnectorError(expired);
    const listed = [...people].filter(([, held]) => since === undefined || held.version > since);
    const gone = since === undefined ? [] : [...removed].filter(([, at]) => at > since).map(([id]) => id);
    const start = typeof from.cursor === 'number' ? from.cursor : 0;
    const pages = Math.max(1, Math.ceil(listed.length / pageSize));
    for (let page = start; page < pages; page += 1) {
      signal.throwIfAborted();
      if (fault?.pages === page - start) throw new ConnectorError(fault.failure);
      await provider.beforePage(page, signal);
      const last = page === pages - 1;
      const end: ReadEnd = {
        read: since === undefined || provider.changesEnd === 'none' ? 'whole' : provider.changesEnd,
        ...(provider.changesEnd !== 'none' && { bookmark: version }),
      };
      yield {
        records: listed.slice(page * pageSize, (page + 1) * pageSize).map(([id, held]) => recordOf(id, held.person)),
        removed: last && end.read === 'changes' ? gone : [],
        present: last && end.read === 'listed' ? [...people.keys()] : [],
        rejected: last ? rejected : [],
        cursor: page + 1,
        ...(last && { end }),
      };
    }
  }

  async function* readPictures(
    refs: Parameters<SourceSession['readPictures']>[0],
    signal: AbortSignal,
  ): AsyncIterable<PictureReading> {
    for (const ref of refs) {
      signal.throwIfAborted();
      await provider.beforePicture(ref.id, signal);
      const picture = people.get(ref.id)?.person.picture;
      if (!picture) yield { ref, status: 'none' };
      else if ('missing' in picture) {
        provider.picturesRead.push(ref.id);
        yield { ref, status: 'none', tag: picture.missing };
      } else if ('failure' in picture) yield { ref, status: 'failed', failure: picture.failure };
      else if (picture.tag !== undefined && picture.tag === ref.heldTag) yield { ref, status: 'unchanged' };
      else {
        provider.picturesRead.push(ref.id);
        yield { ref, status: 'found', bytes: picture.bytes, ...(picture.tag !== undefined && { tag: picture.tag }) };
      }
    }
  }

  const isRefused = ({ attributePaths: paths }: SourceContext): boolean =>
    paths !== 'all' && paths.some((path) => provider.refusedPaths.includes(path));

  const open = (context: SourceContext): SourceSession => ({
    check: () => Promise.resolve({ ok: true, findings: [] }),
    readPeople,
    readPerson: (id) => {
      if (isRefused(context)) return Promise.reject(new ConnectorError(refusedPath));
      const held = people.get(id);
      return Promise.resolve(held ? recordOf(id, asAskedFor(held.person, context)) : 'gone');
    },
    readPictures,
    close: () => Promise.resolve(),
  });

  const provider: ScriptedProvider = {
    source: defineSource({
      kind,
      label: 'Scripted',
      description: 'Does as the test says.',
      capabilities: {
        changes: true,
        groups: false,
        manager: true,
        pictures: true,
        pictureCost: 'None.',
        pictureRequests: { perPerson: 0, perChangedPicture: 1 },
      },
      guide: { steps: [], permissions: [], documentation: 'https://provider.example/' },
      settings: z.object({
        address: z.string().default('here'),
        password: z.string().default('').meta({ writeOnly: true }),
      }),
      bookmark: z.number(),
      presets: [scriptedMapping],
      open: (_, context) => {
        provider.contexts.push(context);
        return open(context);
      },
    }),
    reads: [],
    picturesRead: [],
    refusedPaths: [],
    contexts: [],
    changesEnd: 'changes',
    deadBookmarks: false,
    put: (id, person) => {
      version += 1;
      people.set(id, { person, version });
      removed.delete(id);
    },
    remove: (id) => {
      version += 1;
      people.delete(id);
      removed.set(id, version);
    },
    clear: () => people.clear(),
    reject: (record) => void rejected.push(record),
    failAfter: (pages, failure) => void faults.push({ pages, failure }),
    beforePage: () => Promise.resolve(),
    beforePicture: () => Promise.resolve(),
  };
  return provider;
}

const refusedPath: ConnectorFailure = { reason: 'unexpected-answer', message: 'There is no attribute of that name.' };

function asAskedFor(person: ScriptedPerson, { attributePaths: paths }: SourceContext): ScriptedPerson {
  const named = Object.entries(person.onlyByName ?? {}).filter(([name]) => paths !== 'all' && paths.includes(name));
  return { ...person, attributes: { ...person.attributes, ...Object.fromEntries(named) } };
}

const expired: ConnectorFailure = { reason: 'cursor-expired', message: 'The place is not known any more.' };

function hintOf({ picture, pictureLocator: locator, pictureUntold }: ScriptedPerson): SourceRecord['picture'] {
  if (locator !== undefined) return { locator };
  if (!picture) return pictureUntold === true ? {} : 'none';
  if ('missing' in picture) return { tag: picture.missing };
  if ('failure' in picture || picture.tag === undefined || pictureUntold === true) return {};
  return { tag: picture.tag };
}
