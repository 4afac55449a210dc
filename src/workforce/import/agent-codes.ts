import { type EntityManager } from 'typeorm';
import { type Scope } from '../../access/actor.js';
import { agentsWhere } from '../persistence/agents.js';
import { agentsWithin } from '../persistence/reach.js';
import { type Agent } from '../workforce.js';
import { type Draft } from './import-layout.js';

interface OfAgent {
  readonly agentCode: string;
}

/** Rows with the agent that their code names; those whose agent the reach does not hold are refused. */
export async function withAgents<T extends OfAgent>(
  manager: EntityManager,
  reach: Scope,
  drafts: readonly Draft<T>[],
): Promise<(Draft<T> & { readonly agent: Agent })[]> {
  const codes = drafts.map(({ values }) => values.agentCode);
  const found = await agentsWhere(manager, agentsWithin(reach), 'code', codes);
  const byCode = new Map(found.map((agent) => [agent.code, agent]));
  return drafts.flatMap((draft) => {
    const agent = byCode.get(draft.values.agentCode);
    if (agent !== undefined) return [{ ...draft, agent }];
    const advice = `There is no agent "${draft.values.agentCode}" that you may change. Import the agent first, or mend the code.`;
    draft.reader.refuse('agent', advice);
    return [];
  });
}
