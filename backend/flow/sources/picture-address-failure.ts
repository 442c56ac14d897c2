import type { ConnectorFailure } from '../../errors/connector-error.ts';
import type { HttpResponse } from '../../http/http-message.ts';
import type { UrlRefusal } from '../../http/untrusted/check-url.ts';
import { sniffContent } from '../model/sniff-content.ts';

const failure = (message: string): ConnectorFailure => ({ reason: 'unexpected-answer', message });

const hostsSetting = { reason: 'permission-missing', setting: 'pictureHosts' } as const;

/** Failures of an address as it is written. None repeats it: it may hold a name or a key. */
export const addressFailures = {
  unreadable: failure('The picture’s address is not one. It starts with https:// and leads to a picture file.'),
  inline: failure('The picture is written into the address itself (data:), which is not read from this source.'),
  inlineDamaged: failure('The picture that is written into the address itself (data:) is damaged.'),
  tooLarge: failure('The picture is larger than 16 MiB. Use a smaller one.'),
} as const;

/** Why nothing was sent to `host`. */
export function refusalFailure(refusal: UrlRefusal, host: string): ConnectorFailure {
  switch (refusal) {
    case 'not-http':
      return failure('The picture’s address starts with neither https:// nor http://.');
    case 'credentials':
      return failure(`The picture’s address at ${host} carries a user name or password, which Roster does not send.`);
    case 'port':
      return {
        ...hostsSetting,
        message: `The picture is at ${host}, and Roster asks other ports than 80 and 443 only of hosts that are named under “Picture hosts”.`,
      };
    case 'not-public':
      return {
        ...hostsSetting,
        message: `${host} is not in the public internet. If Roster may read pictures there, name it under “Picture hosts”.`,
      };
    case 'unencrypted-redirect':
      return failure(
        `${host} leads from an encrypted address to one that is not. Use the address of the picture itself.`,
      );
    case 'too-many-redirects':
      return failure(`${host} leads on and on to other addresses. Use the address of the picture itself.`);
    case 'redirect-nowhere':
      return failure(`${host} leads to another address without saying which.`);
  }
}

/** What an answer other than a picture or “there is none” means. */
export function statusFailure({ status }: Pick<HttpResponse, 'status'>, host: string): ConnectorFailure {
  if (status === 401 || status === 403 || status === 407) {
    const message = `${host} does not give this picture without signing in (status ${String(status)}). Use an address that everyone may read.`;
    return { reason: 'permission-missing', message };
  }
  const message = `${host} answered with status ${String(status)} instead of the picture.`;
  return { reason: status >= 500 ? 'unavailable' : 'unexpected-answer', message };
}

export function laterFailure(retryAfterSeconds: number, host: string): ConnectorFailure {
  const message = `${host} cannot give more pictures right now. They are read again in the next run.`;
  return { reason: 'rate-limited', message, retryAfterSeconds };
}

/** By the bytes alone: names and content types prove nothing. Undefined: it is a picture. */
export function contentFailure(bytes: Uint8Array, encoding = 'identity'): ConnectorFailure | undefined {
  if (bytes.byteLength === 0) return failure('The address gives an empty file.');
  const content = sniffContent(bytes);
  if (content.kind === 'picture') return undefined;
  if (/gzip|br|deflate|zstd|compress/i.test(encoding)) {
    return failure('The address gives its content compressed, although Roster did not ask for that.');
  }
  if (content.kind === 'other-image') {
    return failure(
      `The picture is of the kind “${content.name}”, which Roster does not read. Use JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP.`,
    );
  }
  return failure(`The address gives ${content.name ?? 'something else'}, not a picture file.`);
}
