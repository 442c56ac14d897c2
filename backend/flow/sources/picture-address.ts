import { z } from 'zod';
import type { ConnectorFailure } from '../../errors/connector-error.ts';
import type { Clock } from '../../http/clock.ts';
import { conditionalHeaders, contentTag, placeHash } from '../../http/content-tag.ts';
import { isDataUri, readDataUri } from '../../http/data-uri.ts';
import { inTurn } from '../../http/in-turn.ts';
import { parseNamedHost } from '../../http/untrusted/allowed-hosts.ts';
import { createPatientHttp, type PatientAnswer } from '../../http/untrusted/patient-http.ts';
import { createUntrustedHttp, type UntrustedHttpOptions } from '../../http/untrusted/untrusted-http.ts';
import type { PictureRef } from '../model/record.ts';
import {
  addressFailures,
  contentFailure,
  laterFailure,
  refusalFailure,
  statusFailure,
} from './picture-address-failure.ts';
import type { PictureReading } from './source.ts';

/** To spread into the settings of a source whose people have addresses of pictures. */
export const pictureAddressSettings = {
  pictureHosts: z
    .array(
      z
        .string()
        .trim()
        .max(300)
        .refine(
          (host) => parseNamedHost(host) !== undefined,
          'Enter a host’s name, e.g. photos.corp.example or photos.corp.example:8443, without https:// and path.',
        ),
    )
    .max(100, 'At most 100 hosts.')
    .default([])
    .meta({
      title: 'Picture hosts',
      description:
        'Pictures are read from the public internet only. Name here the hosts inside your own network that hold pictures, e.g. photos.corp.example; with a port where it is not 80 or 443, e.g. photos.corp.example:8443.',
      'x-placeholder': 'photos.corp.example',
      'x-advanced': true,
    }),
};

export interface PictureAddressOptions extends Partial<Pick<UntrustedHttpOptions, 'resolveName' | 'timeoutSeconds'>> {
  /** The setting `pictureHosts`. */
  readonly hosts: readonly string[];
  /** The context's. */
  readonly reach: UntrustedHttpOptions['reach'];
  readonly clock: Clock;
  /** What relative addresses are relative to. Its host is as untrusted as any other unless it is among `hosts`. */
  readonly base?: string;
  /** Default: false. */
  readonly allowDataUris?: boolean;
}

export interface PictureAddresses {
  /**
   * `locator` is the address, `heldTag` what `found` gave as `tag` earlier. Answers every ref exactly once, in any
   * order; throws only the signal's reason.
   */
  read(refs: readonly PictureRef[], signal: AbortSignal): AsyncIterable<PictureReading>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/** As much as is kept of a picture anywhere in Roster. */
const maxPictureBytes = 16 * 1024 * 1024;
const mostAtOnce = { inAll: 8, perKey: 4 };

/** Reads pictures from addresses that came out of data: whoever wrote them decides where Roster knocks, within limits. */
export function openPictureAddresses(options: PictureAddressOptions): PictureAddresses {
  const http = createPatientHttp(createUntrustedHttp({ maxBytes: maxPictureBytes, ...options }), options.clock);

  const readOne = async (ref: PictureRef, signal: AbortSignal): Promise<PictureReading> => {
    const address = ref.locator?.trim() ?? '';
    if (address === '') return { ref, status: 'none' };
    if (isDataUri(address)) {
      return options.allowDataUris === true ? readInline(ref, address) : failed(ref, addressFailures.inline);
    }
    const url = URL.parse(address, options.base);
    if (url === null) return failed(ref, addressFailures.unreadable);
    const headersFor = (place: URL) => ({ ...plainHeaders, ...conditionalHeaders([address, place.href], ref.heldTag) });
    return judge({ ref, address, url }, await http.get({ url, headersFor }, signal));
  };

  return {
    close: () => http.close(),
    read: async function* (refs, signal) {
      signal.throwIfAborted();
      const left = new AbortController();
      const stop = AbortSignal.any([signal, left.signal]);
      const keyOf = ({ locator = '' }: PictureRef) => hostOf(locator, options.base);
      try {
        yield* inTurn(refs, { ...mostAtOnce, keyOf }, (ref) => readOne(ref, stop));
      } finally {
        left.abort();
      }
    },
  };
}

/** Some hosts answer nobody who does not say who they are. Nothing compressed: a small file may unpack to a huge one. */
const plainHeaders = { Accept: 'image/*', 'Accept-Encoding': 'identity', 'User-Agent': 'Roster' };

interface AskedPicture {
  readonly ref: PictureRef;
  readonly address: string;
  readonly url: URL;
}

function judge({ ref, address, url }: AskedPicture, answer: PatientAnswer): PictureReading {
  switch (answer.outcome) {
    case 'refused':
      return failed(ref, refusalFailure(answer.refusal, answer.host));
    case 'unanswered':
      return failed(ref, { reason: 'unavailable', message: answer.message });
    case 'later':
      return failed(ref, laterFailure(answer.seconds, url.host));
    case 'answered':
      return judgeResponse(ref, [address, answer.url.href], answer);
  }
}

function judgeResponse(
  ref: PictureRef,
  places: readonly string[],
  { response, url }: Extract<PatientAnswer, { outcome: 'answered' }>,
): PictureReading {
  const { status, body } = response;
  if (status === 404 || status === 410) return { ref, status: 'none' };
  if (status === 304 && hasConditions(conditionalHeaders(places, ref.heldTag))) return { ref, status: 'unchanged' };
  if (status !== 200) return failed(ref, statusFailure(response, url.host));
  if (body === 'too-large') return failed(ref, addressFailures.tooLarge);
  const failure = contentFailure(body, response.header('content-encoding'));
  return failure ? failed(ref, failure) : found(ref, body, contentTag(places, response));
}

/** A content that is its own address is another as soon as the address is. */
function readInline(ref: PictureRef, address: string): PictureReading {
  const tag = placeHash([address]);
  if (tag === ref.heldTag) return { ref, status: 'unchanged' };
  const content = readDataUri(address, maxPictureBytes);
  if ('problem' in content) {
    return failed(ref, content.problem === 'too-large' ? addressFailures.tooLarge : addressFailures.inlineDamaged);
  }
  const failure = contentFailure(content.bytes);
  return failure ? failed(ref, failure) : found(ref, content.bytes, tag);
}

function found(ref: PictureRef, bytes: Uint8Array, tag: string | undefined): PictureReading {
  return { ref, status: 'found', bytes, ...(tag !== undefined && { tag }) };
}

function failed(ref: PictureRef, failure: ConnectorFailure): PictureReading {
  return { ref, status: 'failed', failure };
}

function hasConditions(headers: Readonly<Record<string, string>>): boolean {
  return Object.keys(headers).length > 0;
}

/** Without a readable address nothing is asked, so that it does not matter with whom it waits. */
function hostOf(locator: string, base: string | undefined): string {
  return isDataUri(locator) ? '' : (URL.parse(locator.trim(), base)?.host ?? '');
}
