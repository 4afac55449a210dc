import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../access/actor.js';
import { explainDuplicate } from '../database/duplicates.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { HOUR_MS } from '../time/instant.js';
import { covers, type Interval } from '../time/interval.js';
import { AdherenceLoader } from './adherence-loader.service.js';
import { agentSpan, planVersionsOf } from './agent-day.js';
import { type ExplanationAction, mayFollow, plannedWithin } from './engine/explanation.js';
import {
  type Explanation,
  type ExplanationOrder,
  type NewExplanation,
  type Reasoned,
  type WholeOrder,
} from './explanation.js';
import {
  explanationChanged,
  explanationExists,
  explanationInvalid,
  explanationNotFound,
  explanationStands,
  nothingToExplain,
  ownExplanation,
} from './explanation.errors.js';
import { ExplanationAccess } from './explanation-access.service.js';
import { ExplanationRepository } from './persistence/explanation.repository.js';

const LONGEST_WORDS = 1_000;
const MOST_AT_ONCE = 500;
const LONGEST_WHOLE_MS = 24 * HOUR_MS;

/** Agents say why a deviation was right, leads decide; everything that was written stays. */
@Injectable()
export class ExplanationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly explanations: ExplanationRepository,
    private readonly loader: AdherenceLoader,
    private readonly access: ExplanationAccess,
    private readonly clock: Clock,
  ) {}

  /** Explains a deviation, or a part of one, exactly as it is seen and planned now. */
  async explain(actor: Actor, order: ExplanationOrder): Promise<Explanation> {
    checkSpan(order, Infinity);
    checkWords(order.words, true);
    return this.unitOfWork.run(async (manager) => {
      const agent = await this.access.agent(manager, actor, 'adherence.explain', order.agentId);
      const reading = await this.loader.reading(manager, {});
      for await (const [record] of this.loader.records(manager, [agent], order, reading)) {
        const seen = agentSpan(record, order, agent.zone);
        const deviation = seen.exceptions.find(
          (each) => each.kind !== 'excused-overrun' && covers(each, order),
        );
        if (deviation === undefined) throw nothingToExplain(order);
        const taken = record.explanations.find(
          (each) => each.agentId === agent.id && isLive(each) && meet(each, order),
        );
        if (taken !== undefined) throw explanationExists(taken.id);
        const { start, end } = order;
        return this.begin(manager, actor, order, {
          ...{ agentId: agent.id, teamId: null, siteId: null, kind: deviation.kind, start, end },
          planned: plannedWithin(seen.shifts, order),
          planVersions: planVersionsOf(seen.shifts),
        });
      }
      throw nothingToExplain(order);
    });
  }

  /** Another word on one's own explanation: after it was declined or withdrawn, or to say it better. */
  async explainAgain(actor: Actor, id: number, order: Reasoned): Promise<Explanation> {
    checkWords(order.words, true);
    return this.add(actor, id, { action: 'explained', ...order }, 'adherence.explain');
  }

  withdraw(actor: Actor, id: number, words: string): Promise<Explanation> {
    return this.add(actor, id, { action: 'withdrawn', reason: null, words }, 'adherence.explain');
  }

  /** Approves, declines, or takes the decision back. Nobody decides on his own time. */
  async decide(actor: Actor, ids: readonly number[], decision: Decision): Promise<Explanation[]> {
    checkWords(decision.words, decision.action === 'declined');
    if (ids.length > MOST_AT_ONCE) {
      throw explanationInvalid('ids', `At most ${MOST_AT_ONCE} at once (asked for ${ids.length}).`);
    }
    return this.unitOfWork.run(async (manager) => {
      const decided: Explanation[] = [];
      for (const id of new Set(ids)) {
        const explanation = await this.access.explanation(manager, actor, 'adherence.write', id);
        if (isOwn(actor, explanation)) throw ownExplanation(id);
        decided.push(await this.append(manager, actor, explanation, { ...decision, reason: null }));
      }
      return decided;
    });
  }

  /** One reason for everybody of a team or site, approved as it is written: "nobody could log in 09:00 to 09:40". */
  async excuse(actor: Actor, order: WholeOrder): Promise<Explanation> {
    checkSpan(order, LONGEST_WHOLE_MS);
    checkWords(order.words, true);
    return this.unitOfWork.run(async (manager) => {
      const { start, end, reason, words } = order;
      const whom = await this.access.whole(manager, actor, order);
      const begun = await this.begin(manager, actor, order, {
        ...{ ...whom, agentId: null, kind: null, start, end, planned: null, planVersions: [] },
      });
      return this.append(manager, actor, begun, { action: 'approved', reason, words });
    });
  }

  async explanation(actor: Actor, id: number): Promise<Explanation> {
    return this.unitOfWork.read((manager) => this.access.explanation(manager, actor, 'adherence.read', id));
  }

  private add(
    actor: Actor,
    id: number,
    step: Step,
    permission: 'adherence.explain' | 'adherence.write',
  ): Promise<Explanation> {
    checkWords(step.words, false);
    return this.unitOfWork.run(async (manager) => {
      const explanation = await this.access.explanation(manager, actor, permission, id);
      // What holds for everybody is the leads' to change, not of each whom it touches.
      if (explanation.agentId === null) requireReach(actor, 'adherence.write');
      return this.append(manager, actor, explanation, step);
    });
  }

  private async begin(
    manager: EntityManager,
    actor: Actor,
    { reason, words }: Reasoned,
    explanation: NewExplanation,
  ): Promise<Explanation> {
    const id = await this.explanations.insert(manager, explanation);
    const entry = { action: 'explained', reason, words, ...this.signed(actor) } as const;
    await this.explanations.append(manager, id, 1, entry);
    return { ...explanation, id, status: 'pending', reason, history: [entry] };
  }

  private async append(
    manager: EntityManager,
    actor: Actor,
    { id, status, history }: Explanation,
    step: Step,
  ): Promise<Explanation> {
    if (!mayFollow(status, step.action)) throw explanationStands(id, status, step.action);
    const entry = { ...step, ...this.signed(actor) };
    await explainDuplicate(
      () => explanationChanged(id),
      () => this.explanations.append(manager, id, history.length + 1, entry),
    );
    const written = await this.explanations.byId(manager, id);
    if (written === null) throw explanationNotFound(id);
    return written;
  }

  private signed({ accountId, name }: Actor) {
    return { authorId: accountId, authorName: name, at: this.clock.now() };
  }
}

export interface Decision {
  readonly action: 'approved' | 'declined' | 'reopened';
  readonly words: string;
}

interface Step {
  readonly action: ExplanationAction;
  readonly reason: Reasoned['reason'] | null;
  readonly words: string;
}

function checkSpan({ start, end }: Interval, longestMs: number): void {
  if (start >= end) throw explanationInvalid('end', 'It must be after the start.');
  if (end - start > longestMs) {
    throw explanationInvalid(
      'end',
      'One word for everybody holds for a day at most. Write one for each day.',
    );
  }
}

function checkWords(words: string, needed: boolean): void {
  if (needed && words.trim() === '') throw explanationInvalid('words', 'Say in a few words what happened.');
  if (words.length > LONGEST_WORDS) {
    throw explanationInvalid('words', `They have ${words.length} characters; the most is ${LONGEST_WORDS}.`);
  }
}

function isLive({ status }: Explanation): boolean {
  return status !== 'withdrawn' && status !== 'declined';
}

function meet(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

function isOwn(actor: Actor, { agentId }: Explanation): boolean {
  return actor.grants.some(
    ({ role, scope }) => role === 'agent' && agentId !== null && scope.agentIds.includes(agentId),
  );
}
