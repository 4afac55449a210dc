import { type AdherenceMap, adherenceMapFaults, DEFAULT_ADHERENCE_MAP, verdictOf } from './adherence-map.js';

describe('the map of states and activities', () => {
  it('can be used as it is shipped', () => {
    expect(adherenceMapFaults(DEFAULT_ADHERENCE_MAP)).toEqual([]);
  });

  it('puts a cell with a direction before the plain state', () => {
    const held = (direction: 'inbound' | 'outbound') =>
      verdictOf(DEFAULT_ADHERENCE_MAP, 'inbound', { state: 'on-hold', direction });
    expect([held('inbound'), held('outbound')]).toEqual(['adherent', 'not-adherent']);
  });

  it('takes what a row does not name for not adherent', () => {
    expect(verdictOf(DEFAULT_ADHERENCE_MAP, 'break', { state: 'offline', direction: null })).toBe(
      'not-adherent',
    );
  });

  it('names every fault with its field', () => {
    const cells: Partial<AdherenceMap['cells']> = { ...DEFAULT_ADHERENCE_MAP.cells, meal: undefined };
    const wrong = {
      ...DEFAULT_ADHERENCE_MAP,
      cells: { ...cells, inbound: { smoking: 'adherent', available: 'maybe' } },
      workStates: ['idle'],
      alarmGraceSeconds: -1,
    } as unknown as AdherenceMap;
    expect(adherenceMapFaults(wrong).map((fault) => fault.field)).toEqual([
      'cells.inbound.smoking',
      'cells.inbound.available',
      'cells.meal',
      'workStates',
      'alarmGraceSeconds',
    ]);
  });
});
