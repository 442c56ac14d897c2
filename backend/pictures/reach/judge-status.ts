import type { HttpResponse } from '../../http/http-message.ts';

const signInWords = /log-?in|sign-?in|sso|saml|oauth|openid|auth|adfs|\/idp/i;

/** What is wrong with how a request was answered; `undefined`: nothing. */
export function judgeStatus(method: 'HEAD' | 'GET', response: HttpResponse): string | undefined {
  const { status } = response;
  const said = `${method} is answered with ${String(status)}`;
  if (status === 200) return undefined;
  if (status >= 300 && status < 400) return redirected(method, response);
  if (status === 401 || status === 407) {
    return `${said}: the address asks for a sign-in. Let /photos/ through without one: addresses cannot be guessed.`;
  }
  if (status === 403) {
    return `${said}: something forbids it, such as a firewall, a bot protection or a list of allowed addresses. Let /photos/ through to everyone.`;
  }
  if (status === 404 || status === 410) {
    return `${said}: the photo is not found. Pass everything under /photos/ on to Roster, or correct the base URL of photos.`;
  }
  if (method === 'HEAD' && (status === 405 || status === 501)) {
    return `${said}: HEAD is not let through. Atlassian asks with HEAD before it fetches: allow it like GET.`;
  }
  if (status === 429) return `${said}: too many requests are held off. Let Atlassian fetch many photos at once.`;
  if (status >= 500)
    return `${said}: a server on the way fails. Look whether Roster is running and can be reached by it.`;
  return `${said}. Atlassian expects 200.`;
}

function redirected(method: string, response: HttpResponse): string {
  const location = response.header('location') ?? '';
  const host = URL.parse(location)?.host;
  const where = host === undefined ? 'elsewhere' : `to ${host}`;
  const said = `${method} is redirected ${where} (${String(response.status)})`;
  return signInWords.test(location)
    ? `${said}, which looks like a sign-in. Let /photos/ through without one: addresses cannot be guessed.`
    : `${said}. Atlassian is to find the photo at the address itself: serve it there, or make the address that it leads to the base URL of photos.`;
}
