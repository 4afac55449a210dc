import { Injectable } from '@nestjs/common';
import { type Actor, requireEverywhere } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Settings } from '../settings.js';
import { Clock } from '../time/clock.js';
import { HOUR_MS, type Instant } from '../time/instant.js';
import {
  telephonySourceExists,
  telephonySourceInvalid,
  telephonySourceNotFound,
} from './adherence.errors.js';
import { groupBy } from './group-by.js';
import { AgentEventRepository } from './persistence/agent-event.repository.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';
import { newKey, sealKey } from './source-keys.js';
import { SourceKinds } from './source-kinds.js';
import { checkSource, type NewTelephonySource, type SourceRules } from './source-rules.js';
import { type AgentIdentity, type TelephonySource } from './telephony-source.js';

/** A source with its new key: the only time that the key is told; null where it was given, by a platform that makes its own. */
export interface KeyedSource {
  readonly source: TelephonySource;
  readonly key: string | null;
}

/** A login that sends events and belongs to nobody. */
export interface UnmappedKey {
  readonly agentKey: string;
  readonly events: number;
  readonly lastEventAt: Instant;
}

const UNMAPPED_LOOK_BACK_MS = 7 * 24 * HOUR_MS;

/** Where agent events come from, and the keys that sign them. */
@Injectable()
export class TelephonySourceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TelephonySourceRepository,
    private readonly events: AgentEventRepository,
    private readonly kinds: SourceKinds,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  sources(actor: Actor): Promise<TelephonySource[]> {
    requireEverywhere(actor, 'adherence.read');
    return this.unitOfWork.read((manager) => this.repository.all(manager));
  }

  async create(actor: Actor, wanted: NewTelephonySource, given?: string | null): Promise<KeyedSource> {
    requireEverywhere(actor, 'adherence.write');
    checkSource(wanted, this.kinds.names);
    const { kept, key } = this.keyFor(wanted, given);
    const source = await this.unitOfWork.run(async (manager) => {
      if ((await this.repository.withKeys(manager, wanted.code)) !== null)
        throw telephonySourceExists(wanted.code);
      const created = { ...wanted, currentKey: kept, keyCreatedAt: this.clock.now() };
      return this.repository.insert(manager, created, actor.accountId);
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
      checkSource(changed, this.kinds.names);
      const by = { createdBy: actor.accountId, createdAt: this.clock.now() };
      await this.repository.update(manager, id, rules, by);
      return changed;
    });
  }

  /** Both keys sign until the next rotation, so that senders can change over; or the old one ends at once. */
  async rotateKey(
    actor: Actor,
    id: number,
    keepPrevious: boolean,
    given?: string | null,
  ): Promise<KeyedSource> {
    requireEverywhere(actor, 'adherence.write');
    return this.unitOfWork.run(async (manager) => {
      const before = await this.repository.byId(manager, id);
      if (before === null) throw telephonySourceNotFound(id);
      const { kept, key } = this.keyFor(before, given);
      await this.repository.rotateKey(manager, id, kept, this.clock.now(), keepPrevious);
      const source = await this.repository.byId(manager, id);
      if (source === null) throw telephonySourceNotFound(id);
      return { source, key };
    });
  }

  /** When the latest event of any login counts; null when none has come. */
  async lastEventAt(actor: Actor, id: number): Promise<Instant | null> {
    requireEverywhere(actor, 'adherence.read');
    const last = await this.unitOfWork.read((manager) => this.events.lastOfKeys(manager, id));
    return last.reduce<Instant | null>(
      (newest, { at }) => (newest === null || at > newest ? at : newest),
      null,
    );
  }

  /** Logins of the last seven days that no agent has: their events are kept, and count once they are mapped. */
  async unmappedKeys(actor: Actor, id: number): Promise<UnmappedKey[]> {
    requireEverywhere(actor, 'adherence.read');
    const since = (this.clock.now() - UNMAPPED_LOOK_BACK_MS) as Instant;
    return this.unitOfWork.read(async (manager) => {
      if ((await this.repository.byId(manager, id)) === null) throw telephonySourceNotFound(id);
      const known = groupBy(await this.repository.identitiesOfSource(manager, id), (i) => i.agentKey);
      const last = (await this.events.lastOfKeys(manager, id)).filter(({ at }) => at >= since);
      const nobody = last.filter(({ agentKey, at }) => !(known.get(agentKey) ?? []).some(has(at)));
      const counts = await this.events.countSince(manager, id, nobody, since);
      return nobody.map(({ agentKey, at }) => ({
        agentKey,
        events: counts.get(agentKey) ?? 0,
        lastEventAt: at,
      }));
    });
  }

  private keyFor({ code, connector }: Pick<TelephonySource, 'code' | 'connector'>, given?: string | null) {
    if (typeof given === 'string') return { kept: sealKey(given, code, this.settings.secret), key: null };
    if (this.kinds.givesKey(connector)) {
      const wanted = `is missing: ${connector} signs with a secret of its own. Give that one.`;
      throw telephonySourceInvalid('key', '', wanted);
    }
    const key = newKey();
    return { kept: key, key };
  }
}

/** Whether a login belongs to somebody at that moment. */
function has(at: Instant) {
  return ({ validFrom, validTo }: AgentIdentity): boolean =>
    validFrom <= at && (validTo === null || at < validTo);
}
