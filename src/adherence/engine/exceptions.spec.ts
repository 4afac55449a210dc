import { DEFAULT_ADHERENCE_MAP, type AdherenceMap } from './adherence-map.js';
import { type PlannedShift } from './plan.js';
import { at, day, evaluate, shift, timeline, type Told } from '../../../test/builders/told-day.js';

describe('deviations', () => {
  const plan = shift(
    ['inbound', 9, 11],
    ['break', 11, 11.25],
    ['outbound', 11.25, 14],
    ['meal', 14, 15],
    ['inbound', 15, 17],
  );
  const kinds = (...states: readonly Told[]) => evaluate([plan], day(...states)).exceptions;

  it('are none for an agent who keeps to the plan', () => {
    expect(
      kinds(
        ['available', 9, 10],
        ['on-inbound-call', 10, 11],
        ['break', 11, 11.25],
        ['dialling', 11.25, 12],
        ['on-outbound-call', 12, 14],
        ['lunch', 14, 15],
        ['available', 15, 17],
      ),
    ).toEqual([]);
  });

  it('name a late start and an early end', () => {
    expect(
      kinds(['available', 9.5, 11], ['break', 11, 11.25], ['dialling', 11.25, 14], ['available', 15, 16]),
    ).toEqual([
      ['late-start', 9, 9.5],
      ['early-end', 16, 17],
    ]);
  });

  it('name a long break, and a meal that goes on logged out', () => {
    expect(
      kinds(
        ['available', 9, 11],
        ['break', 11, 11.5],
        ['dialling', 11.5, 14],
        ['offline', 14, 15.5],
        ['available', 15.5, 17],
      ),
    ).toEqual([
      ['long-break', 11.25, 11.5],
      ['long-meal', 15, 15.5],
    ]);
  });

  it('name a meal that was broken off apart from one that was worked through', () => {
    const meal = shift(['inbound', 9, 12], ['meal', 12, 13], ['inbound', 13, 17]);
    const brokenOff = day(['available', 9, 12], ['lunch', 12, 12.5], ['available', 12.5, 17]);
    expect(evaluate([meal], brokenOff).exceptions).toEqual([['short-meal', 12.5, 13]]);
    const never = day(['available', 9, 17]);
    expect(evaluate([meal], never).exceptions).toEqual([['worked-through-break', 12, 13]]);
    const unseen = timeline(['available', 9, 12], ['unknown', 12, 12.5], ['available', 12.5, 24]);
    expect(evaluate([meal], unseen).exceptions[0]).toEqual(['worked-through-break', 12.5, 13]);
  });

  it('tell the wrong block apart from not working', () => {
    expect(
      kinds(
        ['available', 9, 11],
        ['break', 11, 11.25],
        ['on-inbound-call', 11.25, 12],
        ['other-aux', 12, 13],
        ['dialling', 13, 14],
        ['lunch', 14, 15],
        ['on-outbound-call', 15, 16],
        ['available', 16, 17],
      ),
    ).toEqual([
      ['wrong-block', 11.25, 12],
      ['not-working', 12, 13],
      ['wrong-block', 15, 16],
    ]);
  });

  it('name work through a break and work outside the shift', () => {
    expect(
      kinds(
        ['available', 8, 9],
        ['available', 9, 11.25],
        ['dialling', 11.25, 14],
        ['lunch', 14, 15],
        ['available', 15, 17],
        ['meeting', 17, 18],
        ['break', 18, 19],
      ),
    ).toEqual([
      ['unscheduled', 8, 9],
      ['worked-through-break', 11, 11.25],
      ['unscheduled', 17, 18],
    ]);
  });

  it('excuse a call that runs into a break, for as long as the map says', () => {
    const { segments, exceptions } = evaluate(
      [plan],
      day(
        ['available', 9, 10.9],
        ['on-inbound-call', 10.9, 11.05],
        ['after-call-work', 11.05, 11.2],
        ['break', 11.2, 11.25],
        ['dialling', 11.25, 14],
        ['lunch', 14, 15],
        ['available', 15, 17],
      ),
    );
    const excused = segments.filter((s) => s.excused).map((s) => (s.end - s.start) / 1_000);
    expect(excused).toEqual([180, 120]);
    expect(exceptions).toEqual([
      ['excused-overrun', 11, 11 + 300 / 3_600],
      ['worked-through-break', 11 + 300 / 3_600, 11.2],
    ]);
  });

  it('excuse a call that runs past the end of the shift, and call only the rest unscheduled', () => {
    const day = timeline(['available', 9, 16.9], ['on-inbound-call', 16.9, 17.25], ['offline', 17.25, 24]);
    const { exceptions, figures } = evaluate([shift(['inbound', 9, 17])], day);
    expect(exceptions).toEqual([
      ['excused-overrun', 17, 17 + 300 / 3_600],
      ['unscheduled', 17 + 300 / 3_600, 17.25],
    ]);
    expect(figures[1].denominatorSeconds).toBe(8 * 3_600 + 600);
  });

  it('do not excuse a call that began after the shift', () => {
    const day = timeline(['available', 9, 17], ['on-inbound-call', 17, 17.05], ['offline', 17.05, 24]);
    expect(evaluate([shift(['inbound', 9, 17])], day).exceptions).toEqual([['unscheduled', 17, 17.05]]);
  });

  it('do not excuse a call that was taken in the break', () => {
    const { exceptions } = evaluate(
      [shift(['inbound', 9, 11], ['break', 11, 11.25])],
      day(['available', 9, 11], ['break', 11, 11.1], ['on-inbound-call', 11.1, 11.25]),
    );
    expect(exceptions).toEqual([['worked-through-break', 11.1, 11.25]]);
  });

  it('do not blame an agent for a silent feed', () => {
    const { exceptions } = evaluate([plan], timeline(['unknown', 0, 24]));
    expect(exceptions).toEqual([]);
  });

  it('call a break at any other time not working', () => {
    const { exceptions } = evaluate(
      [shift(['inbound', 9, 17])],
      day(['available', 9, 10], ['break', 10, 11], ['available', 11, 17]),
    );
    expect(exceptions).toEqual([['not-working', 10, 11]]);
  });
});

describe('maps of clients', () => {
  it('judge their own activities, and the map of everything else the rest', () => {
    const lenient: AdherenceMap = {
      ...DEFAULT_ADHERENCE_MAP,
      cells: { ...DEFAULT_ADHERENCE_MAP.cells, inbound: { 'back-office': 'adherent' } },
      forgivenSeconds: 1_800,
    };
    const [start, middle, end] = [at(9), at(13), at(17)];
    const split: PlannedShift = {
      ...{ start, end },
      activities: [
        { kind: 'inbound', start, end: middle, map: lenient },
        { kind: 'inbound', start: middle, end },
      ],
    };
    const { values, exceptions } = evaluate([split], day(['back-office', 9, 12], ['available', 12, 17]));
    // The lenient map does not name "available": half of that hour is forgiven.
    expect(exceptions).toEqual([['wrong-block', 12, 13]]);
    expect(values['adherence.standard']).toBeCloseTo(7.5 / 8, 12);
    const later = evaluate([split], day(['available', 9, 12], ['back-office', 12, 17]));
    expect(later.exceptions).toEqual([
      ['wrong-block', 9, 12],
      ['wrong-block', 13, 17],
    ]);
  });
});
