import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { createFaultRules } from '../edge/fault-rules.ts';
import { createRequestLog } from '../edge/request-log.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { startSimulatorServer, type SimulatorServer } from '../edge/simulator-server.ts';
import { bridgeScript } from './bridge-script.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves the resource of an app as Forge does: from another origin than the site, below some path, with its bridge. */
export function startCustomUi(folder: string, hostOrigin: string): Promise<SimulatorServer> {
  const policy = policyFor(hostOrigin);
  return startSimulatorServer<'resource'>({
    faults: createFaultRules(),
    log: createRequestLog(),
    kindOf: () => 'resource',
    answer: async ({ path }): Promise<SimulatedAnswer> => {
      const name = normalize(path).replace(/^\/app-version\//, '');
      if (name === 'bridge.js') return file('.js', bridgeScript(hostOrigin));
      const at = join(folder, name);
      if (!at.startsWith(folder) || !existsSync(at)) return { status: 404 };
      if (name !== 'index.html') return file(extname(at), await readFile(at));
      const page = (await readFile(at, 'utf8')).replace('<head>', '<head>\n    <script src="./bridge.js"></script>');
      const answer = file('.html', page);
      return { ...answer, headers: { ...answer.headers, 'content-security-policy': policy } };
    },
  });
}

export function pageAddress({ url }: SimulatorServer): string {
  return `${url}/app-version/index.html`;
}

/** What a page of Forge may do, with the permission `unsafe-inline` for styles and no address outside. */
function policyFor(hostOrigin: string): string {
  return [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:"],
    ...["font-src 'self' data:", "connect-src 'self'", "form-action 'self'", `frame-ancestors ${hostOrigin}`],
  ].join('; ');
}

function file(extension: string, body: string | Uint8Array): SimulatedAnswer {
  return { status: 200, headers: { 'content-type': types[extension] ?? 'application/octet-stream' }, body };
}
