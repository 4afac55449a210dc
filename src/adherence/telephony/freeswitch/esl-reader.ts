/** What comes over FreeSWITCH's event socket: headers, and a body where they announce one. */
export interface EslMessage {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** An event is a few kilobytes, a list of agents some hundred for each; more than that is no FreeSWITCH. */
const LONGEST_BYTES = 16 * 1024 * 1024;

/** Cuts a stream of bytes into messages, wherever it was broken; lengths are of bytes, not of characters. */
export class EslReader {
  private rest: Buffer = Buffer.alloc(0);

  /** @throws Error when more has come than any message has. */
  push(chunk: Buffer): EslMessage[] {
    this.rest = Buffer.concat([this.rest, chunk]);
    const messages: EslMessage[] = [];
    for (let message = this.next(); message !== null; message = this.next()) messages.push(message);
    if (this.rest.length > LONGEST_BYTES) throw new Error('What was sent is not the protocol of FreeSWITCH.');
    return messages;
  }

  private next(): EslMessage | null {
    const end = this.rest.indexOf('\n\n');
    if (end < 0) return null;
    const headers = headersOf(this.rest.toString('utf8', 0, end));
    const length = Number(headers.get('Content-Length') ?? 0);
    const until = end + 2 + length;
    if (!Number.isInteger(length) || length < 0 || until > this.rest.length + LONGEST_BYTES) {
      throw new Error('What was sent is not the protocol of FreeSWITCH.');
    }
    if (until > this.rest.length) return null;
    const body = this.rest.toString('utf8', end + 2, until);
    this.rest = this.rest.subarray(until);
    return { headers, body };
  }
}

function headersOf(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}
