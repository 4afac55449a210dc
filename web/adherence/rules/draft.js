import { ACTIVITIES, AS_STATE, enumOf, nameOf, STATES, VERDICTS } from '/adherence/rules/words.js';

/** A map that is being edited: cells by `INBOUND on-hold`, states as the schema names them. */
export function draftOf(map) {
  const { workStates, onQueueStates, alarmGraceSeconds, forgivenSeconds, excusedOverrunSeconds } = map;
  return {
    cells: new Map(map.cells.map(({ activity, state, verdict }) => [`${activity} ${state}`, verdict])),
    rows: [...new Set(map.cells.map(({ state }) => state).filter((state) => state.includes('/')))],
    workStates: new Set(workStates),
    onQueueStates: new Set(onQueueStates),
    alarmGraceSeconds,
    forgivenSeconds,
    excusedOverrunSeconds,
  };
}

/** What the cell says; null for the row of a direction that says nothing of its own. */
export const verdictIn = (draft, activity, key) =>
  draft.cells.get(`${activity} ${key}`) ?? (key.includes('/') ? null : 'NOT_ADHERENT');

export const wordOf = (verdict) => (verdict === null ? AS_STATE : VERDICTS[verdict]);

/** The verdicts that a cell can have, in the order in which pressing it goes through them. */
export const choicesOf = (key) => [...Object.keys(VERDICTS), ...(key.includes('/') ? [null] : [])];

export function setVerdict(draft, activity, key, verdict) {
  if (verdict === null) draft.cells.delete(`${activity} ${key}`);
  else draft.cells.set(`${activity} ${key}`, verdict);
}

/** Every state, each followed by the directions of its calls that have a row. */
export const rowsOf = ({ rows }) =>
  STATES.flatMap(([state]) => [state, ...rows.filter((key) => key.startsWith(`${state}/`)).sort()]);

export const SECONDS = [
  ['alarmGraceSeconds', 'Alarm after', 'Seconds of a deviation before the board raises an alarm.'],
  ['forgivenSeconds', 'Forgiven', 'The first seconds of a deviation that figures leave out.'],
  ['excusedOverrunSeconds', 'Overrun excused', 'Seconds that a call may run into a pause or past the shift.'],
];
export const STATE_SETS = [
  ['workStates', 'Work', 'work'],
  ['onQueueStates', 'Work on a queue or campaign', 'on the queue'],
];

/** A sentence for each difference. */
export function changesOf(before, after) {
  const keys = [...new Set([...rowsOf(before), ...rowsOf(after)])];
  const cells = keys.flatMap((key) =>
    ACTIVITIES.flatMap(([activity, name]) => {
      const [was, is] = [before, after].map((draft) => verdictIn(draft, activity, key));
      if (was === is) return [];
      return `${nameOf(key)} in ${name.toLowerCase()}: ${wordOf(was).text} → ${wordOf(is).text}`;
    }),
  );
  const seconds = SECONDS.filter(([field]) => before[field] !== after[field]).map(
    ([field, name]) => `${name}: ${before[field]} s → ${after[field]} s`,
  );
  const sets = STATE_SETS.flatMap(([field, , words]) =>
    STATES.filter(([state]) => before[field].has(enumOf(state)) !== after[field].has(enumOf(state))).map(
      ([state, name]) =>
        `${name}: ${after[field].has(enumOf(state)) ? 'counts now as' : 'no longer counts as'} ${words}`,
    ),
  );
  return [...cells, ...seconds, ...sets];
}

/** The whole map as the server wants it. */
export function inputOf(draft, { note, basedOn }) {
  const cells = [...draft.cells].map(([at, verdict]) => {
    const [activity, state] = at.split(' ');
    return { activity, state, verdict };
  });
  const { alarmGraceSeconds, forgivenSeconds, excusedOverrunSeconds } = draft;
  return {
    cells,
    workStates: [...draft.workStates],
    onQueueStates: [...draft.onQueueStates],
    ...{ alarmGraceSeconds, forgivenSeconds, excusedOverrunSeconds, note, basedOn },
  };
}
