import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { agentNotFound, siteNotFound } from '../../workforce/workforce.errors.js';
import { type LabourPack } from '../engine/labour-pack.js';
import { labourFlags, labourPackChoices } from '../persistence/terms-tables.js';
import { LabourPackLibrary } from './labour-pack-library.js';
import { isInForce } from './period-terms.js';
import { labourPackChosen, labourPackUnknown, termInvalid, termNotFound } from './terms.errors.js';
import { checkDates } from './terms-checks.js';
import { type LabourFlag, type LabourPackChoice, type New } from './terms.js';

export interface FlagsWanted {
  readonly agentId: number | null;
  readonly siteId: number | null;
}

const NO_END = '9999-12-31' as LocalDate;

/** Which law a site's rosters keep to from when to when, and which agents have opted out or consented. */
@Injectable()
export class LabourPacksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly library: LabourPackLibrary,
  ) {}

  packs(actor: Actor): readonly LabourPack[] {
    requireReach(actor, 'roster.draft');
    return this.library.packs;
  }

  choices(actor: Actor, siteId: number): Promise<LabourPackChoice[]> {
    return this.unitOfWork.read(async (manager) => {
      await this.requireSite(manager, actor, 'roster.draft', siteId);
      return labourPackChoices.all(manager, { siteId });
    });
  }

  choose(actor: Actor, choice: New<LabourPackChoice>): Promise<LabourPackChoice> {
    const { siteId, packId, validFrom, validTo } = choice;
    const pack = this.library.find(packId);
    if (pack === null)
      throw labourPackUnknown(
        packId,
        this.library.packs.map(({ id }) => id),
      );
    checkDates(validFrom, validTo);
    if (!isInForce(pack, validFrom, validTo ?? NO_END)) {
      const until = pack.validTo === null ? '' : ` to ${pack.validTo}`;
      const message = `"${pack.title}" is in force from ${pack.validFrom}${until}. Choose days of that time.`;
      throw termInvalid('validFrom', validFrom, message);
    }
    return this.unitOfWork.run(async (manager) => {
      await this.requireSite(manager, actor, 'roster.write', siteId);
      const others = await labourPackChoices.all(manager, { siteId, packId });
      const other = others.find((each) => isInForce(each, validFrom, validTo ?? NO_END));
      if (other !== undefined) throw labourPackChosen(pack.title, other.validFrom, other.validTo);
      const row = {
        siteId,
        packId,
        validFrom,
        validTo,
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      };
      return { ...row, id: await labourPackChoices.insert(manager, row) };
    });
  }

  /** The last day on which the site keeps to it. What rosters were held to stays with their runs. */
  end(actor: Actor, id: number, lastDate: LocalDate): Promise<LabourPackChoice> {
    return this.unitOfWork.run(async (manager) => {
      const choice = await this.choice(manager, actor, id);
      checkDates(choice.validFrom, lastDate);
      const ended = { ...choice, validTo: lastDate };
      await labourPackChoices.update(manager, id, ended);
      return ended;
    });
  }

  remove(actor: Actor, id: number): Promise<LabourPackChoice> {
    return this.unitOfWork.run(async (manager) => {
      const choice = await this.choice(manager, actor, id);
      await labourPackChoices.remove(manager, id);
      return choice;
    });
  }

  /** Opt-outs and consents of an agent, or else of everybody in reach, at one site where it is named. */
  flags(actor: Actor, { agentId, siteId }: FlagsWanted): Promise<LabourFlag[]> {
    const reach = requireReach(actor, 'roster.draft');
    return this.unitOfWork.read(async (manager) => {
      if (agentId !== null) {
        await this.requireAgent(manager, actor, 'roster.draft', agentId);
        return labourFlags.all(manager, { agentId });
      }
      const agents = await this.directory.agentsInReach(manager, reach, siteId === null ? {} : { siteId });
      const ids = agents.map(({ id }) => id);
      return labourFlags.among(manager, 'agentId', ids);
    });
  }

  /** Flags that some pack knows. */
  knownFlags(actor: Actor): readonly string[] {
    requireReach(actor, 'roster.draft');
    return this.library.flags();
  }

  addFlag(actor: Actor, { agentId, flag, validFrom, validTo }: New<LabourFlag>): Promise<LabourFlag> {
    const known = this.library.flags();
    if (!known.includes(flag)) {
      throw termInvalid('flag', flag, `No labour pack knows the flag "${flag}". Known: ${known.join(', ')}.`);
    }
    checkDates(validFrom, validTo);
    return this.unitOfWork.run(async (manager) => {
      await this.requireAgent(manager, actor, 'roster.write', agentId);
      const row = {
        agentId,
        flag,
        validFrom,
        validTo,
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      };
      return { ...row, id: await labourFlags.insert(manager, row) };
    });
  }

  removeFlag(actor: Actor, id: number): Promise<LabourFlag> {
    return this.unitOfWork.run(async (manager) => {
      const flag = await labourFlags.byId(manager, id);
      const reach = requireReach(actor, 'roster.write');
      const agent = flag && (await this.directory.agentInReach(manager, reach, flag.agentId));
      if (flag === null || agent === null) throw termNotFound('opt-out or consent', id);
      await labourFlags.remove(manager, id);
      return flag;
    });
  }

  private async choice(manager: EntityManager, actor: Actor, id: number): Promise<LabourPackChoice> {
    const reach = requireReach(actor, 'roster.write');
    const choice = await labourPackChoices.byId(manager, id);
    const site = choice && (await this.directory.siteInReach(manager, reach, choice.siteId));
    if (choice === null || site === null) throw termNotFound('choice of a labour pack', id);
    return choice;
  }

  private async requireSite(
    manager: EntityManager,
    actor: Actor,
    permission: 'roster.draft' | 'roster.write',
    siteId: number,
  ): Promise<void> {
    const reach = requireReach(actor, permission);
    if ((await this.directory.siteInReach(manager, reach, siteId)) === null) throw siteNotFound(siteId);
  }

  private async requireAgent(
    manager: EntityManager,
    actor: Actor,
    permission: 'roster.draft' | 'roster.write',
    agentId: number,
  ): Promise<void> {
    const reach = requireReach(actor, permission);
    if ((await this.directory.agentInReach(manager, reach, agentId)) === null) throw agentNotFound(agentId);
  }
}
