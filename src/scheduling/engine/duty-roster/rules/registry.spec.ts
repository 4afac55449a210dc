import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DUTY_RULES } from './registry.js';

const folder = join(import.meta.dirname);
const notRules = ['registry.ts', 'duty-rule.ts'];
const ruleFiles = readdirSync(folder).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !notRules.includes(file),
);

describe('the registry of duty rules', () => {
  it('holds every rule of the folder, and nothing twice', () => {
    const ids = DUTY_RULES.map(({ id }) => id);
    expect(ruleFiles.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(ruleFiles.map((file) => file.replace(/\.ts$/, '')))(
    'finds %s tested through the registry by a spec of its own, so that leaving it out is noticed',
    (id) => {
      const spec = join(folder, `${id}.spec.ts`);
      expect(existsSync(spec)).toBe(true);
      const text = readFileSync(spec, 'utf8');
      expect(text).toContain(`describe('${id}'`);
      expect(text).toMatch(new RegExp(`violationsOf\\(\\s*'${id}'`));
      expect(text).toMatch(/toMatchObject\(\s*\[/);
    },
  );

  it('puts hard rules first and gives each a title', () => {
    const levels = DUTY_RULES.map(({ level }) => level);
    expect(levels.lastIndexOf('hard')).toBeLessThan(levels.indexOf('soft'));
    DUTY_RULES.forEach(({ title }) => expect(title).not.toBe(''));
  });
});
