import { Injectable } from '@nestjs/common';
import { type Actor, requireEverywhere, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { historyMappingNotFound, mappingInvalid } from './forecasting.errors.js';
import { readMapping } from './layouts/mapping-schema.js';
import { type SavedMapping } from './layouts/mapping.js';
import { HistoryMappingRepository } from './persistence/history-mapping.repository.js';

const LONGEST_NAME = 100;

/** Mappings of tables, by name, for everybody who imports history. */
@Injectable()
export class HistoryMappingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly mappings: HistoryMappingRepository,
  ) {}

  list(actor: Actor): Promise<SavedMapping[]> {
    requireReach(actor, 'forecast.read');
    return this.unitOfWork.read((manager) => this.mappings.all(manager));
  }

  /** Over one of the same name, if there is any. */
  save(actor: Actor, name: string, given: unknown): Promise<SavedMapping> {
    requireEverywhere(actor, 'forecast.write');
    if (name.trim() !== name || name === '' || name.length > LONGEST_NAME) {
      throw mappingInvalid(
        `The name "${name}" must have 1 to ${LONGEST_NAME} characters and no blanks around it.`,
      );
    }
    const saved = { name, mapping: readMapping(given), savedBy: actor.accountId, savedAt: this.clock.now() };
    return this.unitOfWork.run((manager) => this.mappings.save(manager, saved));
  }

  remove(actor: Actor, name: string): Promise<SavedMapping> {
    requireEverywhere(actor, 'forecast.write');
    return this.unitOfWork.run(async (manager) => {
      const found = await this.mappings.byName(manager, name);
      if (found === null) throw historyMappingNotFound(name);
      await this.mappings.remove(manager, found.id);
      return found;
    });
  }
}
