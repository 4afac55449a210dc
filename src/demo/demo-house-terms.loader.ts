import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { LabourPacksService } from '../scheduling/terms/labour-packs.service.js';
import { MinimumCoverService } from '../scheduling/terms/minimum-cover.service.js';
import { PayService } from '../scheduling/terms/pay.service.js';
import { PlanningRulesService } from '../scheduling/terms/planning-rules.service.js';
import { ShiftRequestsService } from '../scheduling/terms/shift-requests.service.js';
import { ShiftTypesService } from '../scheduling/terms/shift-kinds.service.js';
import { type LocalDate } from '../time/zoned-time.js';
import { type DemoCompany } from './company/demo-company.js';
import {
  FLAGS,
  MINIMUM_COVER,
  PACK_CHOICES,
  PAY_RATES,
  SHIFT_TYPES,
  SITE_RULES,
} from './company/house-terms.js';
import { type DemoIds } from './demo-ids.js';

/** Law, rules, pay and least cover of the company from its first day on, and what its agents ask for. */
@Injectable()
export class DemoHouseTermsLoader {
  constructor(
    private readonly packs: LabourPacksService,
    private readonly rules: PlanningRulesService,
    private readonly shiftTypes: ShiftTypesService,
    private readonly requests: ShiftRequestsService,
    private readonly minimumCover: MinimumCoverService,
    private readonly pay: PayService,
  ) {}

  async load({ weeks, requests }: DemoCompany, ids: DemoIds): Promise<void> {
    const dated = { validFrom: weeks.historyFrom, validTo: null };
    const types = new Map<string, number>();
    for (const type of SHIFT_TYPES) {
      types.set(type.code, (await this.shiftTypes.create(SYSTEM_ACTOR, type)).id);
    }
    await this.loadLaw(ids, dated);
    await this.loadPay(ids, dated);
    for (const { queueCode, ...least } of MINIMUM_COVER) {
      await this.minimumCover.set(SYSTEM_ACTOR, { ...dated, ...least, queueId: ids.queues.get(queueCode)! });
    }
    for (const { agentCode, shiftType, ...asked } of requests) {
      const agentId = ids.agents.get(agentCode)!;
      const shiftTypeId = shiftType === null ? null : types.get(shiftType)!;
      await this.requests.ask(SYSTEM_ACTOR, { ...asked, agentId, shiftTypeId });
    }
  }

  private async loadLaw({ sites, agents }: DemoIds, dated: Dated): Promise<void> {
    for (const { siteCode, packId } of PACK_CHOICES) {
      await this.packs.choose(SYSTEM_ACTOR, { ...dated, packId, siteId: sites.get(siteCode)! });
    }
    for (const { agentCode, flag } of FLAGS) {
      await this.packs.addFlag(SYSTEM_ACTOR, { ...dated, flag, agentId: agents.get(agentCode)! });
    }
    for (const { siteCode, kind, content } of SITE_RULES) {
      const owner = { siteId: sites.get(siteCode)! };
      await this.rules.add(SYSTEM_ACTOR, { ...dated, owner, kind, content });
    }
  }

  private async loadPay({ contracts, agents }: DemoIds, dated: Dated): Promise<void> {
    for (const { contractCode, agentCode, ...rate } of PAY_RATES) {
      await this.pay.setRate(SYSTEM_ACTOR, {
        ...dated,
        ...rate,
        contractId: contractCode === null ? null : contracts.get(contractCode)!,
        agentId: agentCode === null ? null : agents.get(agentCode)!,
      });
    }
  }
}

interface Dated {
  readonly validFrom: LocalDate;
  readonly validTo: null;
}
