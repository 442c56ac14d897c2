import { isIP } from 'node:net';
import type { ProviderFinding } from '../../flow/model/provider.ts';
import type { HttpResponse } from '../../http/http-message.ts';
import { isPublicAddress } from '../../http/untrusted/public-address.ts';
import type { UrlRefusal } from '../../http/untrusted/check-url.ts';
import type { UntrustedAnswer } from '../../http/untrusted/untrusted-http.ts';
import { judgeStatus } from './judge-status.ts';

export interface PhotoAnswers {
  readonly url: URL;
  /** What Roster itself serves at the address. */
  readonly bytes: Uint8Array;
  readonly head: UntrustedAnswer;
  readonly get: UntrustedAnswer;
}

type Answered = Extract<UntrustedAnswer, { outcome: 'answered' }>;
type Unanswered = Exclude<UntrustedAnswer, Answered>;

const jpegMark = [0xff, 0xd8, 0xff];

/**
 * What Atlassian would stumble over: it asks with HEAD, then GET, and wants `image/jpeg` of both, without signing in.
 * https://support.atlassian.com/provisioning-users/docs/sync-user-profile-photos-to-your-organization/
 */
export function judgePhotoAnswers({ url, bytes, head, get }: PhotoAnswers): readonly ProviderFinding[] {
  const findings = [addressFinding(url)];
  if (head.outcome !== 'answered') return [...findings, unreached(head, url)];
  findings.push(...judge('HEAD', head.response, bytes));
  if (get.outcome !== 'answered') return [...findings, unreached(get, url)];
  return [...findings, ...judge('GET', get.response, bytes)];
}

function addressFinding({ protocol, origin }: URL): ProviderFinding {
  const subject = 'Address';
  return protocol === 'https:'
    ? { status: 'works', subject, message: `Photos are at ${origin}, encrypted.` }
    : {
        ...{ status: 'missing', subject },
        message: `${origin} is not encrypted. Atlassian is to be given https addresses: serve Roster or its photos over https, and set that address in Settings.`,
      };
}

function unreached(answer: Unanswered, { hostname, port }: URL): ProviderFinding {
  const subject = 'Reaching the address';
  if (answer.outcome === 'unanswered') return { status: 'missing', subject, message: answer.message };
  return { status: 'missing', subject, message: whyRefused(answer.refusal, hostname, port) };
}

function whyRefused(refusal: UrlRefusal, host: string, port: string): string {
  if (refusal === 'not-public' || isHere(host)) {
    return `From here, ${host} leads to a private address, which Atlassian cannot reach; nothing was fetched. Use a name that is public. If this one is public elsewhere, run the lines below outside of your network instead.`;
  }
  if (refusal === 'port') {
    return `The address has the port ${port}. Serve photos on the usual one of https (443): others are often closed from outside. Roster tries no other.`;
  }
  return 'The address is not one that can be fetched. Correct the base URL of photos in Settings.';
}

/** Such an address is refused for its port before anything else. */
function isHere(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  return host === 'localhost' || (isIP(address) !== 0 && !isPublicAddress(address));
}

function judge(method: 'HEAD' | 'GET', response: HttpResponse, bytes: Uint8Array): ProviderFinding[] {
  const refused = judgeStatus(method, response);
  if (refused !== undefined) return [{ status: 'missing', subject: method, message: refused }];
  const type = typeProblem(response.header('content-type'));
  if (type !== undefined) return [{ status: 'missing', subject: method, message: `${method}: ${type}` }];
  const content =
    method === 'GET' ? contentFinding(response, bytes) : lengthFinding(method, response, bytes.byteLength);
  const length = `${bytes.byteLength.toLocaleString('en')} bytes`;
  const works: ProviderFinding = {
    ...{ status: 'works', subject: method },
    message: `Answered with 200, image/jpeg, ${length}, without a sign-in or a redirect.`,
  };
  return [content ?? works, ...cookieFinding(method, response)];
}

function typeProblem(given: string | undefined): string | undefined {
  const type = given?.split(';')[0]?.trim().toLowerCase();
  if (type === 'image/jpeg') return undefined;
  if (type === undefined || type === '') return 'There is no Content-Type. Atlassian expects image/jpeg.';
  if (type === 'text/html') {
    return 'An HTML page comes instead of the photo: as a rule that is a sign-in or error page of something in front of Roster. Let /photos/ through as it is.';
  }
  return `The Content-Type is ${type}. Atlassian expects image/jpeg: switch off what converts images on the way.`;
}

function contentFinding(response: HttpResponse, bytes: Uint8Array): ProviderFinding | undefined {
  const { body } = response;
  const subject = 'GET';
  if (body === 'too-large' || !jpegMark.every((byte, index) => body[index] === byte)) {
    const message = 'What comes is called image/jpeg but is none. Look at what stands between Atlassian and Roster.';
    return { status: 'missing', subject, message };
  }
  if (!Buffer.from(body).equals(bytes)) {
    const message =
      'The photo is another than the one that Roster serves. Switch off what shrinks or converts images on the way, and do not let addresses share a cache entry.';
    return { status: 'warning', subject, message };
  }
  return lengthFinding(subject, response, bytes.byteLength);
}

function lengthFinding(method: string, response: HttpResponse, expected: number): ProviderFinding | undefined {
  const given = response.header('content-length');
  if (given === String(expected)) return undefined;
  const found = given === undefined ? 'is missing' : `is ${given} instead of ${String(expected)}`;
  const message = `${method} answers with the right type, but its Content-Length ${found}. Let the header through as Roster sends it.`;
  return { status: 'warning', subject: method, message };
}

function cookieFinding(method: string, response: HttpResponse): ProviderFinding[] {
  if (response.header('set-cookie') === undefined) return [];
  const message = `${method}: something in front of Roster sets a cookie. Photos work without; caches often refuse to keep such answers.`;
  return [{ status: 'warning', subject: `Cookies (${method})`, message }];
}
