import { systemClock } from '../../http/clock.ts';
import { createHttpClient, type HttpClient } from '../../http/http-client.ts';
import { anywhere } from '../../http/reach/reach.ts';
import type { ConnectApp } from './connect-app.ts';
import { createInstallKeys, type FindInstallKey } from './install-keys.ts';

interface ConnectSettings extends Omit<ConnectApp, 'baseUrl'> {
  /** Atlassian's script, by which a framed page talks to the page around it. */
  readonly scriptUrl: string;
}

/** What being part of Atlassian sites is made of. */
export interface Connect {
  readonly app: ConnectApp;
  readonly scriptUrl: string;
  readonly findKey: FindInstallKey;
  readonly http: HttpClient;
  close(): Promise<void>;
}

/**
 * To Atlassian sites. Somebody waits for a page: better to say that Atlassian does not answer than to try for long. Work
 * in the background has a client of its own, since one that is asked to wait lets everybody wait.
 */
export function openSitesHttp(): HttpClient {
  return createHttpClient({
    clock: systemClock,
    // Only addresses of sites that the operator lets install Roster (`ROSTER_CONNECT_SITES`).
    reach: anywhere,
    ...{ maxAttempts: 2, answerTimeoutSeconds: 10, maxWaitSeconds: 5 },
  });
}

/** `baseUrl`: Roster's own address, which is known only once its server listens. */
export function openConnect(settings: ConnectSettings, baseUrl: () => string): Connect {
  const { key, sites, installKeysUrl, scriptUrl } = settings;
  const http = openSitesHttp();
  return {
    app: {
      ...{ key, sites, installKeysUrl },
      get baseUrl() {
        return baseUrl();
      },
    },
    ...{ scriptUrl, http },
    findKey: createInstallKeys(http, installKeysUrl),
    close: () => http.close(),
  };
}
