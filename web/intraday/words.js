import { rounded } from '/figures.js';
import { workOf } from '/roster/words.js';
import { clockOf } from '/zoned.js';

/** What may be done: its mark, its name, and what the button says that does it. */
export const ACTIONS = {
  MOVE_PAUSE: { mark: '↔', name: 'Move a pause', accept: 'Move' },
  TO_INBOUND: { mark: '☎', name: 'Answer instead of calling', accept: 'Change' },
  TO_OUTBOUND: { mark: '↗', name: 'Call instead of answering', accept: 'Change' },
  OVERTIME: { mark: '+', name: 'Overtime', accept: 'Agreed: plan it' },
  TIME_OFF: { mark: '−', name: 'Time off', accept: 'Agreed: plan it' },
};

/** What somebody is to do, in the clock of the agent. */
export function actionInWords({ kind, agent, start, end, movedFrom, activities }) {
  const at = (moment) => clockOf(Date.parse(moment), agent.zone);
  const span = `${at(start)}–${at(end)}`;
  const then = activities.find((each) => each.start < end && each.end > start && workOf(each) !== '');
  const on = then ? workOf(then) : 'the phone';
  switch (kind) {
    case 'MOVE_PAUSE':
      return `pause from ${at(movedFrom)} to ${span}`;
    case 'TO_INBOUND':
      return `answers ${on}, ${span}`;
    case 'TO_OUTBOUND':
      return `calls for ${on}, ${span}`;
    case 'OVERTIME':
      return `stays on ${on}, ${span}`;
    default:
      return `goes home at ${at(start)} instead of ${at(end)}`;
  }
}

/** What it changes, the largest change first. */
export function effectInWords({ understaffedMinutes, overstaffedMinutes, outboundMinutes }) {
  const said = (minutes, of) =>
    Math.abs(minutes) < 0.5 ? null : `${minutes < 0 ? '−' : '+'}${rounded(Math.abs(minutes))} min ${of}`;
  return (
    [said(understaffedMinutes, 'short'), said(overstaffedMinutes, 'over'), said(outboundMinutes, 'of calls')]
      .filter(Boolean)
      .join(', ') || 'no change in sum'
  );
}
