import { type LineRoster } from './line-roster.js';
import { bookShift, type MadeShift, OFF_PHONE, PAUSED } from './made-shift.js';
import { type SlotAgent } from './slot-agent.js';

/** What is put right when a roster is done: calling out while a queue is short, and calling beyond a zone's work. */
export class LineFinish {
  constructor(
    private readonly roster: LineRoster,
    private readonly minBlockMinutes: number,
  ) {}

  /**
   * Makes shifts anew that call out where a queue is short that their agent could answer, or beyond a zone's work; how
   * many weeks of agents there were. Where nobody may call, that is sure to end.
   */
  repair(mayCall: boolean): number {
    const { maker, ledger } = this.roster;
    maker.inboundFirst = 'kept';
    const found = this.roster.replaceEach((agent, shift, week) => {
      const excess = this.closeZones(mayCall);
      const { queues } = ledger.grid;
      const tooMuch = shift.work.some((each) => each >= queues && excess[each - queues] === 1);
      if (!tooMuch && !this.callsTooEarly(agent, shift)) return shift;
      bookShift(ledger, agent, shift, -1);
      maker.look(agent, this.roster.classAt(agent.index, week).touched);
      const made = maker.make(shift.candidate).shift;
      bookShift(ledger, agent, made, 1);
      return made;
    });
    maker.inboundFirst = 'priced';
    maker.closed.fill(0);
    return found;
  }

  /** Closes the zones in which nothing is left to call; which of them have been called too much. */
  private closeZones(mayCall: boolean): Uint8Array {
    const { zones, slotMinutes } = this.roster.ledger.grid;
    const excess = new Uint8Array(zones.length);
    zones.forEach(({ plannable }, zone) => {
      const left = plannable - this.roster.ledger.called[zone];
      excess[zone] = left < -slotMinutes / 1e6 ? 1 : 0;
      this.roster.maker.closed[zone] = !mayCall || left < slotMinutes ? 1 : 0;
    });
    return excess;
  }

  /** Takes calling beyond a zone's work off the ends of blocks that stay long enough. */
  trimExcess(): void {
    const { queues, zones, slotMinutes } = this.roster.ledger.grid;
    const { called } = this.roster.ledger;
    const least = Math.ceil(this.minBlockMinutes / slotMinutes);
    this.roster.replaceEach((_, shift) => {
      const work = shift.work.slice();
      let trimmed = false;
      for (let at = work.length - 1, end = at; at >= 0; at--) {
        if (work[at] === PAUSED) continue;
        if (work[at] < queues) {
          end = at - 1;
          continue;
        }
        const zone = work[at] - queues;
        const excess = called[zone] - zones[zone].plannable > slotMinutes / 1e6;
        if (!excess || !isLastOfBlock(work, at, end, queues) || blockLength(work, at, queues) <= least)
          continue;
        work[at] = OFF_PHONE;
        called[zone] -= slotMinutes;
        end = at - 1;
        trimmed = true;
      }
      return trimmed ? { ...shift, work } : shift;
    });
  }

  private callsTooEarly(agent: SlotAgent, { candidate: { start }, work }: MadeShift): boolean {
    const { queues } = this.roster.ledger.grid;
    return work.some((each, at) => each >= queues && this.roster.ledger.isMissed(agent, start + at));
  }
}

/** Whether nothing but pauses lies between a slot of calling and the end of its block. */
function isLastOfBlock(work: Int16Array, at: number, end: number, queues: number): boolean {
  for (let later = at + 1; later <= end; later++) if (work[later] >= queues) return false;
  return true;
}

/** Slots of calling up to this one without anything but pauses in between. */
function blockLength(work: Int16Array, at: number, queues: number): number {
  let length = 0;
  for (let before = at; before >= 0 && (work[before] >= queues || work[before] === PAUSED); before--) {
    if (work[before] !== PAUSED) length++;
  }
  return length;
}
