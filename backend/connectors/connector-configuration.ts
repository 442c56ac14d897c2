import type { z } from 'zod';
import type { matching, PicturePolicy, Safety, Schedule } from '#contract/connectors.ts';
import type { ConnectorScope } from '#contract/scope.ts';
import type { JsonObject, JsonValue } from '../flow/model/json.ts';
import type { Mapping } from '../flow/model/mapping.ts';

export type Matching = z.infer<typeof matching>;

/** Everything that a run needs to know of a connector. Holds secrets in clear: never log or return it. */
export interface ConnectorConfiguration {
  readonly id: string;
  readonly siteId: string;
  readonly kind: string;
  readonly name: string;
  readonly enabled: boolean;
  /** With secrets in clear, as `Source.open` takes them. */
  readonly settings: JsonObject;
  readonly scope: ConnectorScope;
  readonly mappings: Mapping;
  readonly pictures: PicturePolicy;
  readonly schedule: Schedule | undefined;
  readonly safety: Safety;
  readonly matching: Matching;
  /** Lower goes first when two connectors fill the same field. */
  readonly priority: number;
  /** Value key → place in the order, where it differs from `priority`. */
  readonly fieldPriorities: Readonly<Record<string, number>>;
  /** Where the next changes run starts; absent: it reads everyone. */
  readonly bookmark: JsonValue | undefined;
  /** Hash of what the bookmark was made under. */
  readonly bookmarkBasis: string | undefined;
  readonly lastWholeReadAt: Date | undefined;
  readonly createdAt: Date;
}
