import { aRoster, aShift } from '../../../test/builders/roster.js';
import { rosterFromJson, rosterToJson } from './roster-json.js';

const roster = aRoster(aShift(0, '08:00', ['inbound 120', 'meal 60', 'outbound 120', 'off-phone 15']));
const written = () =>
  JSON.parse(JSON.stringify(rosterToJson(roster))) as { shifts: Record<string, unknown>[] };

describe('a roster in JSON', () => {
  it('reads back as it was written', () => {
    expect(rosterFromJson(written())).toEqual(roster);
  });

  it.each([
    [{ start: '2026-03-02T08:00' }, 'shifts[0].start is wrong:'],
    [{ date: '2.3.2026' }, 'shifts[0].date is wrong:'],
    [{ end: '2026-03-01T08:00Z' }, 'shifts[0] ends before it starts.'],
    [{ activities: [{ kind: 'lunch' }] }, 'shifts[0].activities[0] has no "start".'],
    [{ agentId: 7 }, 'shifts[0].agentId must be a text (got 7).'],
  ])('with %j says what is wrong', (change, message) => {
    const json = written();
    expect(() => rosterFromJson({ ...json, shifts: [{ ...json.shifts[0], ...change }] })).toThrow(message);
  });

  it('of another format is refused', () => {
    expect(() => rosterFromJson({ ...written(), format: 'csv' })).toThrow(
      'format must be one of shiftwright.roster/1',
    );
  });
});
