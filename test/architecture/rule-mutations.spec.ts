/* A rule's spec must see the rule broken and kept, and must fail when the rule is no longer in the registry. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { RULES } from '../../src/scheduling/engine/constraints/registry.js';
import { type Rule } from '../../src/scheduling/engine/constraints/rule.js';

const REGISTRY = '../../src/scheduling/engine/constraints/registry.js';
const folder = join(import.meta.dirname, '../../src/scheduling/engine/constraints');

type Case = () => unknown;
type Tests = (name: string, body: (...row: unknown[]) => unknown) => void;

/** The cases of a spec, as they are when the registry holds these rules: the spec's own `describe` and `it` are caught. */
async function casesOf(ruleId: string, rules: readonly Rule[]): Promise<Case[]> {
  const cases: Case[] = [];
  const add: Tests = (_, body) => void cases.push(() => body());
  const each =
    (table: readonly unknown[]): Tests =>
    (_, body) =>
      cases.push(...table.map((row) => () => body(...(Array.isArray(row) ? (row as unknown[]) : [row]))));
  const jestsOwn = { describe: globalThis.describe, it: globalThis.it };
  jest.resetModules();
  jest.unstable_mockModule(REGISTRY, () => ({ RULES: rules }));
  try {
    Object.assign(globalThis, {
      describe: (_: string, body: () => void) => body(),
      it: Object.assign(add, { each }),
    });
    await import(`../../src/scheduling/engine/constraints/${ruleId}.spec.ts`);
  } finally {
    Object.assign(globalThis, jestsOwn);
  }
  return cases;
}

async function failuresOf(cases: readonly Case[]): Promise<number> {
  let failures = 0;
  for (const run of cases) {
    try {
      await run();
    } catch {
      failures++;
    }
  }
  return failures;
}

/** The same rule, which keeps count of how often it found something and how often nothing. */
function watched(rule: Rule): { readonly rule: Rule; readonly found: { broken: number; kept: number } } {
  const found = { broken: 0, kept: 0 };
  const evaluate: Rule['evaluate'] = (problem, roster) => {
    const violations = rule.evaluate(problem, roster);
    if (violations.length > 0) found.broken++;
    else found.kept++;
    return violations;
  };
  return { rule: { ...rule, evaluate }, found };
}

describe('the specs of rules', () => {
  it('are there for every rule of the folder', () => {
    const specs = readdirSync(folder).filter(
      (file) => file.endsWith('.spec.ts') && file !== 'registry.spec.ts',
    );
    expect(specs.sort()).toEqual(RULES.map(({ id }) => `${id}.spec.ts`).sort());
  });

  it('are of rules that docs/scheduling-rules.md tells of', () => {
    const docs = readFileSync(join(folder, '../../../../docs/scheduling-rules.md'), 'utf8');
    expect(RULES.map(({ id }) => id).filter((id) => !docs.includes(`\`${id}\``))).toEqual([]);
  });

  it.each(RULES.map(({ id }) => id))('see %s broken and kept', async (id) => {
    const watch = RULES.map((rule) => (rule.id === id ? watched(rule) : { rule, found: null }));
    const cases = await casesOf(
      id,
      watch.map(({ rule }) => rule),
    );
    expect(await failuresOf(cases)).toBe(0);
    const found = watch.find(({ rule }) => rule.id === id)?.found;
    expect(found?.broken).toBeGreaterThan(0);
    expect(found?.kept).toBeGreaterThan(0);
  });

  it.each(RULES.map(({ id }) => id))('fail without %s in the registry', async (id) => {
    const cases = await casesOf(
      id,
      RULES.filter((rule) => rule.id !== id),
    );
    expect(await failuresOf(cases)).toBeGreaterThan(0);
  });
});
