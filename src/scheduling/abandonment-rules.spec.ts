import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAbandonmentRules } from './abandonment-rules.js';

const SCHEMA = readFileSync(join(import.meta.dirname, '../../rules/abandonment.schema.json'), 'utf8');

describe('the rules on abandoned calls', () => {
  const [federal] = loadAbandonmentRules();

  it('hold the federal cap of the United States, to be confirmed by counsel', () => {
    expect(federal).toMatchObject({ jurisdiction: 'US', maxShare: 0.03, days: 30, connectWithinSeconds: 2 });
    expect(federal.verified).toBe(false);
    expect(federal.source).toContain('16 CFR 310.4(b)(4)');
  });

  it.each([
    ['a share in per cent', { maxShare: 3 }, '/maxShare'],
    ['a day that does not exist', { validFrom: '2026-02-30' }, '2026-02-30'],
    ['a field that is not known', { share: 0.03 }, 'additional properties'],
  ])('stop the start-up when one has %s', (_what, more, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'wfm-rules-'));
    try {
      mkdirSync(join(folder, 'abandonment'));
      writeFileSync(join(folder, 'abandonment.schema.json'), SCHEMA);
      writeFileSync(join(folder, 'abandonment', 'a.json'), JSON.stringify({ ...federal, ...more }));
      expect(() => loadAbandonmentRules(folder)).toThrow(message);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
