import { invokeRemote, Modal, router, view } from '@forge/bridge';
import { z } from 'zod';
import type { FramedPage } from './framed-page.ts';

/** A page of Roster inside a page of Forge. */
export interface ForgeFrame {
  /** Undefined: a module that this version has no page for. */
  readonly page: FramedPage | undefined;
  readonly issueKey: string | undefined;
  /** Whose profile this frame was opened for, over another page. */
  readonly profileOf: string | undefined;
  /** Opens a frame with somebody's profile over the whole page. */
  openProfile(personId: string): void;
  /** Follows an address that leads out of the frame, which itself may open nothing. */
  openOutside(address: string): void;
  /** `fetch`, as far as the API needs it: through Forge, which says who is there. */
  send(address: string, request: RequestInit): Promise<Response>;
  /** Atlassian's page writes its theme to the root element, and goes on doing so. */
  enableTheme(): void;
}

/** Keys of the modules in manifest.yml. */
const pages: Readonly<Record<string, FramedPage>> = {
  'roster-admin': 'admin',
  'roster-confluence-admin': 'admin',
  'roster-people': 'people',
  'roster-confluence-people': 'people',
  'roster-issue': 'issue-panel',
};

const issueExtension = z.object({ issue: z.object({ key: z.string() }) });
/** What `openProfile` gives along (https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/modal/). */
const profileExtension = z.object({ modal: z.object({ personId: z.string() }) });

/** Forge lets nothing through but JSON of status 200, so that is what answers come in. */
const envelope = z.object({
  status: z.int(),
  type: z.string(),
  text: z.string().optional(),
  base64: z.string().optional(),
});

export async function openForgeFrame(): Promise<ForgeFrame> {
  const { moduleKey, extension } = await view.getContext();
  const profileOf = profileExtension.safeParse(extension).data?.modal.personId;
  return {
    page: profileOf === undefined ? pages[moduleKey] : 'person',
    issueKey: issueExtension.safeParse(extension).data?.issue.key,
    profileOf,
    openProfile: (personId) => void new Modal({ size: 'large', context: { personId } }).open(),
    openOutside: (address) => void router.open(address),
    send,
    enableTheme: () => void view.theme.enable(),
  };
}

async function send(path: string, { method = 'GET', headers, body, signal }: RequestInit): Promise<Response> {
  signal?.throwIfAborted();
  const type = new Headers(headers).get('Content-Type') ?? undefined;
  const call = { method, path, ...(await contentOf(body, type)) };
  // Not `requestRemote`: that brings no token by which Roster could ask the product who may do what.
  const answer = await invokeRemote({ path: '/forge/call', method: 'POST', headers: jsonHeaders, body: call });
  signal?.throwIfAborted();
  const { status, type: answerType, text, base64 } = envelope.parse(answer.body);
  const content = base64 === undefined ? text : bytesOf(base64);
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : (content ?? null), { status, headers: { 'Content-Type': answerType } });
}

const jsonHeaders = { 'Content-Type': 'application/json' };

async function contentOf(body: BodyInit | null | undefined, type: string | undefined): Promise<object> {
  if (body === null || body === undefined) return {};
  if (typeof body === 'string') return { type, text: body };
  return { type, base64: base64Of(new Uint8Array(await new Response(body).arrayBuffer())) };
}

const pieceBytes = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    text += String.fromCharCode(...bytes.subarray(at, at + pieceBytes));
  }
  return btoa(text);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
