import type { Page, Request, Response } from 'playwright-core';

export interface PageWatch {
  /** What went wrong on the page since the last time this was asked, and nobody announced. */
  takeProblems(): readonly string[];
  /** From here on, an answer such as `POST /api/session 401` is what the test is about. Ids are written `{id}`. */
  expectAnswer(answer: string): void;
}

const idPattern = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every first visit asks who is signed in, and nobody is. */
const usualAnswers = ['GET /api/session 401'];

/** Listens for errors of scripts, of the console, and of requests. */
export function watchPage(page: Page): PageWatch {
  const expected = new Set(usualAnswers);
  const problems: string[] = [];
  page.on('pageerror', (error) => {
    problems.push(`script: ${error.stack ?? error.message}`);
  });
  page.on('console', (message) => {
    // Chromium repeats every failed answer here, without saying which request it was.
    if (message.text().startsWith('Failed to load resource')) return;
    // A frame keeps nothing in the browser; what the design system brings along says so.
    if (message.text().includes('[Statsig] Failed to setup localStorageProvider')) return;
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const answer = answerOf(response);
    if (response.status() >= 400 && !expected.has(answer)) problems.push(`answer: ${answer}`);
  });
  page.on('requestfailed', (request) => {
    // Whoever leaves a page ends its streams and what it still waits for.
    if (failureOf(request) !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} ${failureOf(request)}`);
  });
  return {
    takeProblems: () => problems.splice(0),
    expectAnswer: (answer) => {
      expected.add(answer);
    },
  };
}

function failureOf(request: Request): string {
  return request.failure()?.errorText ?? '';
}

function answerOf(response: Response): string {
  const path = new URL(response.url()).pathname.replaceAll(idPattern, '{id}');
  return `${response.request().method()} ${path} ${response.status()}`;
}
