import type { z } from 'zod';
import type { Reach } from '../../http/reach/reach.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { ProviderCheck, ProviderGuide, SessionLog } from '../model/provider.ts';
import type { ValueKey } from '../model/value-key.ts';
import type { ConnectorFailure } from '../../errors/connector-error.ts';

/**
 * A configured target, opened for one push or check. Fails only by throwing `ConnectorError`. Whatever is asked about
 * several people answers each exactly once, in any order, and never has more under way than the target allows. One
 * person who cannot be dealt with is an answer, not an exception; what concerns everyone (the credentials, the address,
 * a rate limit beyond `patienceSeconds`) is thrown, and those not yet answered are asked about again later.
 */
export interface TargetSession {
  /** Reaches the target, proves the permissions that `wants` needs, and says which one is missing. Writes nothing. */
  check(signal: AbortSignal): Promise<ProviderCheck>;
  /** What the target, with these settings, takes at present. Asked once for each push. Writes nothing. */
  accepts(signal: AbortSignal): Promise<TargetAcceptance>;
  /** Who of the target each person is, by the matching key of `wants`. Writes nothing. */
  findPeople(people: readonly PersonToFind[], signal: AbortSignal): AsyncIterable<PersonFinding>;
  /** Who may be written, and which fields of them are locked, and why. Writes nothing. */
  preflight(people: readonly TargetRef[], signal: AbortSignal): AsyncIterable<PreflightAnswer>;
  /** What the target shows of each person at present, of the fields that `wants` names. Writes nothing. */
  readState(people: readonly TargetRef[], signal: AbortSignal): AsyncIterable<StateReading>;
  /**
   * Brings each person to the state given, and nothing else of them. May be called again with the same change after a
   * crash, whether or not it was done: writes only what differs, and answers `alreadySo` where nothing does.
   */
  apply(changes: readonly TargetChange[], signal: AbortSignal): AsyncIterable<ChangeAnswer>;
  /** Releases connections. Safe to call twice. */
  close(): Promise<void>;
}

export interface PersonToFind {
  readonly personId: string;
  /** Of the matching key, e.g. an e-mail address. Never empty. */
  readonly value: string;
}

export type PersonFinding = { readonly personId: string } & (
  | { readonly status: 'found'; readonly remoteId: string; readonly memo?: JsonValue }
  | { readonly status: 'none' }
  /** More than one fits, so none is taken. */
  | { readonly status: 'several' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure }
);

/** Someone whom the target is known to have. */
export interface TargetRef {
  readonly personId: string;
  /** The target's own id of them, as `findPeople` or `apply` gave it. */
  readonly remoteId: string;
  /** What the session wanted kept about them; see `AppliedAnswer`. */
  readonly memo?: JsonValue;
}

export interface TargetChange {
  readonly personId: string;
  /** Absent: the target has nobody like this, and they are to be created (only where `accepts` says `creates`). */
  readonly remoteId?: string;
  readonly memo?: JsonValue;
  readonly desired: DesiredState;
}

/** How a person is to look. What is absent is not touched. Clearing what Roster wrote is a state like any other. */
export interface DesiredState {
  /** Value of the matching key; a person who is created gets it. */
  readonly matchValue: string;
  readonly displayName: string;
  readonly email?: string;
  /** By the target's own field or property name; `null`: is to be empty. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** `null`: is to have none. */
  readonly manager?: DesiredManager | null;
  /** `null`: is to have none (the target's default shows). */
  readonly picture?: DesiredPicture | null;
  /** Only where `accepts` says `deactivates`. */
  readonly active?: boolean;
}

export interface DesiredManager {
  /** The manager's id at this target; absent: the target is not known to have them. */
  readonly remoteId?: string;
  readonly displayName: string;
  readonly email?: string;
}

export interface DesiredPicture {
  /** Another one for another picture, or another crop of it. */
  readonly version: string;
  /** Public address of the photo host; it changes whenever the picture does. Absent: Roster has no public address. */
  readonly hostedAddress?: string;
  /** A square JPEG, of the size asked for (one of `pictureSizes`) or smaller. Undefined: it cannot be made any more. */
  read(pixels: number): Promise<Uint8Array | undefined>;
}

export type ChangeAnswer = { readonly personId: string } & (
  | ({ readonly status: 'applied' | 'alreadySo' } & AppliedAnswer)
  /** The target has nobody of that id (any more). */
  | { readonly status: 'gone' }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'failed'; readonly failure: ConnectorFailure }
);

interface AppliedAnswer {
  readonly remoteId: string;
  /** As it was read back; a later drift check compares with it. Absent: it is as was asked for. */
  readonly state?: TargetState;
  /** What of the change the target did not take, although it took the rest. */
  readonly notTaken?: readonly FieldRefusal[];
  /** Kept with the person and given back with every later ref and change, e.g. the id of the avatar that was set. Absent: as before. */
  readonly memo?: JsonValue;
}

/** The target will not have it, however often it is tried, until somebody changes something. */
export interface Refusal {
  /** Stable, kebab-case: refusals are counted by it, e.g. `managed-elsewhere`. */
  readonly code: string;
  /** Why, and what to do; the same sentence for everyone whom it concerns. Holds no personal value. */
  readonly message: string;
}

export interface FieldRefusal extends Refusal {
  /** A name of `fields`, or `picture`, `manager`, `active`. */
  readonly field: string;
}

