import { z } from 'zod';
import { StartError } from './errors/start-error.ts';
import { parseReachable } from './http/reach/reachable.ts';

const url = (protocols: RegExp, expected: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.test(value), { error: expected });

/** A key of 32 bytes, written as 64 hexadecimal digits or as base64. */
const secretKey = z.string().transform((value, context) => {
  const bytes = /^[0-9a-f]{64}$/i.test(value) ? Buffer.from(value, 'hex') : Buffer.from(value, 'base64');
  if (bytes.length === 32) return bytes;
  context.addIssue('32 bytes as base64 or as 64 hexadecimal digits, e.g. from `openssl rand -base64 32`');
  return z.NEVER;
});

const settings = z.object({
  DATABASE_URL: url(/^postgres(ql)?:/, 'an address such as postgresql://user:password@host:5432/roster').optional(),
  ROSTER_ROLE: z.enum(['all', 'web', 'worker'], { error: 'one of: all, web, worker' }).default('all'),
  ROSTER_SECRET_KEY: secretKey.optional(),
  ROSTER_ADMIN_TOKEN: z.string().min(24, 'at least 24 characters, e.g. from `openssl rand -hex 24`').optional(),
  ROSTER_BASE_URL: url(/^https?:/, 'the address that browsers use, such as https://roster.example.com').optional(),
  ROSTER_CONNECT_INSTALL_KEYS_URL: url(/^https?:/, 'the address of Atlassian’s key server').default(
    'https://connect-install-keys.atlassian.com',
  ),
  ROSTER_CONNECT_KEY: z
    .string()
    // Atlassian takes 64; the app for Confluence has `-confluence` at the end.
    .regex(/^[a-zA-Z0-9._-]{1,53}$/, 'up to 53 letters, digits, dots, dashes and underscores')
    .default('roster'),
  ROSTER_CONNECT_SCRIPT_URL: url(/^https?:/, 'the address of Atlassian’s all.js').default(
    'https://connect-cdn.atl-paas.net/all.js',
  ),
  ROSTER_CONNECT_SITES: z
    .string()
    .transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))
    .refine((hosts) => hosts.every((host) => /^(\*\.)?[a-z0-9.-]+(:\d+)?$/.test(host)), {
      error: 'hosts of Atlassian sites with commas between them, such as acme.atlassian.net',
    })
    .default([]),
  ROSTER_DATA: z.string().min(1, 'the path of a folder').default('data'),
  ROSTER_FORGE_APP_ID: z
    .string()
    .regex(/^ari:cloud:ecosystem::app\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
      error:
        'the whole id of your Forge app as manifest.yml has it (app.id), such as ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555; the UUID alone is not enough',
    })
    .optional(),
  ROSTER_FORGE_JWKS_URL: url(/^https?:/, 'the address of the keys by which Forge signs').default(
    'https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json',
  ),
  ROSTER_HOST: z.string().min(1, 'an address to listen on, such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  ROSTER_IMPORT_FOLDER: z.string().min(1, 'the path of a folder').optional(),
  ROSTER_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'one of: debug, info, warn, error' })
    .default('info'),
  ROSTER_TENANT_HOSTS: z
    .string()
    .transform((list) => list.split(',').map((text) => text.trim()))
    .refine((list) => list.every((text) => parseReachable(text) !== undefined), {
      error: 'hosts, addresses or networks with commas between them, such as ldap.corp.example:636,10.1.0.0/16',
    })
    .default([]),
  /** How many proxies stand in front and may be believed about the caller's address. */
  ROSTER_PROXIES: z.coerce.number().int().min(0, 'a number of proxies, 0 or more').max(10).default(0),
  PORT: z.coerce
    .number({ error: 'a port number from 0 to 65535' })
    .int('a port number from 0 to 65535')
    .min(0, 'a port number from 0 to 65535')
    .max(65_535, 'a port number from 0 to 65535')
    .default(3000),
});

/** Roster inside Atlassian sites. */
export interface ConnectEnv {
  /** Of the app, in the descriptor. */
  readonly key: string;
  /** Hosts of the sites that may install Roster. Empty: none. */
  readonly sites: readonly string[];
  readonly installKeysUrl: string;
  readonly scriptUrl: string;
  /** Hosts and networks that those sites may have Roster connect to besides the public internet. */
  readonly tenantHosts: readonly string[];
}

/** Roster as a Forge app. */
export interface ForgeEnv {
  /** The whole ARI of the app: what its tokens have to be made for. */
  readonly appId: string;
  readonly jwksUrl: string;
}

export interface Env {
  /** Absent: Roster runs its own PostgreSQL under `dataFolder`. */
  readonly databaseUrl: string | undefined;
  readonly role: 'all' | 'web' | 'worker';
  /** 32 bytes. Absent: a key file in the data folder. */
  readonly secretKey: Uint8Array | undefined;
  readonly adminToken: string | undefined;
  /** Absent: `http://localhost:<port>`. */
  readonly baseUrl: string | undefined;
  readonly connect: ConnectEnv;
  /** Absent: Roster is no Forge app. */
  readonly forge: ForgeEnv | undefined;
  readonly dataFolder: string;
  readonly host: string;
  /** Where CSV connectors may read files of this machine; absent: nowhere. */
  readonly importFolder: string | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly proxies: number;
  /** 0: any free port. */
  readonly port: number;
}

/** Reads every setting once. Throws a `StartError` that lists all problems by name, never by value. */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: expected ${issue.message}`);
    throw new StartError(`Roster cannot start with these settings:\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  if (values.ROSTER_ROLE !== 'all' && values.DATABASE_URL === undefined) {
    throw new StartError(
      `Roster cannot start with these settings:\n  DATABASE_URL: needed with ROSTER_ROLE=${values.ROSTER_ROLE}, since web and worker share one database`,
    );
  }
  return {
    databaseUrl: values.DATABASE_URL,
    role: values.ROSTER_ROLE,
    secretKey: values.ROSTER_SECRET_KEY,
    adminToken: values.ROSTER_ADMIN_TOKEN,
    baseUrl: values.ROSTER_BASE_URL?.replace(/\/+$/, ''),
    connect: {
      key: values.ROSTER_CONNECT_KEY,
      sites: values.ROSTER_CONNECT_SITES,
      installKeysUrl: values.ROSTER_CONNECT_INSTALL_KEYS_URL.replace(/\/+$/, ''),
      scriptUrl: values.ROSTER_CONNECT_SCRIPT_URL,
      tenantHosts: values.ROSTER_TENANT_HOSTS,
    },
    forge:
      values.ROSTER_FORGE_APP_ID === undefined
        ? undefined
        : { appId: values.ROSTER_FORGE_APP_ID, jwksUrl: values.ROSTER_FORGE_JWKS_URL },
    dataFolder: values.ROSTER_DATA,
    host: values.ROSTER_HOST,
    importFolder: values.ROSTER_IMPORT_FOLDER,
    logLevel: values.ROSTER_LOG_LEVEL,
    proxies: values.ROSTER_PROXIES,
    port: values.PORT,
  };
}
