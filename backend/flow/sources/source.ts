import type { z } from 'zod';
import type { ConnectorScope } from '#contract/scope.ts';
import type { MappingPreset } from '../model/mapping.ts';
import { ConnectorError, type ConnectorFailure } from '../../errors/connector-error.ts';
import type { Reach } from '../../http/reach/reach.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { FindUploadedFile } from '../model/uploaded-file.ts';
import type { ProviderCheck, ProviderFinding, ProviderGuide, SessionLog } from '../model/provider.ts';
import type { PictureRef, SourceId, SourceRecord } from '../model/record.ts';

export type SourceCheck = ProviderCheck;
export type CheckFinding = ProviderFinding;
export type SourceGuide = ProviderGuide;
export type SourceLog = SessionLog;

/** A configured provider, opened for one run, check or preview. Fails only by throwing `ConnectorError`. */
export interface SourceSession {
  /** Reaches the provider, proves the permissions that the settings need, and says which one is missing. Never throws for what it is there to find out. */
  check(signal: AbortSignal): Promise<SourceCheck>;
  /**
   * Everyone in scope, or only what changed since `bookmark`. A cursor (of a page that this method yielded earlier)
   * resumes an interrupted read after that page; one that is no longer good throws `cursor-expired`, as does a dead bookmark.
   * A source that cannot follow changes within its scope ignores the bookmark, reads everyone and says so in `end.read`.
   */
  readPeople(from: ReadFrom, signal: AbortSignal): AsyncIterable<SourcePage>;
  readPerson(id: SourceId, signal: AbortSignal): Promise<SourceRecord | 'gone'>;
  /**
   * Answers every ref exactly once, in any order. Many at once where the provider has batching; never more in
   * flight than it allows. Rate limits are waited out inside; one picture that fails is an answer, not an exception.
   */
  readPictures(refs: readonly PictureRef[], signal: AbortSignal): AsyncIterable<PictureReading>;
  /** Releases connections. Safe to call twice. */
  close(): Promise<void>;
}

export interface ReadFrom {
  readonly bookmark?: JsonValue;
  readonly cursor?: JsonValue;
}

export interface SourcePage {
  readonly records: readonly SourceRecord[];
  /** Ids the provider itself reports as gone. Absence from a page is never a removal. */
  readonly removed: readonly SourceId[];
  /** Ids listed as still there, without their attributes (a changes read that finds removals by listing). */
  readonly present?: readonly SourceId[];
  /** What the provider sent but no person can be made of: one line of the run each, never a failed run. */
  readonly rejected?: readonly RejectedRecord[];
  readonly cursor: JsonValue;
  /** On the last page only: was everyone listed, or just what changed? And where the next changes run starts. */
  readonly end?: ReadEnd;
}

export interface ReadEnd {
  /** `whole`: whoever is in no page is gone. `listed`: changes only, but whoever is neither in `records` nor in `present` is gone. */
  readonly read: 'whole' | 'changes' | 'listed';
  readonly bookmark?: JsonValue;
}

export interface RejectedRecord {
  /** How an admin finds it again: an id, a DN, a line number. */
  readonly label: string;
  readonly because: string;
}

/** "Has no picture" and "could not be read" never look alike. */
export type PictureReading = { readonly ref: PictureRef } & (
  | { readonly status: 'found'; readonly bytes: Uint8Array; readonly tag?: string }
  | { readonly status: 'unchanged' }
  /** With the tag of a record that tells of a picture all the same: it is not asked for again until that changes. */
  | { readonly status: 'none'; readonly tag?: string }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure }
);

/** What a source can do, for the connector page. */
export interface SourceCapabilities {
  readonly changes: boolean;
  readonly groups: boolean;
  readonly manager: boolean;
  readonly pictures: boolean;
  /** One sentence: what reading pictures costs in requests. */
  readonly pictureCost: string;
  /** The same in figures, for a full run. Fractions: one request asks for several. */
  readonly pictureRequests: PictureRequests;
}

