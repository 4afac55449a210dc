import { NEVER, floor } from './arithmetic.js';
import { Arrivals } from './arrivals.js';
import { Attendance, SIGNED_OUT } from './attendance.js';
import { type CompiledScenario } from './compile.js';
import { EventCalendar } from './event-calendar.js';
import { IdleAgents } from './idle-agents.js';
import { RandomStream, streamOf } from './random-stream.js';
import { NOBODY, Router } from './router.js';
import { Tally } from './tally.js';
import { WaitingContacts } from './waiting-contacts.js';

/** What happens, in the low bits of an event; whom it concerns stands above them. Arrivals are not in the calendar. */
const KINDS = 8;
const DONE = 0;
const CHANGE = 1;
const GIVE_UP = 2;
const OVERFLOW = 3;
const CALL_AGAIN = 4;
const CLOSE = 5;

/** What an agent is on, where it is no queue. */
const NOTHING = -1;
const OUTBOUND = -2;

/** Looks at a replication after every event. */
export type Observer = (replication: Replication) => void;

/** One run through a scenario. The object can be used again and again; only its first run makes arrays. */
export class Replication {
  now = 0;
  readonly tally: Tally;
  readonly waiting: WaitingContacts;
  /** The queue each agent is on; below 0 when it is none. */
  readonly working: Int32Array;
  private readonly queues: number;
  private readonly calendar = new EventCalendar();
  private readonly arrivals: Arrivals;
  private readonly attendance: Attendance;
  private readonly idle: IdleAgents;
  private readonly router: Router;
  /** 1 when the agent's next change waits for the end of what he is on. */
  private readonly late: Uint8Array;
  private readonly outboundStreams: readonly RandomStream[];

  constructor(
    private readonly compiled: CompiledScenario,
    private readonly observer: Observer | null = null,
  ) {
    const { queues, agents } = compiled.scenario;
    this.queues = queues.length;
    this.working = new Int32Array(agents.length);
    this.late = new Uint8Array(agents.length);
    this.arrivals = new Arrivals(compiled.scenario);
    this.waiting = new WaitingContacts(queues.length);
    this.idle = new IdleAgents(agents.length, compiled.profiles.length);
    this.attendance = new Attendance(compiled);
    this.router = new Router(compiled, this.waiting, this.idle);
    this.tally = new Tally(compiled.scenario, compiled.profiles.length);
    const calls = compiled.outboundCalls.some((each) => each !== null);
    this.outboundStreams = calls ? agents.map(() => new RandomStream()) : [];
  }

  begin(seed: number, number: number): void {
    this.now = 0;
    this.tally.clear();
    this.calendar.clear();
    this.waiting.clear();
    this.idle.clear();
    this.working.fill(NOTHING);
    this.late.fill(0);
    this.attendance.begin(seed, number);
    this.arrivals.begin(seed, number);
    for (const { time, queue } of this.compiled.closings) this.calendar.add(time, queue * KINDS + CLOSE);
    this.compiled.scenario.agents.forEach(({ id }, agent) => {
      this.outboundStreams[agent]?.start(seed, streamOf('outbound', id), number);
      this.turn(agent);
    });
  }

  /** Goes on for so many events at most; true once the replication is over. */
  advance(mostEvents: number): boolean {
    const { calendar, arrivals, observer } = this;
    for (let left = mostEvents; left > 0; left--) {
      const planned = calendar.nextTime();
      if (arrivals.nextTime < planned) {
        this.arrive(arrivals.nextQueue);
      } else if (this.isOver(planned)) {
        this.finish();
        observer?.(this);
        return true;
      } else {
        this.now = planned;
        const event = calendar.take();
        this.happen(event % KINDS, (event / KINDS) | 0);
      }
      if (observer !== null) observer(this);
    }
    return false;
  }

  private isOver(planned: number): boolean {
    if (this.arrivals.nextTime < NEVER) return false;
    return planned === NEVER || (planned >= this.compiled.endSeconds && this.waiting.total === 0);
  }

  private happen(kind: number, whom: number): void {
    switch (kind) {
      case DONE:
        return this.finishWork(whom);
      case CHANGE:
        if (this.working[whom] === NOTHING) this.turn(whom);
        else this.late[whom] = 1;
        return;
      case GIVE_UP:
        return this.giveUp(whom);
      case OVERFLOW:
        return this.overflow(whom);
      case CALL_AGAIN:
        return this.callAgain(whom);
      case CLOSE:
        return this.turnAwayWhereClosed(whom);
    }
  }

  private arrive(queue: number): void {
    const source = this.arrivals.sources[queue];
    const { time, interval, index } = source;
    const handleSeconds = source.drawHandleSeconds();
    const patience = source.drawPatience();
    this.arrivals.advance();
    this.now = time;
    this.tally.offer(queue, interval);
    const agent = this.router.agentFor(queue, time, time);
    if (agent !== NOBODY) {
      this.answer(agent, queue, interval, time, handleSeconds);
      return;
    }
    const slot = this.waiting.open(queue, index, handleSeconds);
    this.wait(slot, interval, source.patienceAt(patience));
  }

  private wait(slot: number, interval: number, patienceSeconds: number): void {
    const { waiting, now } = this;
    waiting.enter(slot, now, interval);
    if (patienceSeconds < NEVER) this.expect(slot, now + patienceSeconds, GIVE_UP);
    const overflow = this.router.nextOverflow(waiting.queue[slot], now, now);
    if (overflow < NEVER) this.expect(slot, overflow, OVERFLOW);
  }

  private expect(slot: number, time: number, kind: number): void {
    this.waiting.expect(slot);
    this.calendar.add(time, slot * KINDS + kind);
  }

