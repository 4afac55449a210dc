/** An event of FreeSWITCH's event socket: its headers. */
export type CallcenterEvent = ReadonlyMap<string, string>;

/**
 * The events in a recording of the event socket: plain text (headers with percent signs, a blank line after each event, transport headers
 * around them) or JSON.
 */
export function readPlainEvents(text: string): CallcenterEvent[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map(headersOf)
    .filter((headers) => headers.has('Event-Name'));
}

function headersOf(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.split(/\r?\n/)) {
    const found = /^([\w-]+): ?(.*)$/.exec(line.trim());
    if (found !== null) headers.set(found[1], decoded(found[2]));
  }
  return headers;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
