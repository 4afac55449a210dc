import { EVERYWHERE, type Grant } from '../../src/access/actor.js';
import {
  aWeek,
  generated,
  MONDAY,
  NEW_YORK,
  type SmallCompany,
  startSmallCompany,
} from '../integration/scheduling/small-company.js';
import { type Clock, SettableClock } from '../../src/time/clock.js';
import { parseInstant } from '../../src/time/instant.js';
import { type GraphqlAnswer } from './app.js';

export const SHIFT_FIELDS = `id agentId date start end
  activities { kind start end paid queueId campaignId calledZoneId }`;

const THE_DAY_BEFORE = parseInstant('2026-03-01T12:00:00Z');

export interface DeskShift {
  readonly id: string;
  readonly agentId: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly activities: readonly {
    readonly kind: string;
    readonly start: string;
    readonly end: string;
    readonly queueId: string | null;
  }[];
}

export interface DeskRun {
  readonly id: string;
  readonly status: string;
  readonly phase: string;
  readonly progress: number;
  readonly bestScore: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly error: string | null;
  readonly scheduleId: string | null;
  readonly improvements: readonly { readonly seconds: number; readonly bestScore: number | null }[];
}

export const RUN_FIELDS = `id status phase progress bestScore bound gap error scheduleId
  improvements { seconds phase progress bestScore bound }`;

/** A planner of the small company who works on rosters through GraphQL alone. */
export class RosterDesk {
  private constructor(
    readonly company: SmallCompany,
    readonly planner: string,
    readonly periodId: string,
  ) {}

  /** A week in which the bank wants two agents from 08:00 to 20:00 New York time, Monday to Friday. */
  static async open(clock: Clock = new SettableClock(THE_DAY_BEFORE)): Promise<RosterDesk> {
    const company = await startSmallCompany(clock);
    company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 5, zone: NEW_YORK });
    const { id } = await aWeek(company);
    const grants: readonly Grant[] = [{ role: 'planner', scope: EVERYWHERE }];
    const planner = await company.app.createAccount(account('planner', grants));
    return new RosterDesk(company, planner, String(id));
  }

  close(): Promise<void> {
    return this.company.app.close();
  }

  signIn(name: string, grant: Grant): Promise<string> {
    return this.company.app.createAccount(account(name, [grant]));
  }

  graphql<T>(query: string, variables: object = {}, token = this.planner): Promise<GraphqlAnswer<T>> {
    return this.company.app.graphql<T>(query, { ...variables }, token);
  }

  /** Answers of a good request; what the server refuses is thrown in its own words. */
  async ask<T>(query: string, variables: object = {}, token = this.planner): Promise<T> {
    const answer = await this.graphql<T>(query, variables, token);
    if (answer.errors !== undefined) throw new Error(answer.errors.map(({ message }) => message).join('\n'));
    return answer.data;
  }

  /** Starts a run, of `generateSchedule` or `reoptimiseSchedule`. */
  async start(mutation: 'generateSchedule' | 'reoptimiseSchedule', input: object): Promise<string> {
    const type = mutation === 'generateSchedule' ? 'GenerateScheduleInput' : 'ReoptimiseScheduleInput';
    const { run } = await this.ask<{ run: { id?: string; message?: string } }>(
      `mutation ($input: ${type}!) { run: ${mutation}(input: $input) {
        ... on ScheduleRun { id } ... on Problem { message } } }`,
      { input },
    );
    if (run.id === undefined) throw new Error(run.message);
    return run.id;
  }

  async ended(runId: string): Promise<DeskRun> {
    for (;;) {
      const { scheduleRun: run } = await this.ask<{ scheduleRun: DeskRun }>(
        `query ($id: ID!) { scheduleRun(id: $id) { ${RUN_FIELDS} } }`,
        { id: runId },
      );
      if (!['QUEUED', 'RUNNING'].includes(run.status)) return run;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A small roster of the week, bound by steps and so the same everywhere; gives the id of the draft. */
  async draft(seed = 1): Promise<string> {
    const { scheduleId, status, error } = await generated(this.company, Number(this.periodId), seed);
    if (scheduleId === null) throw new Error(`The run ${status}: ${error ?? ''}`);
    return String(scheduleId);
  }

  /** In the order of agents and starts. */
  async shifts(scheduleId: string): Promise<DeskShift[]> {
    const { schedule } = await this.ask<{ schedule: { shifts: { nodes: DeskShift[] } } }>(
      `query ($id: ID!) { schedule(id: $id) { shifts(first: 200) { nodes { ${SHIFT_FIELDS} } } } }`,
      { id: scheduleId },
    );
    return schedule.shifts.nodes.sort(
      (a, b) => Number(a.agentId) - Number(b.agentId) || a.start.localeCompare(b.start),
    );
  }

  async revision(scheduleId: string): Promise<number> {
    const { schedule } = await this.ask<{ schedule: { revision: number } }>(
      `query ($id: ID!) { schedule(id: $id) { revision } }`,
      { id: scheduleId },
    );
    return schedule.revision;
  }
}

function account(name: string, grants: readonly Grant[]) {
  return { email: `${name}@example.test`, name, password: `correct horse ${name}`, grants };
}
