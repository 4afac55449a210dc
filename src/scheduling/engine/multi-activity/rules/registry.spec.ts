import { readdirSync } from 'node:fs';
import { ACTIVITY_RULES } from './registry.js';

describe('the rules of multi-activity shifts', () => {
  it('have a file and a spec each, and ids of their own', () => {
    const files = readdirSync('src/scheduling/engine/multi-activity/rules');
    const specs = files.filter((file) => file.endsWith('.spec.ts') && file !== 'registry.spec.ts');
    expect(ACTIVITY_RULES.map(({ id }) => `${id}.spec.ts`).sort()).toEqual(specs.sort());
    for (const { id } of ACTIVITY_RULES) expect(files).toContain(`${id}.ts`);
  });
});
