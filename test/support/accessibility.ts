import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Page } from 'playwright-core';

const ENGINE = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine'), 'utf8');

interface Finding {
  readonly ruleId: string;
  /** What kind of finding, and whether it holds for sure. */
  readonly value: readonly [string, string];
  readonly message: string;
  readonly snippet: string;
}

/** What breaks the Web Content Accessibility Guidelines 2.2 on the page as it stands, for sure, a line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(`${ENGINE}; globalThis.accessibilityEngine = ace;`);
  const found = await page.evaluate<readonly Finding[]>(
    `new globalThis.accessibilityEngine.Checker().check(document, ['WCAG_2_2']).then(({ results }) =>
      results.map(({ ruleId, value, message, snippet }) => ({ ruleId, value, message, snippet })))`,
  );
  return found
    .filter(({ value: [kind, sure] }) => kind === 'VIOLATION' && sure === 'FAIL')
    .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet}`);
}
