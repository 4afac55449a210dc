import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere, requireReach } from '../access/actor.js';
import { explainDuplicate } from '../database/duplicates.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { clientNotFound, siteNotFound } from '../workforce/workforce.errors.js';
import { adherenceMapInvalid, adherenceMapNotFound } from './adherence.errors.js';
import { type AdherenceMap, adherenceMapFaults } from './engine/adherence-map.js';
import { adherenceMapChanged, adherenceMapOutdated } from './explanation.errors.js';
import {
  HOUSE,
  type MapBook,
  mapBook,
  mapFor,
  type MapScope,
  type MapVersion,
  SHIPPED_MAP,
} from './map-version.js';
import { AdherenceMapRepository } from './persistence/adherence-map.repository.js';

const LONGEST_NOTE = 500;

/** The maps of states and activities, of the house, its sites and clients: read, and written as new versions. */
@Injectable()
export class AdherenceMapService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly maps: AdherenceMapRepository,
    private readonly directory: WorkforceDirectory,
    private readonly clock: Clock,
  ) {}

  /** What judges the work of a client, or at a site: its own map, or else the next wider one; or the version asked for. */
  async map(actor: Actor, scope: MapScope, version: number | null): Promise<MapVersion> {
    requireReach(actor, 'adherence.read');
    return this.unitOfWork.read(async (manager) => {
      if (version !== null) return this.versionWith(manager, version);
      await this.checkScope(manager, scope);
      return mapFor(await this.bookWith(manager), scope);
    });
  }

  /** The house's map, and after it those of sites and clients that have one of their own. */
  async inForce(actor: Actor): Promise<MapVersion[]> {
    requireReach(actor, 'adherence.read');
    const { house, ofSites, ofClients } = await this.unitOfWork.read((manager) => this.bookWith(manager));
    return [house, ...ofSites.values(), ...ofClients.values()];
  }

  /** Every version of one map, newest first. */
  async history(actor: Actor, scope: MapScope): Promise<MapVersion[]> {
    requireReach(actor, 'adherence.read');
    checkOne(scope);
    return this.unitOfWork.read(async (manager) => {
      await this.checkScope(manager, scope);
      const own = await this.maps.history(manager, scope);
      return isHouse(scope) ? [...own, SHIPPED_MAP] : own;
    });
  }

  /**
   * Figures from now on are made with the new version; those of before, when asked again, too, unless they are asked as of then.
   * `basedOn` is the version that was looked at.
   * @throws UserError ADHERENCE_MAP_CHANGED when another version than `basedOn` counts by now
   */
  async update(
    actor: Actor,
    scope: MapScope,
    map: AdherenceMap,
    note: string,
    basedOn: number | null = null,
  ): Promise<MapVersion> {
    requireEverywhere(actor, 'adherence.write');
    checkOne(scope);
    const [fault] = adherenceMapFaults(map);
    if (fault !== undefined) throw adherenceMapInvalid(fault.field, fault.message);
    return this.write(actor, scope, note, async (manager) => {
      const { version } = mapFor(await this.bookWith(manager), scope);
      if (basedOn !== null && basedOn !== version) throw adherenceMapOutdated(basedOn, version);
      return { map, ended: false };
    });
  }

  /** From now on the next wider map counts for the site or client. */
  async end(actor: Actor, scope: MapScope, note: string): Promise<MapVersion> {
    requireEverywhere(actor, 'adherence.write');
    checkOne(scope);
    if (isHouse(scope)) {
      throw adherenceMapInvalid('scope', 'The house keeps its map. Name the site or client whose map ends.');
    }
    return this.write(actor, scope, note, async (manager) => {
      const [last] = await this.maps.history(manager, scope);
      if (last === undefined || last.ended) {
        throw adherenceMapInvalid('scope', 'There is no map of its own to end.');
      }
      return { map: last.map, ended: true };
    });
  }

  /** The house's map. */
  async currentWith(manager: EntityManager): Promise<MapVersion> {
    return (await this.bookWith(manager)).house;
  }

  /** All maps in force. */
  async bookWith(manager: EntityManager): Promise<MapBook> {
    const newest = await this.maps.asOf(manager, null);
    return mapBook(Math.max(0, ...newest.map(({ version }) => version)), newest);
  }

  private async write(
    actor: Actor,
    scope: MapScope,
    note: string,
    content: (manager: EntityManager) => Promise<Pick<MapVersion, 'map' | 'ended'>>,
  ): Promise<MapVersion> {
    if (note.length > LONGEST_NOTE) {
      throw adherenceMapInvalid('note', `It has ${note.length} characters; the most is ${LONGEST_NOTE}.`);
    }
    const write = () =>
      this.unitOfWork.run(async (manager) => {
        await this.checkScope(manager, scope);
        const next = {
          ...(await content(manager)),
          ...{ siteId: scope.siteId, clientId: scope.clientId, note },
          version: (await this.maps.newest(manager, null)) + 1,
          createdBy: actor.accountId,
          createdAt: this.clock.now(),
        };
        await this.maps.insert(manager, next);
        return next;
      });
    return explainDuplicate(() => adherenceMapChanged(), write);
  }

  private async checkScope(manager: EntityManager, { siteId, clientId }: MapScope): Promise<void> {
    if (siteId !== null && (await this.directory.site(manager, siteId)) === null) throw siteNotFound(siteId);
    if (clientId === null) return;
    if ((await this.directory.clients(manager, [clientId])).length === 0) throw clientNotFound(clientId);
  }

  private async versionWith(manager: EntityManager, version: number): Promise<MapVersion> {
    if (version === SHIPPED_MAP.version) return SHIPPED_MAP;
    const found = await this.maps.byVersion(manager, version);
    if (found === null) throw adherenceMapNotFound(version);
    return found;
  }
}

function isHouse({ siteId, clientId }: MapScope): boolean {
  return siteId === HOUSE.siteId && clientId === HOUSE.clientId;
}

function checkOne({ siteId, clientId }: MapScope): void {
  if (siteId === null || clientId === null) return;
  throw adherenceMapInvalid('scope', 'A map is a site’s or a client’s. Name one of them.');
}
