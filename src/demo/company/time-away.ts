import { type Interval } from '../../time/interval.js';
import { addDays, type LocalDate, localDay, localTime, type Weekday } from '../../time/zoned-time.js';
import { type DemoAbsence, type DemoAgent, type DemoAvailability, type DemoWeeks } from './demo-parts.js';
import { seededRandom } from './seeded-random.js';

/** Leave of whole weeks, and single days of sickness and training, in each of the three weeks. */
const WEEKS_OF_LEAVE = 7;
const SICK_DAYS = 6;
const TRAINING_DAYS = 3;

/** Weekly hours that suit some of those who work part time, by contract: evenings after classes, school hours. */
const LIMITS: Readonly<Record<string, { weekdays: readonly Weekday[]; from: string; to: string }>> = {
  'CO-PART': { weekdays: [1, 2, 3, 4, 5, 6], from: '12:00', to: '21:00' },
  'PL-PART': { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' },
};

/** No agent is away twice in one week. */
export function demoAbsences(agents: readonly DemoAgent[], weeks: DemoWeeks, seed: string): DemoAbsence[] {
  return [weeks.last, weeks.current, weeks.next].flatMap((monday) => {
    const random = seededRandom(`${seed} absences ${monday}`);
    const away = random.shuffled(agents).slice(0, WEEKS_OF_LEAVE + SICK_DAYS + TRAINING_DAYS);
    return away.map((agent, i) => {
      if (i < WEEKS_OF_LEAVE) return absence(agent, monday, 7, 'vacation');
      const day = addDays(monday, random.whole(0, 4));
      return absence(agent, day, 1, i < WEEKS_OF_LEAVE + SICK_DAYS ? 'sick leave' : 'training');
    });
  });
}

function absence(agent: DemoAgent, from: LocalDate, days: number, reason: string): DemoAbsence {
  const span: Interval = {
    start: localDay(from, agent.zone).start,
    end: localDay(addDays(from, days), agent.zone).start,
  };
  return { agentCode: agent.code, span, reason };
}

/** Two in three of the agents whose contract has usual limits have them. */
export function demoAvailability(agents: readonly DemoAgent[], seed: string): DemoAvailability[] {
  const random = seededRandom(`${seed} availability`);
  return agents
    .filter((agent) => agent.contractCode in LIMITS && random.chance(2 / 3))
    .map((agent) => {
      const { weekdays, from, to } = LIMITS[agent.contractCode];
      return { agentCode: agent.code, weekdays, from: localTime(from), to: localTime(to) };
    });
}
