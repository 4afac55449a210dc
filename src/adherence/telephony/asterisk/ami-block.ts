/** What Asterisk's manager interface says in one go: its greeting, an answer or an event. */
export type AmiBlock = AmiBanner | AmiMessage;

/** The greeting: a new connection begins. */
export interface AmiBanner {
  readonly kind: 'banner';
  readonly version: string;
}

export interface AmiMessage {
  readonly kind: 'event' | 'response';
  /** The event's name, or what the response says (`Success`, `Error`). */
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly raw: string;
}

/** A block longer than this is none: bytes of something else, or a server gone wrong. */
const LONGEST_BLOCK = 1 << 20;
const BANNER = /^Asterisk Call Manager\/(\S+)$/;
const HEAD = /^(Event|Response): ?(.*)$/;

/** A stream that is not that of a manager interface. */
export class AmiGarbled extends Error {}

/**
 * Cuts the bytes of a manager connection into blocks, however they arrive. A blank line ends a block; so does the head of another
 * one, because some servers glue blocks together.
 */
export class AmiBlockReader {
  private rest: Buffer = Buffer.alloc(0);
  private lines: string[] = [];
  private length = 0;

  /** @throws AmiGarbled when more than a megabyte comes without an end of block. */
  push(chunk: Buffer): AmiBlock[] {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const blocks: AmiBlock[] = [];
    let from = 0;
    for (let end = bytes.indexOf(10, from); end >= 0; end = bytes.indexOf(10, from)) {
      this.line(bytes.toString('utf8', from, end).replace(/\r$/, ''), blocks);
      from = end + 1;
    }
    this.rest = Buffer.from(bytes.subarray(from));
    if (this.length + this.rest.length > LONGEST_BLOCK) {
      throw new AmiGarbled(
        'More than a megabyte came without the end of a block: this is no manager interface.',
      );
    }
    return blocks;
  }

  /** What an unfinished stream ends with. */
  end(): AmiBlock[] {
    return this.push(Buffer.from('\n\n'));
  }

  private line(line: string, blocks: AmiBlock[]): void {
    const banner = BANNER.exec(line);
    const headed = this.lines.some((each) => HEAD.test(each));
    if (line === '' || banner !== null || (headed && HEAD.test(line))) this.finish(blocks);
    if (banner !== null) blocks.push({ kind: 'banner', version: banner[1] });
    else if (line !== '') {
      this.lines.push(line);
      this.length += line.length;
    }
  }

  private finish(blocks: AmiBlock[]): void {
    const head = this.lines.map((line) => HEAD.exec(line)).find((found) => found !== null);
    if (head !== undefined) {
      blocks.push({
        kind: head[1] === 'Event' ? 'event' : 'response',
        name: head[2],
        fields: fieldsOf(this.lines),
        raw: this.lines.join('\n'),
      });
    }
    this.lines = [];
    this.length = 0;
  }
}

/** The first of repeated keys counts: only variables and command output repeat theirs. */
function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const key = line.slice(0, colon);
    if (!fields.has(key)) fields.set(key, line.slice(colon + 1).trim());
  }
  return fields;
}

/** When a block says it was made, in microseconds since 1970; null where it does not say. */
export function microsOf({ fields }: AmiMessage): number | null {
  const stamp = /^(\d+)\.(\d{1,6})$/.exec(fields.get('Timestamp') ?? '');
  return stamp === null ? null : Number(stamp[1]) * 1_000_000 + Number(stamp[2].padEnd(6, '0'));
}
