import { Injectable } from '@nestjs/common';
import { type Actor, requireEverywhere } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { storedAgents } from './persistence/agents.js';
import { campaigns, clients, queues, sites, teams } from './persistence/tables.js';
import { codeUnknown } from './workforce.errors.js';

const TABLES = {
  site: sites,
  team: teams,
  client: clients,
  queue: queues,
  campaign: campaigns,
  agent: storedAgents,
} as const;

export type CodedKind = keyof typeof TABLES;

/** Finds things by the codes that people write on a command line. */
@Injectable()
export class CodesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The ids, in the order of the codes. @throws UserError CODE_UNKNOWN */
  idsOf(actor: Actor, kind: CodedKind, codes: readonly string[]): Promise<number[]> {
    requireEverywhere(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) => {
      const found = await TABLES[kind].among(manager, 'code', codes);
      return codes.map((code) => {
        const match = found.find((row) => row.code === code);
        if (match === undefined) throw codeUnknown(kind, code);
        return match.id;
      });
    });
  }
}
