import { readAppKey } from './sign-in/app-key.ts';
import { isThisMachine } from '../../../http/safe-address.ts';

/** The settings that can be at odds with each other. */
interface ProblemSettings {
  readonly clientId?: string | undefined;
  readonly privateKey?: string | undefined;
  readonly keyId?: string | undefined;
  readonly apiToken?: string | undefined;
  readonly activeStatuses: readonly string[];
  readonly disabledStatuses: readonly string[];
}

interface Problem {
  readonly setting: keyof ProblemSettings;
  readonly message: string;
}

export function credentialProblems(
  settings: Omit<ProblemSettings, 'activeStatuses' | 'disabledStatuses'>,
): readonly Problem[] {
  const { clientId = '', privateKey = '', keyId, apiToken = '' } = settings;
  if (clientId === '') {
    if (privateKey !== '') return [{ setting: 'clientId', message: 'Enter the client ID of the app with this key.' }];
    return apiToken === ''
      ? [{ setting: 'clientId', message: 'Enter the client ID of an app and its private key, or an API token.' }]
      : [];
  }
  if (privateKey === '') return [{ setting: 'privateKey', message: 'Paste the private key of the app.' }];
  const key = readAppKey({ privateKey, keyId });
  return 'problem' in key ? [{ setting: 'privateKey', message: key.problem }] : [];
}

export function statusProblems({
  activeStatuses,
  disabledStatuses,
}: Pick<ProblemSettings, 'activeStatuses' | 'disabledStatuses'>): readonly Problem[] {
  const twice = disabledStatuses.filter((status) => activeStatuses.includes(status));
  if (twice.length > 0) {
    return [{ setting: 'disabledStatuses', message: `${twice.join(', ')} cannot be active and disabled.` }];
  }
  const none = activeStatuses.length + disabledStatuses.length === 0;
  return none ? [{ setting: 'activeStatuses', message: 'Name at least one status, such as ACTIVE.' }] : [];
}

/** Secrets go to this address, so it is encrypted unless it stays on this machine. */
export function orgUrlProblem(text: string): string | undefined {
  const example = 'Enter the address of the org alone, such as https://acme.okta.com.';
  if (!URL.canParse(text)) return example;
  const { protocol, hostname, username, pathname, search, hash } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && isThisMachine(hostname)))
    return 'Enter an address that starts with https://.';
  const admin = /^(.+)-admin(\.okta(?:preview|-emea|-gov)?\.(?:com|mil))$/.exec(hostname);
  if (admin !== null) {
    return `This is the address of the Admin Console. Enter https://${admin[1] ?? ''}${admin[2] ?? ''} instead.`;
  }
  return username !== '' || pathname !== '/' || search !== '' || hash !== '' ? example : undefined;
}
