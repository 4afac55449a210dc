import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { adherenceMapInvalid, adherenceMapNotFound } from './adherence.errors.js';
import { type AdherenceMap, adherenceMapFaults } from './engine/adherence-map.js';
import { type MapVersion, SHIPPED_MAP } from './map-version.js';
import { AdherenceMapRepository } from './persistence/adherence-map.repository.js';

const LONGEST_NOTE = 500;

/** The map of states and activities: read, and written as a new version. */
@Injectable()
export class AdherenceMapService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly maps: AdherenceMapRepository,
    private readonly clock: Clock,
  ) {}

  /** The version in force, or the one asked for. */
  async map(actor: Actor, version: number | null): Promise<MapVersion> {
    requireReach(actor, 'adherence.read');
    return this.unitOfWork.read((manager) =>
      version === null ? this.currentWith(manager) : this.versionWith(manager, version),
    );
  }

  /** Figures from now on are made with the new version; those of before, when asked again, too. */
  async update(actor: Actor, map: AdherenceMap, note: string): Promise<MapVersion> {
    requireEverywhere(actor, 'adherence.write');
    const [fault] = adherenceMapFaults(map);
    if (fault !== undefined) throw adherenceMapInvalid(fault.field, fault.message);
    if (note.length > LONGEST_NOTE) {
      throw adherenceMapInvalid('note', `It has ${note.length} characters; the most is ${LONGEST_NOTE}.`);
    }
    return this.unitOfWork.run(async (manager) => {
      const { version } = await this.currentWith(manager);
      const next = {
        version: version + 1,
        map,
        note,
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      };
      await this.maps.insert(manager, next);
      return next;
    });
  }

  async currentWith(manager: EntityManager): Promise<MapVersion> {
    return (await this.maps.latest(manager)) ?? SHIPPED_MAP;
  }

  private async versionWith(manager: EntityManager, version: number): Promise<MapVersion> {
    if (version === SHIPPED_MAP.version) return SHIPPED_MAP;
    const found = await this.maps.byVersion(manager, version);
    if (found === null) throw adherenceMapNotFound(version);
    return found;
  }
}
