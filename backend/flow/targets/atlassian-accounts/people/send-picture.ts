import { z } from 'zod';
import type { JsonValue } from '../../../model/json.ts';
import type { DesiredState, Refusal } from '../../target.ts';
import type { AccountsClient } from '../accounts-client.ts';

/** What is kept of a person whose picture was sent. */
const memoShape = z.object({ version: z.string(), shown: z.string() });
export type PictureMemo = z.infer<typeof memoShape>;

export const pictureMemo = (memo: JsonValue | undefined): PictureMemo | undefined => memoShape.safeParse(memo).data;

/** What came of a picture: nothing to do, sent, or why not. */
export type SentPicture = 'same' | 'sent' | Refusal;

export interface PictureOrder {
  readonly accountId: string;
  readonly picture: DesiredState['picture'];
  readonly memo: PictureMemo | undefined;
  /** The address that the account shows at present. */
  readonly shown: string | null;
}

/** Sends pictures by the undocumented route, if the settings have one. */
export interface PictureRoute {
  readonly isOn: boolean;
  send(order: PictureOrder, signal: AbortSignal): Promise<SentPicture>;
}

/** Large enough for every place in which Atlassian shows one. */
const pixels = 256;

/**
 * The first picture of a session is a test: nobody else’s is sent until the account shows another address. When it does
 * not, no other is sent by this session.
 */
export function createPictureRoute(client: AccountsClient, isOn: boolean): PictureRoute {
  let proof: 'open' | 'works' | 'fails' = 'open';
  let lastTest: Promise<unknown> = Promise.resolve();

  const sendOne = async ({ accountId, picture }: PictureOrder, signal: AbortSignal): Promise<SentPicture> => {
    const jpeg = await picture?.read(pixels);
    if (jpeg === undefined) return unreadable;
    const { status } = await client.sendAvatar(accountId, jpeg, signal);
    return status < 300 ? 'sent' : pictureRefused;
  };

  const test = async (order: PictureOrder, signal: AbortSignal): Promise<SentPicture> => {
    const sent = await sendOne(order, signal);
    if (sent === unreadable) return sent;
    const profile = await client.profile(order.accountId, signal);
    const arrived = sent === 'sent' && profile.status === 'read' && (profile.value.picture ?? null) !== order.shown;
    proof = arrived ? 'works' : 'fails';
    return arrived ? 'sent' : routeFails;
  };

  const send = async (order: PictureOrder, signal: AbortSignal): Promise<SentPicture> => {
    if (proof === 'open') {
      const turn = lastTest.then(() => (proof === 'open' ? test(order, signal) : undefined));
      // Whoever comes next tests again, whatever became of this one.
      lastTest = turn.catch(() => undefined);
      const tested = await turn;
      if (tested !== undefined) return tested;
    }
    return proof === 'fails' ? routeFails : sendOne(order, signal);
  };

  return {
    isOn,
    send: async (order, signal) => {
      const { picture, memo, shown } = order;
      if (picture === undefined) return 'same';
      if (picture === null) return memo === undefined ? 'same' : cannotBeRemoved;
      if (!isOn) return noRoute;
      return memo?.version === picture.version && memo.shown === shown ? 'same' : send(order, signal);
    },
  };
}

export const noRoute: Refusal = {
  code: 'no-picture-route',
  message:
    'Atlassian’s user management API takes no pictures. Use the target “Atlassian organization” for them, or switch pictures off here.',
};

const routeFails: Refusal = {
  code: 'picture-route-fails',
  message:
    'The undocumented route for pictures does not work: the first picture did not arrive, so no other was sent. Switch it off, or correct its path.',
};

const cannotBeRemoved: Refusal = {
  code: 'picture-stays',
  message: 'The undocumented route only replaces pictures. The person can remove theirs in their Atlassian profile.',
};

const unreadable: Refusal = {
  code: 'picture-not-made',
  message: 'The picture could not be made any more. It is sent with the next push.',
};

const pictureRefused: Refusal = {
  code: 'picture-refused',
  message: 'Atlassian does not take this picture by the undocumented route.',
};
