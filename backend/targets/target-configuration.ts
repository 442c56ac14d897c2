import type { z } from 'zod';
import type {
  targetDrift,
  targetMatching,
  targetPeople,
  targetPictures,
  targetRemoval,
  TargetFieldRow,
} from '#contract/targets.ts';
import type { JsonObject } from '../flow/model/json.ts';

/** Everything that a push needs to know of a target. Holds secrets in clear: never log or return it. */
export interface TargetConfiguration {
  readonly id: string;
  readonly siteId: string;
  readonly kind: string;
  readonly name: string;
  readonly enabled: boolean;
  /** With secrets in clear, as `Target.open` takes them. */
  readonly settings: JsonObject;
  readonly people: z.infer<typeof targetPeople>;
  readonly fields: readonly TargetFieldRow[];
  readonly manager: boolean;
  readonly pictures: z.infer<typeof targetPictures>;
  readonly matching: z.infer<typeof targetMatching>;
  readonly removal: z.infer<typeof targetRemoval>;
  readonly drift: z.infer<typeof targetDrift>;
  /** Pushes follow runs. */
  readonly automatic: boolean;
  readonly pausedUntil: Date | undefined;
  readonly createdAt: Date;
}
