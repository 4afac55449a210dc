import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { type Instant, instant } from '../time/instant.js';
import { overlaps } from '../time/interval.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import {
  agentCodeUnknown,
  agentIdentityNotFound,
  agentKeyInvalid,
  agentKeyTaken,
  telephonySourceNotFound,
} from './adherence.errors.js';
import { IdentityHistoryRepository } from './persistence/identity-history.repository.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';
import { type AgentIdentity } from './telephony-source.js';

/** A login that is to belong to an agent; without times for ever. */
export interface IdentityEntry {
  readonly agentKey: string;
  readonly agentCode: string;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
}

type NewIdentity = Omit<AgentIdentity, 'id'>;

const KEY = /^[^\s\p{Cc}\p{Cs}]([^\p{Cc}\p{Cs}]*[^\s\p{Cc}\p{Cs}])?$/u;
const LONGEST_KEY = 255;
const END_OF_TIME = instant(8.64e15);

/** Whom logins belong to: an agent may have several, each with its dates; a login has one agent at a time. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: TelephonySourceRepository,
    private readonly history: IdentityHistoryRepository,
    private readonly directory: WorkforceDirectory,
    private readonly clock: Clock,
  ) {}

  /** Those with `search` in their login, in any case. */
  identities(actor: Actor, sourceId: number, search = ''): Promise<AgentIdentity[]> {
    requireEverywhere(actor, 'adherence.read');
    const part = search.trim().toLowerCase();
    return this.unitOfWork.read(async (manager) => {
      if ((await this.sources.byId(manager, sourceId)) === null) throw telephonySourceNotFound(sourceId);
      const all = await this.sources.identitiesOfSource(manager, sourceId);
      return all.filter(({ agentKey }) => agentKey.toLowerCase().includes(part));
    });
  }

  /** All or none. What is already so is left as it is; tells how many are new. */
  map(actor: Actor, sourceId: number, entries: readonly IdentityEntry[]): Promise<number> {
    requireEverywhere(actor, 'adherence.write');
    return this.unitOfWork.run((manager) => this.mapWith(manager, sourceId, entries));
  }

  async mapWith(
    manager: EntityManager,
    sourceId: number,
    entries: readonly IdentityEntry[],
  ): Promise<number> {
    if ((await this.sources.byId(manager, sourceId)) === null) throw telephonySourceNotFound(sourceId);
    const wanted = await this.resolve(manager, sourceId, entries);
    const keys = wanted.map((identity) => identity.agentKey);
    const known: NewIdentity[] = await this.sources.identitiesOfKeys(manager, sourceId, keys);
    const fresh: NewIdentity[] = [];
    const byKey = new Map<string, NewIdentity[]>();
    for (const identity of known) remember(byKey, identity);
    wanted.forEach((identity, index) => {
      const clash = (byKey.get(identity.agentKey) ?? []).find((other) => clashes(other, identity));
      if (clash !== undefined && same(clash, identity)) return;
      if (clash !== undefined) throw agentKeyTaken(index + 1, identity.agentKey, clash.agentId);
      fresh.push(identity);
      remember(byKey, identity);
    });
    await this.sources.insertIdentities(manager, fresh, this.clock.now());
    return fresh.length;
  }

  /** From then on the login belongs to nobody, until it is mapped again. */
  async end(actor: Actor, sourceId: number, agentKey: string, validTo: Instant): Promise<AgentIdentity> {
    requireEverywhere(actor, 'adherence.write');
    return this.unitOfWork.run(async (manager) => {
      const known = await this.sources.identitiesOfKeys(manager, sourceId, [agentKey]);
      const current = known.find((i) => i.validFrom < validTo && (i.validTo === null || i.validTo > validTo));
      if (current === undefined) throw agentKeyInvalid(1, agentKey, 'belongs to nobody at that time.');
      await this.history.end(manager, current.id, validTo, this.clock.now());
      return { ...current, validTo };
    });
  }

  /** It was a mistake: figures are made without it from now on, and with it as of before. */
  async remove(actor: Actor, id: number): Promise<AgentIdentity> {
    requireEverywhere(actor, 'adherence.write');
    return this.unitOfWork.run(async (manager) => {
      const identity = await this.sources.identity(manager, id);
      if (identity === null) throw agentIdentityNotFound(id);
      await this.history.remove(manager, id, this.clock.now());
      return identity;
    });
  }

  private async resolve(
    manager: EntityManager,
    sourceId: number,
    entries: readonly IdentityEntry[],
  ): Promise<NewIdentity[]> {
    const codes = [...new Set(entries.map((entry) => entry.agentCode))];
    const agents = await this.directory.agentsByCodes(manager, codes);
    const idByCode = new Map(agents.map((agent) => [agent.code, agent.id]));
    return entries.map(({ agentKey, agentCode, validFrom, validTo }, index) => {
      const row = index + 1;
      const agentId = idByCode.get(agentCode);
      if (agentId === undefined) throw agentCodeUnknown(row, agentCode);
      if (!KEY.test(agentKey) || agentKey.length > LONGEST_KEY) {
        const wanted = 'is not a login: 1 to 255 characters, without blanks at the ends.';
        throw agentKeyInvalid(row, agentKey.slice(0, 60), wanted);
      }
      const from = validFrom ?? instant(0);
      if (validTo !== null && validTo <= from) throw agentKeyInvalid(row, agentKey, 'ends before it begins.');
      return { sourceId, agentKey, agentId, validFrom: from, validTo };
    });
  }
}

function remember(byKey: Map<string, NewIdentity[]>, identity: NewIdentity): void {
  byKey.set(identity.agentKey, [...(byKey.get(identity.agentKey) ?? []), identity]);
}

function clashes(a: NewIdentity, b: NewIdentity): boolean {
  const span = ({ validFrom, validTo }: NewIdentity) => ({ start: validFrom, end: validTo ?? END_OF_TIME });
  return overlaps(span(a), span(b));
}

function same(a: NewIdentity, b: NewIdentity): boolean {
  return a.agentId === b.agentId && a.validFrom === b.validFrom && a.validTo === b.validTo;
}