  private answer(agent: number, queue: number, interval: number, arrivedAt: number, seconds: number): void {
    const { now, tally } = this;
    this.stopIdling(agent);
    this.working[agent] = queue;
    tally.answer(queue, interval, now - arrivedAt);
    const end = now + seconds / this.compiled.speeds[agent * this.queues + queue];
    tally.spend(tally.busy, this.attendance.profile[agent], now, end);
    this.calendar.add(end, agent * KINDS + DONE);
  }

  private finishWork(agent: number): void {
    const queue = this.working[agent];
    if (queue >= 0) this.tally.completed[queue]++;
    this.working[agent] = NOTHING;
    if (this.late[agent] === 0) {
      this.startWork(agent);
    } else {
      this.late[agent] = 0;
      this.turn(agent);
    }
  }

  /** The agent's plan changes: off the phone, back on it, or to other work. */
  private turn(agent: number): void {
    const { attendance } = this;
    const before = attendance.profile[agent];
    this.stopIdling(agent);
    const next = attendance.turn(agent, this.now);
    if (next < NEVER) this.calendar.add(next, agent * KINDS + CHANGE);
    if (attendance.profile[agent] !== SIGNED_OUT) this.startWork(agent);
    if (before === SIGNED_OUT) return;
    for (const { queue } of this.compiled.profiles[before].queues) this.turnAwayWhereClosed(queue);
  }

  private startWork(agent: number): void {
    const { waiting, attendance } = this;
    const profile = attendance.profile[agent];
    const slot = this.router.contactFor(profile, this.now);
    if (slot !== NOBODY) {
      waiting.leave(slot);
      this.answer(
        agent,
        waiting.queue[slot],
        waiting.interval[slot],
        waiting.arrivedAt[slot],
        waiting.handleSeconds[slot],
      );
      return;
    }
    const { campaign } = this.compiled.profiles[profile];
    const calls = campaign < 0 ? null : this.compiled.outboundCalls[campaign];
    if (calls === null) this.idle.add(agent, profile, this.now);
    else this.callOut(agent, campaign, calls.at(this.outboundStreams[agent].next()));
  }

  private callOut(agent: number, campaign: number, seconds: number): void {
    const end = this.now + seconds;
    this.working[agent] = OUTBOUND;
    this.tally.spend(this.tally.calling, campaign, this.now, end);
    this.calendar.add(end, agent * KINDS + DONE);
  }

  private stopIdling(agent: number): void {
    const since = this.idle.since[agent];
    if (since === NEVER) return;
    const profile = this.attendance.profile[agent];
    this.tally.spend(this.tally.idle, profile, since, this.now);
    this.idle.remove(agent, profile);
  }

  private giveUp(slot: number): void {
    const { waiting } = this;
    if (waiting.waits[slot] === 1) {
      this.abandon(slot);
      const source = this.arrivals.sources[waiting.queue[slot]];
      const delay = source.retrialAfter(waiting.index[slot], waiting.attempt[slot]);
      if (this.now + delay < this.compiled.endSeconds) this.expect(slot, this.now + delay, CALL_AGAIN);
    }
    waiting.met(slot);
  }

  private abandon(slot: number): void {
    const { waiting } = this;
    waiting.leave(slot);
    this.tally.abandon(waiting.queue[slot], waiting.interval[slot], this.now - waiting.arrivedAt[slot]);
  }

  private overflow(slot: number): void {
    const { waiting, now } = this;
    if (waiting.waits[slot] === 1) {
      const queue = waiting.queue[slot];
      const arrivedAt = waiting.arrivedAt[slot];
      const agent = this.router.agentFor(queue, arrivedAt, now);
      const next = this.router.nextOverflow(queue, arrivedAt, now);
      if (agent !== NOBODY) {
        waiting.leave(slot);
        this.answer(agent, queue, waiting.interval[slot], arrivedAt, waiting.handleSeconds[slot]);
      } else if (next < NEVER) {
        this.expect(slot, next, OVERFLOW);
      }
    }
    waiting.met(slot);
  }

  private callAgain(slot: number): void {
    const { waiting, now } = this;
    const queue = waiting.queue[slot];
    const interval = Math.min(this.intervalAt(now), this.compiled.scenario.intervals - 1);
    const attempt = waiting.attempt[slot]++;
    this.tally.offer(queue, interval);
    const agent = this.router.agentFor(queue, now, now);
    if (agent === NOBODY) {
      this.wait(slot, interval, this.arrivals.sources[queue].retrialPatience(waiting.index[slot], attempt));
    } else {
      this.answer(agent, queue, interval, now, waiting.handleSeconds[slot]);
    }
    waiting.met(slot);
  }

  private intervalAt(time: number): number {
    return floor(time / this.compiled.scenario.intervalSeconds);
  }

  /** Whoever still waits when a queue has closed and nobody is left to answer is turned away. */
  private turnAwayWhereClosed(queue: number): void {
    const { contacts } = this.compiled.scenario.queues[queue];
    const open = (contacts[this.intervalAt(this.now)] ?? 0) > 0;
    if (!open && this.attendance.signedIn[queue] === 0) this.turnAway(queue);
  }

  private turnAway(queue: number): void {
    for (let slot = this.waiting.head[queue]; slot !== NOBODY; slot = this.waiting.head[queue]) {
      this.abandon(slot);
    }
  }

  private finish(): void {
    this.now = Math.max(this.now, this.compiled.endSeconds);
    for (let queue = 0; queue < this.queues; queue++) this.turnAway(queue);
    for (let agent = 0; agent < this.working.length; agent++) this.stopIdling(agent);
  }
}
