import { type NextFunction, type Request, type Response } from 'express';
import { createHash } from 'node:crypto';
import { EXPLORER_SCRIPT, explorerPage } from './explorer-page.js';

const scriptHash = createHash('sha256').update(EXPLORER_SCRIPT).digest('base64');

/** Middleware: a browser that opens the GraphQL address sees a page to try queries on; it loads nothing from elsewhere. */
export function showExplorer(request: Request, response: Response, next: NextFunction): void {
  const wantsPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
  if (!wantsPage || request.query.query !== undefined) return next();
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; script-src 'sha256-${scriptHash}'; style-src 'unsafe-inline'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'`,
  );
  response.type('html').send(explorerPage());
}
