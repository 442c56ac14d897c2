import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import express, { Router, type RequestHandler, type Response } from 'express';
import { compressedAssets } from './compressed-assets.ts';

const notBuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Roster</title>
<h1>The pages are not built yet</h1>
<p>Roster’s API answers, but its pages are missing. Start Roster with <code>npm start</code>, which builds them,
or run <code>npx vite build --config frontend/vite.config.ts</code>.</p>
</html>
`;

/** The built pages. Every address that is not a file's is one of the application's pages. */
export function serveFrontend(folder: string): Router {
  const router = Router();
  const assets = join(folder, 'assets') + sep;
  router.get('/assets/*name', compressedAssets(folder));
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response: Response, path: string) => {
        // Vite puts a hash of the content into the names of its assets.
        const caching = path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache';
        response.setHeader('Cache-Control', caching);
      },
    }),
  );
  router.get('/{*path}', page(folder));
  return router;
}

function page(folder: string): RequestHandler {
  const index = join(folder, 'index.html');
  return (request, response, next) => {
    const isPage = request.accepts(['html', 'json']) === 'html' && !/^\/(api|photos|assets)(\/|$)/.test(request.path);
    if (!isPage) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    if (existsSync(index)) response.sendFile(index);
    else response.status(503).type('html').send(notBuilt);
  };
}
