/** How each status is shown: a shape and a word, never a colour alone. The order is that of urgency. */
export const STATUSES = {
  OUT_OF_ADHERENCE: { mark: '▲', text: 'out', tone: 'out' },
  UNSCHEDULED: { mark: '◆', text: 'unscheduled', tone: 'unscheduled' },
  UNKNOWN: { mark: '?', text: 'no news', tone: 'unknown' },
  EXCUSED: { mark: '○', text: 'excused', tone: 'excused' },
  IN_ADHERENCE: { mark: '✓', text: 'in adherence', tone: 'in' },
  NOT_SCHEDULED: { mark: '·', text: 'not scheduled', tone: 'off' },
};
export const URGENCY = Object.keys(STATUSES);

export const plain = (word) => word?.toLowerCase().replaceAll('_', ' ') ?? '';
export const statusWords = ({ status, exception }) =>
  exception ? `${STATUSES[status].text}: ${plain(exception)}` : STATUSES[status].text;
