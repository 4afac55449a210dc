import { type RelaxationReport } from './relaxation.js';

const SHOWN = 5;

/**
 * The most helpful relaxations in words, with what they are measured against first.
 * @example
 * relaxationWords({ understaffedMinutes: 0, outboundMinutes: 0, relaxations: [] }) // => ['Nothing is missing: no relaxation is needed.']
 */
export function relaxationWords({
  understaffedMinutes,
  outboundMinutes,
  relaxations,
}: Pick<RelaxationReport, 'understaffedMinutes' | 'outboundMinutes' | 'relaxations'>): string[] {
  if (understaffedMinutes < 1 && outboundMinutes < 1) return ['Nothing is missing: no relaxation is needed.'];
  const missing = `At best ${Math.round(understaffedMinutes)} agent-minutes and ${Math.round(outboundMinutes)} minutes of calls stay missing.`;
  if (relaxations.length === 0) return [missing, 'None of the relaxations that were tried would help.'];
  return [missing, ...relaxations.slice(0, SHOWN).map(({ message }) => message)];
}
