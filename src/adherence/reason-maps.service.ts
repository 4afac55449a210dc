import { Injectable } from '@nestjs/common';
import { type Actor, requireEverywhere } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { telephonySourceNotFound } from './adherence.errors.js';
import { ReasonMapRepository } from './persistence/reason-map.repository.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';
import { type ReasonMapVersion } from './telephony-source.js';

/** How the events of a source have been read, version after version. */
@Injectable()
export class ReasonMapsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: TelephonySourceRepository,
    private readonly reasonMaps: ReasonMapRepository,
  ) {}

  /** Newest first. */
  history(actor: Actor, sourceId: number): Promise<ReasonMapVersion[]> {
    requireEverywhere(actor, 'adherence.read');
    return this.unitOfWork.read(async (manager) => {
      if ((await this.sources.byId(manager, sourceId)) === null) throw telephonySourceNotFound(sourceId);
      return (await this.reasonMaps.ofSource(manager, sourceId)).reverse();
    });
  }
}
