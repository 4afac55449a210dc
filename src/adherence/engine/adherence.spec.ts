import { type Instant } from '../../time/instant.js';
import { DEFAULT_ADHERENCE_MAP, type AdherenceMap } from './adherence-map.js';
import { at, day, DAY, evaluate, shift, timeline } from '../../../test/builders/told-day.js';

describe('the figures of a day', () => {
  const nineToFive = shift(['inbound', 9, 17]);

  it('agree with the field for a shift worked half an hour late', () => {
    const { values } = evaluate([nineToFive], day(['available', 9.5, 17.5]));
    expect(values['adherence.standard']).toBeCloseTo(0.9375, 12);
    expect(values['adherence.with-unscheduled']).toBeCloseTo(1 - 60 / 510, 12);
    expect(values['adherence.productive']).toBeCloseTo(0.9375, 12);
    expect(values['conformance.on-queue']).toBe(1);
    expect(values['conformance.paid']).toBe(1);
  });

  it('leave neutral time out of both sides: three hours in, one out, two neutral are 75 %', () => {
    const { figures, values } = evaluate(
      [shift(['inbound', 9, 15])],
      day(['available', 9, 12], ['unknown', 12, 14], ['other-aux', 14, 15]),
    );
    expect(values['adherence.standard']).toBe(0.75);
    expect([figures[0].numeratorSeconds, figures[0].denominatorSeconds]).toEqual([10_800, 14_400]);
  });

  it('are undefined when nothing was scheduled, even when something was worked', () => {
    const { values } = evaluate([], day(['available', 9, 12]));
    expect(Object.values(values)).toEqual([null, null, null, null, null]);
  });

  it('are undefined when nothing of the schedule is known', () => {
    const { values } = evaluate([nineToFive], timeline(['unknown', 0, 24]));
    expect(values['adherence.standard']).toBeNull();
    expect(values['conformance.on-queue']).toBe(0);
  });

  it('are 0 for an agent who never came', () => {
    const { values, exceptions } = evaluate(
      [shift(['inbound', 9, 12], ['meal', 12, 13], ['inbound', 13, 17])],
      day(),
    );
    expect(values['adherence.standard']).toBe(0);
    expect(exceptions).toEqual([
      ['not-working', 9, 12],
      ['not-working', 13, 17],
    ]);
  });

  it('may exceed 100 % in conformance, never in adherence', () => {
    const { values } = evaluate([nineToFive], day(['available', 8, 18]));
    expect(values['conformance.on-queue']).toBe(1.25);
    expect(values['adherence.standard']).toBe(1);
    expect(values['adherence.with-unscheduled']).toBe(0.8);
  });

  it('tell productive time apart from breaks and off-phone time', () => {
    const plan = shift(['inbound', 9, 11], ['break', 11, 11.5], ['off-phone', 11.5, 13]);
    const { values } = evaluate([plan], day(['available', 9, 11], ['available', 11, 13]));
    expect(values['adherence.productive']).toBe(1);
    expect(values['adherence.standard']).toBe(0.5);
    expect(values['conformance.on-queue']).toBe(2);
    expect(values['conformance.paid']).toBeCloseTo(4 / 3.5, 12);
  });

  it('forgive the first seconds of a deviation only where the map says so', () => {
    const map: AdherenceMap = { ...DEFAULT_ADHERENCE_MAP, forgivenSeconds: 600 };
    const worked = day(['available', 9.5, 17]);
    const { values, exceptions } = evaluate([nineToFive], worked, { map });
    expect(values['adherence.standard']).toBeCloseTo(1 - 20 / 480, 12);
    expect(exceptions).toEqual([['late-start', 9, 9.5]]);
  });

  it('carry a passport', () => {
    expect(evaluate([nineToFive], day()).figures[0].passport).toEqual({
      formula: 'adherence.standard',
      zone: 'UTC',
      span: DAY,
      planVersions: ['3:1'],
      mapVersions: [2],
      reasonMapVersions: [],
      lastEventId: 77,
      timelineRevision: 12,
      asOf: null,
      approvals: [],
      provisional: false,
    });
  });

  it('are provisional until the source can deliver nothing late any more', () => {
    const provisional = (now: Instant) =>
      evaluate([nineToFive], day(), { now }).figures[0].passport.provisional;
    expect([provisional(at(24.24)), provisional(at(24.25))]).toEqual([true, false]);
    const soFar = { span: { start: at(0), end: at(12) }, wholeEnd: at(24), now: at(12), latenessSeconds: 0 };
    expect(evaluate([nineToFive], day(), soFar).figures[0].passport.provisional).toBe(true);
  });

  it('count only the span, but know the whole shift that it cuts', () => {
    const night = shift(['inbound', -2, 6]);
    const actual = timeline(['offline', -2, 1], ['available', 1, 24]);
    const { values, exceptions } = evaluate([night], actual);
    expect(values['adherence.standard']).toBeCloseTo(5 / 6, 12);
    expect(exceptions).toEqual([
      ['late-start', 0, 1],
      ['unscheduled', 6, 24],
    ]);
  });
});
