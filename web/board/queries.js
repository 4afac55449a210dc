import { ask } from '/api.js';

export const BOARD_CHANGES = `subscription ($teamId: ID, $siteId: ID) {
  board(teamId: $teamId, siteId: $siteId) {
    total gone
    rows {
      agentId agentCode agentName teamId asOf state planned { kind end } next { kind start }
      status exception statusSince alarm
    }
  }
}`;

const TEAMS = `query ($after: String) {
  teams(first: 200, after: $after) {
    nodes { id name site { id name zone } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Every team in reach, with its site. */
export async function allTeams() {
  const found = [];
  let after = null;
  do {
    const { nodes, pageInfo } = (await ask(TEAMS, { after })).teams;
    found.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}
