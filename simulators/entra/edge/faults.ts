import { createFaultBook, type FaultRule } from '../../edge/fault-rules.ts';
import type { RequestKind } from './request-kind.ts';

/** How Graph says that somebody has no picture; all of these were seen. */
type PhotoAbsence =
  | 'ImageNotFound'
  | 'ErrorEntityNotFound'
  /** 404 with nothing in it. */
  | 'empty-body'
  /** As documented: the metadata of a GIF of one pixel. */
  | 'one-pixel-gif'
  /** 400: says nothing about whether there is a picture. */
  | 'no-mailbox';

export type FaultAnswer =
  | { readonly status: number; readonly code?: string; readonly message?: string; readonly retryAfter?: string }
  /** The connection breaks; of a part in a batch, the whole batch does. */
  | 'reset'
  /** Half of the answer, then the connection breaks. */
  | 'cut'
  | { readonly delayMillis: number };

interface FaultState {
  /** Every list of people is empty, with status 200. */
  readonly listsNobody: boolean;
  /** Changes list what changed and no other property. */
  readonly sparseDelta: boolean;
  readonly secretExpired: boolean;
  readonly expiredDeltaAnswer: 'gone' | 'syncStateNotFound';
  readonly deltaGeneration: number;
  readonly pageGeneration: number;
  readonly photoAbsence: PhotoAbsence;
  readonly photoAbsenceOf: ReadonlyMap<string, PhotoAbsence>;
}

/** What a test may switch while the simulator runs. */
export interface EntraFaults {
  add(rule: FaultRule<RequestKind, FaultAnswer>): void;
  set(switches: Partial<Pick<FaultState, 'listsNobody' | 'sparseDelta' | 'secretExpired' | 'photoAbsence'>>): void;
  /** How the absence of one person's picture is told. */
  setPhotoAbsence(userId: string, absence: PhotoAbsence): void;
  /** Every access token issued so far is answered with 401. */
  expireAccessTokens(): void;
  /** Every delta link handed out so far has expired. */
  expireDeltaTokens(answer?: 'gone' | 'syncStateNotFound'): void;
  /** Every next link of a list handed out so far has expired. */
  expirePageTokens(): void;
  /** Everything as it was at the start, tokens excepted. */
  clear(): void;
  state(): FaultState;
}

/** The simulator's own side of the faults. */
export interface FaultBook extends EntraFaults {
  /** The fault that befalls this request, used up by asking. */
  take(kind: RequestKind, url: string): FaultAnswer | undefined;
}

const healthy = {
  listsNobody: false,
  sparseDelta: false,
  secretExpired: false,
  photoAbsence: 'ImageNotFound',
} as const;

export function createFaults(expireAccessTokens: () => void): FaultBook {
  let state: FaultState = {
    ...healthy,
    expiredDeltaAnswer: 'gone',
    deltaGeneration: 0,
    pageGeneration: 0,
    photoAbsenceOf: new Map(),
  };
  const book = createFaultBook<RequestKind, FaultAnswer>();
  return {
    add: (rule) => {
      book.add(rule);
    },
    set: (switches) => (state = { ...state, ...switches }),
    setPhotoAbsence: (id, absence) =>
      (state = { ...state, photoAbsenceOf: new Map([...state.photoAbsenceOf, [id, absence]]) }),
    expireAccessTokens,
    expireDeltaTokens: (answer = 'gone') => {
      state = { ...state, expiredDeltaAnswer: answer, deltaGeneration: state.deltaGeneration + 1 };
    },
    expirePageTokens: () => (state = { ...state, pageGeneration: state.pageGeneration + 1 }),
    clear: () => {
      book.clear();
      state = { ...state, ...healthy, photoAbsenceOf: new Map() };
    },
    state: () => state,
    take: (kind, url) => book.take(kind, url),
  };
}
