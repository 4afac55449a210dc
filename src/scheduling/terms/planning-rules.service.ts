import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { siteNotFound } from '../../workforce/workforce.errors.js';
import { type GoalIds } from '../engine/roster-goals-json.js';
import { planningRules, shiftTypes } from '../persistence/terms-tables.js';
import { ScheduleAccess } from '../schedule-access.js';
import { termInvalid, termNotFound } from './terms.errors.js';
import { checkDates, readRule } from './terms-checks.js';
import { type PlanningRule, type PlanningRuleKind } from './terms.js';

/** Whose rule: of a site from day to day, or of one planning period. */
export type RuleOwner = { readonly siteId: number } | { readonly periodId: number };

export interface RuleOrder {
  readonly owner: RuleOwner;
  readonly kind: PlanningRuleKind;
  /** As in a problem's file. */
  readonly content: unknown;
  /** For a site only. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

const HOW = { read: 'roster.draft', write: 'roster.write' } as const;

/** Rules that planners choose, hard or soft at a weight. */
@Injectable()
export class PlanningRulesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly access: ScheduleAccess,
  ) {}

  list(actor: Actor, owner: RuleOwner): Promise<PlanningRule[]> {
    return this.unitOfWork.read(async (manager) => {
      await this.require(manager, actor, 'read', owner);
      return planningRules.all(manager, owner);
    });
  }

  add(actor: Actor, order: RuleOrder): Promise<PlanningRule> {
    return this.unitOfWork.run(async (manager) => {
      const known = await this.require(manager, actor, 'write', order.owner);
      const row = {
        ...this.checked(order, known),
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      };
      return { ...row, id: await planningRules.insert(manager, row) };
    });
  }

  /** What is asked for, and from when to when; whose rule it is and of which kind stays. */
  change(
    actor: Actor,
    id: number,
    change: Pick<RuleOrder, 'content' | 'validFrom' | 'validTo'>,
  ): Promise<PlanningRule> {
    return this.unitOfWork.run(async (manager) => {
      const { rule, owner, known } = await this.find(manager, actor, id);
      const row = {
        ...this.checked({ ...change, owner, kind: rule.kind }, known),
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      };
      await planningRules.update(manager, id, row);
      return { ...row, id };
    });
  }

  remove(actor: Actor, id: number): Promise<PlanningRule> {
    return this.unitOfWork.run(async (manager) => {
      const { rule } = await this.find(manager, actor, id);
      await planningRules.remove(manager, id);
      return rule;
    });
  }

  private checked({ owner, kind, content, validFrom, validTo }: RuleOrder, known: GoalIds) {
    const ofSite = 'siteId' in owner;
    if (ofSite && validFrom === null) {
      throw termInvalid('validFrom', '', 'A rule of a site begins on some day. Give validFrom.');
    }
    if (!ofSite && (validFrom ?? validTo) !== null) {
      const advice = 'Leave validFrom and validTo out, or make it a rule of a site.';
      throw termInvalid('validFrom', validFrom ?? '', `A rule of a period holds in all of it. ${advice}`);
    }
    if (validFrom !== null) checkDates(validFrom, validTo);
    if (ofSite && kind === 'fairness') {
      throw termInvalid('kind', kind, 'Fairness is among everybody in a roster. Make it a rule of a period.');
    }
    return {
      siteId: ofSite ? owner.siteId : null,
      periodId: ofSite ? null : owner.periodId,
      kind,
      content: readRule(kind, content, known),
      validFrom,
      validTo,
    };
  }

  private async find(manager: EntityManager, actor: Actor, id: number) {
    requireReach(actor, 'roster.write');
    const rule = await planningRules.byId(manager, id);
    if (rule === null) throw termNotFound('rule', id);
    const owner: RuleOwner =
      rule.siteId === null ? { periodId: rule.periodId ?? 0 } : { siteId: rule.siteId };
    return { rule, owner, known: await this.require(manager, actor, 'write', owner) };
  }

  /** Names that a rule of this owner may use. */
  private async require(
    manager: EntityManager,
    actor: Actor,
    how: keyof typeof HOW,
    owner: RuleOwner,
  ): Promise<GoalIds> {
    const types = await shiftTypes.all(manager);
    const known = { agents: new Set<string>(), shiftTypes: new Set(types.map(({ code }) => code)) };
    if ('periodId' in owner) {
      const { siteIds } = await this.access.plannedPeriod(manager, actor, HOW[how], owner.periodId);
      const sites = siteIds ?? (await this.sitesWithAgents(manager, actor));
      return { ...known, sites: new Set(sites.map(String)) };
    }
    const reach = requireReach(actor, HOW[how]);
    const site = await this.directory.siteInReach(manager, reach, owner.siteId);
    if (site === null) throw siteNotFound(owner.siteId);
    return { ...known, sites: new Set([String(site.id)]) };
  }

  private async sitesWithAgents(manager: EntityManager, actor: Actor): Promise<number[]> {
    const agents = await this.directory.agentsInReach(manager, requireReach(actor, 'roster.draft'));
    return [...new Set(agents.map(({ siteId }) => siteId))];
  }
}
