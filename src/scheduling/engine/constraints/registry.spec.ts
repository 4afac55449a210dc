import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from './registry.js';

const folder = join(import.meta.dirname);
const notRules = ['registry.ts', 'rule.ts', 'term-rule.ts'];
const ruleFiles = readdirSync(folder).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !notRules.includes(file),
);

describe('the registry of rules', () => {
  it('holds every rule of the folder, and nothing twice', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ruleFiles.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(RULES.map(({ id }) => id))('finds %s tested by a spec of its own', (id) => {
    const spec = join(folder, `${id}.spec.ts`);
    expect(existsSync(spec)).toBe(true);
    const text = readFileSync(spec, 'utf8');
    expect(text).toContain(`describe('${id}'`);
    expect(text).toMatch(/\bit(\.each\([\s\S]*?\))?\(/);
  });

  it.each(RULES)('gives $id a title, and a cost only when it is soft', ({ title, level, cost }) => {
    const weights = { understaffed: 1, overstaffed: 1, outboundShort: 1, contractShort: 1 };
    expect(title).not.toBe('');
    expect(cost(weights)).toBe(level === 'soft' ? 1 : 0);
  });
});
