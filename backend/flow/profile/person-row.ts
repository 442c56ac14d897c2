/** A person as the directory holds them. `values`: value key → text. */
export interface PersonRow {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly active: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly pictureToken: string | null;
  readonly pictureSha256: string | null;
  readonly ownSha256: string | null;
}

/** What one connector says of the person. */
export interface PersonConnectorRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly lastSeenAt: Date;
  readonly active: boolean;
  /** Value key → text, of the manager the name. Empty once the person is gone there. */
  readonly values: Readonly<Record<string, string>>;
  /** Who is the manager by what it says. */
  readonly managerId: string | null;
  readonly pictureSha256: string | null;
  /** Its picture always goes first, before one that the person would upload. */
  readonly picturesFirst: boolean;
}

/** Everything that the profile page of one person is made of. */
export interface PersonDetail {
  readonly person: PersonRow;
  /** No picture of theirs is to be shown. */
  readonly pictureOptedOut: boolean;
  /** Value key → connector id; `*` stands for all keys that are not named. */
  readonly origins: Readonly<Record<string, string>>;
  /** From the person's manager up to the top. */
  readonly managerChain: readonly PersonRow[];
  readonly reports: readonly PersonRow[];
  readonly connectors: readonly PersonConnectorRow[];
}
