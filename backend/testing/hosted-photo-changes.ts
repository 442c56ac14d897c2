import { ConnectorError, type ConnectorFailure } from '../errors/connector-error.ts';
import type { ChangeAnswer, DesiredState, TargetChange, TargetSession } from '../flow/targets/target.ts';
import { aDesiredState } from './target-context.ts';

const never = new AbortController().signal;

/** The person whom a target knows by that id is to have this state. */
export const changeTo = (id: string, desired: Partial<DesiredState>): TargetChange => ({
  personId: id,
  remoteId: id,
  desired: aDesiredState(desired),
});

export const photoAddressOf = (id: string): string => `https://roster.example/photos/${id}.jpg`;

/** The person is to have a hosted photo at that address. */
export function photoOf(id: string, address: string = photoAddressOf(id)): TargetChange {
  const picture = { version: address, hostedAddress: address, read: () => Promise.resolve(undefined) };
  return changeTo(id, { picture });
}

export const applyTo = (
  session: TargetSession,
  ...changes: readonly TargetChange[]
): Promise<readonly ChangeAnswer[]> => Array.fromAsync(session.apply(changes, never));

/** How the work failed; undefined: it did not. */
export const connectorFailureOf = (work: Promise<unknown>): Promise<ConnectorFailure | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ConnectorError) return error.failure;
      throw error;
    },
  );