export type PreflightAnswer = { readonly personId: string } & (
  | { readonly status: 'may'; readonly locked: readonly FieldRefusal[] }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure }
);

/** How a person looks at the target. What the target cannot tell is absent. */
export interface TargetState {
  /** `null`: empty. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** As the target names the manager. */
  readonly manager?: string | null;
  /** Opaque, but another one for another picture: an address, an avatar's id. */
  readonly picture?: string | null;
  readonly active?: boolean;
}

export type StateReading = { readonly personId: string } & (
  | { readonly status: 'read'; readonly state: TargetState }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure }
);

/** What a configured target takes: its capabilities, less what these settings or this server leave out. */
export interface TargetAcceptance {
  /** Which of the fields that `wants` names; properties too. */
  readonly fields: readonly string[];
  readonly manager: boolean;
  readonly picture: boolean;
  /** Whoever is not found is created. */
  readonly creates: boolean;
  /** `active` is written. */
  readonly deactivates: boolean;
  /** Why something that is wanted is left out, one sentence for each. */
  readonly leftOut: readonly FieldRefusal[];
}

/** A field that the target has, under its own name. */
export interface TargetField {
  readonly name: string;
  readonly label: string;
  /** What usually fills it. */
  readonly usualFrom?: ValueKey;
}

/** User properties under names of the admin's choice. */
export interface TargetProperties {
  readonly maxNameLength: number;
  /** A regular expression (source) that the whole name must match, and its rule in words. */
  readonly namePattern?: { readonly source: string; readonly message: string };
}

/** By what the target finds a person. */
export interface MatchingKey {
  /** The target's own name, e.g. `userName`, `email`, `accountId`. */
  readonly key: string;
  readonly label: string;
  /** What usually fills it: a value, or the provider's id of the person (`sourceId`). */
  readonly usualFrom: ValueKey | 'sourceId';
}

/** What can be done with a person who leaves the target's scope, besides leaving everything as it is. */
export type RemovalAction = 'clear' | 'deactivate';

export interface TargetCapabilities {
  readonly fields: readonly TargetField[];
  /** Absent: only `fields`. */
  readonly properties?: TargetProperties;
  readonly manager: boolean;
  /** How pictures are taken: as a file, as the hosted photo's address, or not at all. */
  readonly picture: 'bytes' | 'hosted-address' | 'none';
  /** At least one; the first is what a new target starts with. */
  readonly matching: readonly MatchingKey[];
  readonly removal: readonly RemovalAction[];
  /** One sentence to be read before the target is switched on, e.g. Atlassian's rule about personal data. */
  readonly warning?: string;
}

/** What the engine hands to a session when it opens it. */
export interface TargetContext {
  readonly wants: TargetWants;
  /** Where connections may lead: each is made within it. */
  readonly reach: Reach;
  /**
   * A pause that the target asks for and that is no longer than this is waited for by the session itself; a longer one is
   * thrown as `rate-limited` with `retryAfterSeconds`: the engine writes it down for all workers.
   */
  readonly patienceSeconds: number;
  readonly now: () => Date;
  readonly log: SessionLog;
}

/** What the admin has chosen: a check proves the permissions for this, and reading is confined to it. */
export interface TargetWants {
  /** Names of fields and properties. */
  readonly fields: readonly string[];
  readonly manager: boolean;
  readonly picture: boolean;
  /** Key of one of `capabilities.matching`. */
  readonly matchBy: string;
  readonly removal: 'leave' | RemovalAction;
}

/** A kind of target as the registry holds it: its own types hidden behind zod parsing. */
export interface Target {
  readonly kind: string;
  /** The product's own name. */
  readonly label: string;
  readonly description: string;
  readonly guide: ProviderGuide;
  readonly capabilities: TargetCapabilities;
  /** Shape of `settings`. Secret fields carry `meta({ writeOnly: true })`. */
  readonly settingsSchema: z.ZodObject;
  /** Of a kind that writes addresses of pictures where a kind of source may read them. */
  readonly readBack?: PictureReadBack;
  /** When settings that are no secrets stop working, by name, as for a source. */
  readonly expiries?: (settings: JsonObject) => Readonly<Record<string, Date>>;
  /** Throws `ZodError` when the settings are not of this kind. */
  open(settings: JsonObject, context: TargetContext): TargetSession;
}

/** Roster must not take for a provider's pictures what it wrote there itself. */
export interface PictureReadBack {
  /** Kind of the source that reads the same provider. */
  readonly source: string;
  /** The settings that name the attribute, of this kind and of the source. */
  readonly settings: { readonly target: string; readonly source: string };
  /** Whether a connector with the one settings reads what a target with the others writes. Without secrets; never throws. */
  happens(settings: { readonly target: JsonObject; readonly source: JsonObject }): boolean;
}

interface TargetDefinition<Settings extends z.ZodObject> extends Omit<Target, 'open' | 'settingsSchema'> {
  readonly settings: Settings;
  readonly open: (settings: z.infer<Settings>, context: TargetContext) => TargetSession;
}

/** Hides a kind's own settings type behind zod parsing. */
export function defineTarget<Settings extends z.ZodObject>(definition: TargetDefinition<Settings>): Target {
  const { settings, open, ...rest } = definition;
  return { ...rest, settingsSchema: settings, open: (values, context) => open(settings.parse(values), context) };
}
