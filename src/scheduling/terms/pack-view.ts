import { type LabourPack } from '../engine/labour-pack.js';
import { premiumInWords, ruleInWords } from './rule-words.js';

/** A pack as people read it. */
export interface PackView extends Omit<LabourPack, 'rules' | 'premiums'> {
  readonly rules: readonly {
    readonly rule: string;
    readonly text: string;
    readonly level: 'hard' | 'soft';
    readonly weight: number | null;
    readonly source: string;
  }[];
  readonly premiums: readonly string[];
  readonly flags: readonly string[];
}

export function packView(pack: LabourPack): PackView {
  const flags = pack.rules.flatMap(({ onlyFlag, unlessFlag }) => [onlyFlag, unlessFlag]);
  return {
    ...pack,
    rules: pack.rules.map((rule) => ({
      rule: rule.rule,
      text: ruleInWords(rule),
      level: rule.level ?? 'hard',
      weight: rule.weight ?? null,
      source: rule.source ?? pack.source,
    })),
    premiums: (pack.premiums ?? []).map(premiumInWords),
    flags: [...new Set(flags.filter((flag) => flag !== undefined))].sort(),
  };
}
