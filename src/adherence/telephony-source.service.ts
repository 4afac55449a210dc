import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { type Actor, requireEverywhere } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { HOUR_MS, type Instant } from '../time/instant.js';
import { telephonySourceExists, telephonySourceNotFound } from './adherence.errors.js';
import { AgentEventRepository } from './persistence/agent-event.repository.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';
import { checkSource, type NewTelephonySource, type SourceRules } from './source-rules.js';
import { type TelephonySource } from './telephony-source.js';
import { Connectors } from './telephony/connectors.js';

/** A source with its new key: the only time that the key is told. */
export interface KeyedSource {
  readonly source: TelephonySource;
  readonly key: string;
}

/** A login that sends events and belongs to nobody. */
export interface UnmappedKey {
  readonly agentKey: string;
  readonly events: number;
}

const UNMAPPED_LOOK_BACK_MS = 7 * 24 * HOUR_MS;

/** Where agent events come from, and the keys that sign them. */
@Injectable()
export class TelephonySourceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TelephonySourceRepository,
    private readonly events: AgentEventRepository,
    private readonly connectors: Connectors,
    private readonly clock: Clock,
  ) {}

  sources(actor: Actor): Promise<TelephonySource[]> {
    requireEverywhere(actor, 'adherence.read');
    return this.unitOfWork.read((manager) => this.repository.all(manager));
  }

  async create(actor: Actor, wanted: NewTelephonySource): Promise<KeyedSource> {
    requireEverywhere(actor, 'adherence.write');
    checkSource(wanted, this.connectors.names);
    const key = newKey();
    const source = await this.unitOfWork.run(async (manager) => {
      if ((await this.repository.withKeys(manager, wanted.code)) !== null)
        throw telephonySourceExists(wanted.code);
      return this.repository.insert(manager, { ...wanted, currentKey: key, keyCreatedAt: this.clock.now() });
    });
    return { source, key };
  }

  /** How its events are read; what was read before is read anew with the new rules. */
  async update(actor: Actor, id: number, rules: Partial<SourceRules>): Promise<TelephonySource> {
    requireEverywhere(actor, 'adherence.write');
    return this.unitOfWork.run(async (manager) => {
      const source = await this.repository.byId(manager, id);
      if (source === null) throw telephonySourceNotFound(id);
      const changed = { ...source, ...rules };
      checkSource(changed, this.connectors.names);
      await this.repository.update(manager, id, rules);
      return changed;
    });
  }

  /** Both keys sign until the next rotation, so that senders can change over; or the old one ends at once. */
  async rotateKey(actor: Actor, id: number, keepPrevious: boolean): Promise<KeyedSource> {
    requireEverywhere(actor, 'adherence.write');
    const key = newKey();
    return this.unitOfWork.run(async (manager) => {
      if ((await this.repository.byId(manager, id)) === null) throw telephonySourceNotFound(id);
      await this.repository.rotateKey(manager, id, key, this.clock.now(), keepPrevious);
      const source = await this.repository.byId(manager, id);
      if (source === null) throw telephonySourceNotFound(id);
      return { source, key };
    });
  }

  /** Logins of the last seven days that no agent has: their events are kept, and count once they are mapped. */
  async unmappedKeys(actor: Actor, id: number): Promise<UnmappedKey[]> {
    requireEverywhere(actor, 'adherence.read');
    const since = (this.clock.now() - UNMAPPED_LOOK_BACK_MS) as Instant;
    return this.unitOfWork.read(async (manager) => {
      if ((await this.repository.byId(manager, id)) === null) throw telephonySourceNotFound(id);
      const mapped = new Set((await this.repository.identitiesOfSource(manager, id)).map((i) => i.agentKey));
      const heard = await this.events.keysSince(manager, id, since);
      return heard.filter(({ agentKey }) => !mapped.has(agentKey));
    });
  }
}

function newKey(): string {
  return `wfmk_${randomBytes(32).toString('base64url')}`;
}
