import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parse } from 'csv-parse/sync';
import { erlangA } from '../src/forecasting/engine/erlang-a.js';
import { erlangC, offeredLoad } from '../src/forecasting/engine/erlang-c.js';
import { requiredAgents } from '../src/forecasting/engine/staffing.js';

const file = '../shared/reference/erlang/erlang_reference_2000.csv';
type Row = Record<string, string>;

/** Largest misses against the reference: relative for probabilities and times, absolute for service levels. */
function misses(): Record<string, number> | null {
  if (!existsSync(file)) return null;
  const worst = { pwRelative: 0, asaRelative: 0, slAbsolute: 0, abandonRelative: 0, slOfferedAbsolute: 0 };
  for (const row of parse<Row>(readFileSync(file), { columns: true })) {
    const input = {
      offeredLoad: offeredLoad(Number(row.calls), Number(row.interval_s), Number(row.aht_s)),
      agents: Number(row.agents),
      averageHandleTimeSeconds: Number(row.aht_s),
      answerThresholdSeconds: Number(row.target_s),
      patienceSeconds: Number(row.patience_s),
    };
    const c = erlangC(input);
    const a = erlangA(input);
    const amplified = Math.max(1, 1e-4 * Number(row.cond));
    const relative = (got: number, wanted: string): number => Math.abs(got / Number(wanted) - 1) / amplified;
    if (c !== undefined) {
      worst.pwRelative = Math.max(worst.pwRelative, relative(c.waitProbability, row.C_pw));
      worst.asaRelative = Math.max(worst.asaRelative, relative(c.averageSpeedOfAnswerSeconds, row.C_asa_s));
      worst.slAbsolute = Math.max(worst.slAbsolute, Math.abs(c.serviceLevel - Number(row.C_sl)));
    }
    worst.abandonRelative = Math.max(worst.abandonRelative, relative(a.abandonProbability, row.A_pab));
    worst.slOfferedAbsolute = Math.max(
      worst.slOfferedAbsolute,
      Math.abs(a.serviceLevels.offered - Number(row.A_sl_offered)),
    );
  }
  return worst;
}

/** Staffings per second: a year of half-hours of one queue, 1 to 400 erlangs. */
function perSecond(model: 'C' | 'A', count: number): number {
  const targets = { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 }, maxOccupancy: 0.88 };
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const contacts = 7.5 * (1 + ((i * 7919) % 400));
    requiredAgents(
      model,
      { contacts, intervalSeconds: 1800, averageHandleTimeSeconds: 240, patienceSeconds: 120 },
      targets,
    );
  }
  return Math.round((count * 1000) / (performance.now() - start));
}

process.stdout.write(
  `${JSON.stringify({
    bench: 'erlang',
    staffingsPerSecondC: perSecond('C', 17_520),
    staffingsPerSecondA: perSecond('A', 2_000),
    misses: misses(),
  })}\n`,
);