interface PictureRequests {
  /** For each person, whether or not the picture has changed. */
  readonly perPerson: number;
  /** For each picture that is new or has changed. */
  readonly perChangedPicture: number;
}

/** What the engine hands to a session when it opens it. */
export interface SourceContext {
  readonly scope: ConnectorScope;
  /** Attribute paths that the mapping reads; a source asks the provider for these and for what it needs itself. `all`: whatever there is (discovery). */
  readonly attributePaths: readonly string[] | 'all';
  /** Whether this session will read pictures: a check proves that permission only then. */
  readonly pictures: boolean;
  readonly findFile: FindUploadedFile;
  /** Where connections may lead: each is made within it. */
  readonly reach: Reach;
  /** The folder that files of this machine may be read from; absent: none. */
  readonly importFolder?: string | undefined;
  readonly now: () => Date;
  /** Structured: ids, counts and durations only. */
  readonly log: SourceLog;
}

/** A source as the registry holds it: its own types hidden behind zod parsing. */
export interface Source {
  readonly kind: string;
  /** The provider's own name. */
  readonly label: string;
  readonly description: string;
  readonly capabilities: SourceCapabilities;
  readonly guide: SourceGuide;
  /** Attribute names are compared without regard to case, as LDAP does. Default: false. */
  readonly caseInsensitivePaths?: boolean;
  /** Shape of `settings`. Secret fields carry `meta({ writeOnly: true })`. */
  readonly settingsSchema: z.ZodObject;
  /** At least one; the first is what a new connector starts with. */
  readonly presets: readonly MappingPreset[];
  /**
   * When settings that are no secrets stop working, as far as they tell so themselves (a certificate does): by name.
   * Admins are warned in time. Gets settings as they are stored, without the secrets. Never throws.
   */
  readonly expiries?: (settings: JsonObject) => Readonly<Record<string, Date>>;
  /**
   * Asked every minute, where the settings name something that is to be read whenever it changes: when it last did, by
   * the clock of this machine. `undefined`: nothing is watched. Fails as a session does.
   */
  watch?(settings: JsonObject, context: WatchContext): Promise<Date | undefined>;
  /** Throws `ZodError` when the settings are not of this source. */
  open(settings: JsonObject, context: SourceContext): SourceSession;
}

export type WatchContext = Pick<SourceContext, 'importFolder' | 'reach'>;

interface SourceDefinition<Settings extends z.ZodObject, Bookmark extends z.ZodType> extends Omit<
  Source,
  'open' | 'watch' | 'settingsSchema'
> {
  readonly settings: Settings;
  readonly bookmark: Bookmark;
  readonly watch?: (settings: z.infer<Settings>, context: WatchContext) => Promise<Date | undefined>;
  /** `parseBookmark` throws `cursor-expired` for a bookmark of another shape. */
  readonly open: (
    settings: z.infer<Settings>,
    context: SourceContext,
    parseBookmark: (bookmark: JsonValue) => z.infer<Bookmark>,
  ) => SourceSession;
}

/** Hides a source's own settings and bookmark types behind zod parsing. */
export function defineSource<Settings extends z.ZodObject, Bookmark extends z.ZodType>(
  definition: SourceDefinition<Settings, Bookmark>,
): Source {
  const { settings, bookmark, watch, open, ...rest } = definition;
  const parseBookmark = (value: JsonValue): z.infer<Bookmark> => {
    const parsed = bookmark.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new ConnectorError({
      reason: 'cursor-expired',
      message: 'The place where the last run stopped is not readable. Everyone is read again.',
    });
  };
  return {
    ...rest,
    settingsSchema: settings,
    ...(watch && { watch: (values: JsonObject, context: WatchContext) => watch(settings.parse(values), context) }),
    open: (values, context) => open(settings.parse(values), context, parseBookmark),
  };
}
