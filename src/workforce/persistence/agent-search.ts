import { type FindOptionsWhere, Raw } from 'typeorm';
import { type AgentEntity } from './agent.entity.js';
import { type Where } from '../../database/mapped-table.js';

export interface AgentSearch {
  readonly siteId?: number | null;
  readonly teamId?: number | null;
  readonly search?: string | null;
}

export function agentsMatching({ siteId, teamId, search }: AgentSearch): Where<AgentEntity> {
  const where: FindOptionsWhere<AgentEntity> = {};
  if (siteId) where.siteId = siteId;
  if (teamId) where.teamId = teamId;
  const text = search?.trim().toLowerCase() ?? '';
  if (text === '') return where;
  return [
    { ...where, code: like(text) },
    { ...where, name: like(text) },
  ];
}

/** Codes compare byte by byte, and people do not search so. */
function like(text: string) {
  const pattern = `%${text.replaceAll(/[!%_]/g, '!$&')}%`;
  return Raw((column) => `LOWER(${column}) LIKE :pattern ESCAPE '!'`, { pattern });
}
