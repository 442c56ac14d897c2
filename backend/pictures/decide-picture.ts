import type { PicturePolicy } from '#contract/connectors.ts';
import { assertNever } from '../errors/assert-never.ts';

/** The picture that the person shows now. */
export type HeldPicture =
  | { readonly from: 'none' }
  /** `own`: the person uploaded it. `connector`: this connector brought it. */
  | { readonly from: 'own' | 'connector'; readonly sha256: string }
  /** `outranked`: the connector that is asked about comes before the one that brought it. */
  | { readonly from: 'otherConnector'; readonly sha256: string; readonly outranked: boolean };

/**
 * What came of looking for the picture at the source. `unusable`: there is one, but no picture can be made of it.
 * `ownPhoto`: its address is that of a photo that Roster hosts.
 */
export type FoundPicture =
  | { readonly status: 'found'; readonly sha256: string }
  | { readonly status: 'none' | 'unchanged' | 'failed' | 'unusable' | 'ownPhoto' };

export interface PictureQuestion {
  readonly policy: PicturePolicy['policy'];
  readonly whenMissing: PicturePolicy['whenMissing'];
  readonly held: HeldPicture;
  readonly reading: FoundPicture;
  /** The connector has given this person a picture at some time, whatever became of it. */
  readonly picturedBefore: boolean;
  /** No picture of the person is to be shown. */
  readonly optedOut: boolean;
}

export interface PictureDecision {
  readonly do: 'set' | 'clear' | 'keep';
  /** A sentence for the person's line in the run. */
  readonly because: string;
}

/** Whether a connector's reading changes the picture that a person shows. */
export function decidePicture(question: PictureQuestion): PictureDecision {
  const { policy, reading, optedOut } = question;
  if (policy === 'off') return keep('Pictures of this connector are switched off.');
  if (optedOut) return keep('The person has chosen that no picture of theirs is shown.');
  switch (reading.status) {
    case 'unchanged':
      return keep('The picture has not changed.');
    case 'failed':
      return keep('The picture could not be read, so the one there is stays.');
    case 'unusable':
      return keep('The picture cannot be used, so the one there is stays.');
    case 'ownPhoto':
      return keep(
        'The address leads to a photo that Roster itself hosts, not to one of the identity provider’s: the picture there is stays.',
      );
    case 'none':
      return decideWithout(question);
    case 'found':
      return decideWith(question, reading.sha256);
    default:
      return assertNever(reading);
  }
}

function decideWith({ policy, held, picturedBefore }: PictureQuestion, sha256: string): PictureDecision {
  if (held.from !== 'none' && held.sha256 === sha256) return keep('It is the picture that the person shows already.');
  if (policy === 'firstTimeOnly' && picturedBefore) {
    return keep('This connector sets a picture the first time only, and has done so.');
  }
  switch (held.from) {
    case 'none':
      return { do: 'set', because: 'The person had no picture.' };
    case 'own':
      return policy === 'overwrite'
        ? { do: 'set', because: 'This connector’s picture always goes first.' }
        : keep('The person has a picture of their own.');
    case 'connector':
      return policy === 'overwrite'
        ? { do: 'set', because: 'The picture has changed.' }
        : keep('The person has a picture already, and this connector replaces none.');
    case 'otherConnector':
      if (!held.outranked) return keep('Another connector that goes first has given the person a picture.');
      return policy === 'overwrite'
        ? { do: 'set', because: 'This connector goes before the one whose picture is shown.' }
        : keep('The person has a picture already, and this connector replaces none.');
    default:
      return assertNever(held);
  }
}

function decideWithout({ policy, whenMissing, held }: PictureQuestion): PictureDecision {
  switch (held.from) {
    case 'none':
      return keep('There is no picture, here or at the identity provider.');
    case 'own':
      return keep('The identity provider has no picture; the person’s own stays.');
    case 'otherConnector':
      return keep('The identity provider has no picture; another connector’s stays.');
    case 'connector':
      if (whenMissing === 'keep') return keep('The identity provider no longer has a picture; the last one stays.');
      if (policy === 'firstTimeOnly')
        return keep('This connector sets a picture the first time only, and then leaves it alone.');
      return { do: 'clear', because: 'The identity provider no longer has a picture.' };
    default:
      return assertNever(held);
  }
}

function keep(because: string): PictureDecision {
  return { do: 'keep', because };
}
