/** The five readings of "answered in time" once callers give up; every report names the one it uses. */
export const SERVICE_LEVEL_IDS = [
  'sl.credit',
  'sl.answered',
  'sl.offered',
  'sl.ignore-short',
  'sl.short-credit',
] as const;
export type ServiceLevelId = (typeof SERVICE_LEVEL_IDS)[number];

/** What became of contacts; `short` is the time of the short abandons, `time` the answer threshold. */
export interface ContactCounts {
  readonly answered: number;
  readonly abandoned: number;
  readonly answeredInTime: number;
  readonly abandonedInTime: number;
  readonly abandonedShort: number;
}

/** A service level before it is divided. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/**
 * Part and whole of a service level. With T the threshold: `sl.credit` (answered in T + abandoned in T) / all, `sl.answered` answered in T /
 * answered, `sl.offered` answered in T / all, `sl.ignore-short` answered in T / (answered + abandoned after T), `sl.short-credit` (answered
 * in T + abandoned short) / all.
 * @example
 * serviceLevelShare('sl.credit', { answered: 1000, abandoned: 60, answeredInTime: 860, abandonedInTime: 20, abandonedShort: 10 }) // => { part: 880, whole: 1060 }
 * serviceLevelShare('sl.answered', { answered: 1000, abandoned: 60, answeredInTime: 860, abandonedInTime: 20, abandonedShort: 10 }) // => { part: 860, whole: 1000 }
 * serviceLevelShare('sl.offered', { answered: 1000, abandoned: 60, answeredInTime: 860, abandonedInTime: 20, abandonedShort: 10 }) // => { part: 860, whole: 1060 }
 * serviceLevelShare('sl.ignore-short', { answered: 1000, abandoned: 60, answeredInTime: 860, abandonedInTime: 20, abandonedShort: 10 }) // => { part: 860, whole: 1040 }
 * serviceLevelShare('sl.short-credit', { answered: 1000, abandoned: 60, answeredInTime: 860, abandonedInTime: 20, abandonedShort: 10 }) // => { part: 870, whole: 1060 }
 */
export function serviceLevelShare(id: ServiceLevelId, counts: ContactCounts): Share {
  const { answered, abandoned, answeredInTime, abandonedInTime, abandonedShort } = counts;
  switch (id) {
    case 'sl.credit':
      return { part: answeredInTime + abandonedInTime, whole: answered + abandoned };
    case 'sl.answered':
      return { part: answeredInTime, whole: answered };
    case 'sl.offered':
      return { part: answeredInTime, whole: answered + abandoned };
    case 'sl.ignore-short':
      return { part: answeredInTime, whole: answered + abandoned - abandonedInTime };
    case 'sl.short-credit':
      return { part: answeredInTime + abandonedShort, whole: answered + abandoned };
  }
}
