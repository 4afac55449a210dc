/** An agent of mod_callcenter as `callcenter_config agent list` has him. */
export interface ListedAgent {
  readonly name: string;
  readonly status: string;
  readonly state: string;
  readonly wrapUpSeconds: number;
}

/**
 * The agents of a list: a line with the names of the columns, which versions add to, then a line for each agent.
 * Null when it is no such list: the module is not loaded, for example.
 */
export function readAgentList(text: string): ListedAgent[] | null {
  const [head, ...lines] = text.split(/\r?\n/).filter((line) => line.includes('|'));
  const columns = head?.split('|') ?? [];
  const [name, status, state, wrapUp] = ['name', 'status', 'state', 'wrap_up_time'].map((column) =>
    columns.indexOf(column),
  );
  if (name < 0 || status < 0 || state < 0) return text.trim() === '+OK' ? [] : null;
  return lines.map((line) => {
    const cells = line.split('|');
    const seconds = Number(cells[wrapUp] ?? 0);
    return {
      name: cells[name] ?? '',
      status: cells[status] ?? '',
      state: cells[state] ?? '',
      wrapUpSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0,
    };
  });
}
