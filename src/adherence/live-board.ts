import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { type Instant, SECOND_MS } from '../time/instant.js';
import { HEARD_TOPIC, Topics } from '../topics/topics.js';
import { type Agent } from '../workforce/workforce.js';
import { BoardLoader } from './board-loader.service.js';
import { type BoardRow, type BoardSubject } from './board-row.js';
import { BoardStream } from './board-stream.js';
import { groupBy } from './group-by.js';
import { type Heard } from './heard-news.js';
import { loginName, WatchedAgent } from './watched-agent.js';

/** One who watches: what he sees goes to the stream, and `who` tells whom he may see by now. */
interface Watch {
  readonly stream: BoardStream;
  readonly who: () => Promise<readonly Agent[]>;
  agentIds: ReadonlySet<number>;
  checkedAt: Instant;
}

const TICK_MS = SECOND_MS;
/** Plans, identities and maps change without news: every agent is read again so often, or as fast as the next figure allows. */
const READ_AGAIN_MS = 10 * SECOND_MS;
const READ_AGAIN_A_TICK = 200;
const READ_AT_ONCE = 100;
/** How long feeds have been heard: far more often than any of them may be silent. */
const CONFIRM_AGAIN_MS = 5 * SECOND_MS;
const WHO_AGAIN_MS = 60 * SECOND_MS;

/**
 * What all watchers of this process look at together. Every agent whom somebody watches is kept once, with his plan and his
 * events; news of telephony adds to that, and time passes: of each agent it is known when he changes next if nothing is
 * heard. So neither the clock nor the number of watchers makes work for the database.
 */
@Injectable()
export class LiveBoard implements OnApplicationShutdown {
  private readonly logger = new Logger('Board');
  /** Those longest not read come first. */
  private readonly agents = new Map<number, WatchedAgent>();
  private readonly byLogin = new Map<string, Set<WatchedAgent>>();
  private readonly watches = new Set<Watch>();
  private readonly toRead = new Set<number>();
  private readonly heard = new Map<number, Map<string, Instant>>();
  private news: AsyncIterableIterator<Heard> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private confirmedAt: Instant | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly loader: BoardLoader,
    private readonly topics: Topics,
    private readonly clock: Clock,
  ) {}

  /** All rows first, then those that change. */
  watch(agents: readonly Agent[], who: Watch['who']): BoardStream {
    this.start();
    const stream = new BoardStream(agents.length, () => this.leave(watch));
    const watch: Watch = { stream, who, agentIds: new Set(), checkedAt: this.clock.now() };
    this.watches.add(watch);
    this.join(watch, agents);
    return stream;
  }

  onApplicationShutdown(): void {
    for (const { stream } of [...this.watches]) void stream.return();
  }

  private start(): void {
    if (this.news !== null) return;
    this.news = this.topics.subscribe<Heard>(HEARD_TOPIC);
    void this.follow(this.news).catch((error: unknown) => this.log(error));
    this.timer = setInterval(() => void this.tick().catch((error: unknown) => this.log(error)), TICK_MS);
    this.timer.unref();
  }

  private join(watch: Watch, agents: readonly Agent[]): void {
    const known: BoardRow[] = [];
    for (const agent of agents) {
      const watched = this.agents.get(agent.id) ?? new WatchedAgent(agent);
      if (!this.agents.has(agent.id)) {
        this.agents.set(agent.id, watched);
        this.toRead.add(agent.id);
      }
      watched.agent = agent;
      watched.streams.add(watch.stream);
      if (!watch.agentIds.has(agent.id) && watched.row !== null) known.push(watched.row);
    }
    watch.agentIds = new Set(agents.map((agent) => agent.id));
    watch.stream.total = agents.length;
    watch.stream.push(known);
    void this.look();
  }

  private leave(watch: Watch): void {
    this.watches.delete(watch);
    for (const id of watch.agentIds) this.part(id, watch.stream);
    if (this.watches.size > 0) return;
    void this.news?.return?.();
    this.news = null;
    if (this.timer !== null) clearInterval(this.timer);
    this.heard.clear();
  }

  private part(agentId: number, stream: BoardStream): void {
    const watched = this.agents.get(agentId);
    watched?.streams.delete(stream);
    if (watched === undefined || watched.streams.size > 0) return;
    this.forgetLogins(watched);
    this.agents.delete(agentId);
    this.toRead.delete(agentId);
  }

  private async follow(news: AsyncIterableIterator<Heard>): Promise<void> {
    for await (const { sourceId, logins } of news) {
      const known = this.heard.get(sourceId) ?? new Map<string, Instant>();
      this.heard.set(sourceId, known);
      for (const [key, from] of logins) known.set(key, Math.min(from, known.get(key) ?? from) as Instant);
      void this.look();
    }
  }

  private async tick(): Promise<void> {
    const now = this.clock.now();
    if (this.confirmedAt === null || now - this.confirmedAt >= CONFIRM_AGAIN_MS) await this.confirm(now);
    this.show([...this.agents.values()].filter((agent) => agent.changesBy(now)));
    let again = 0;
    for (const [id, { readAt }] of this.agents) {
      if (readAt === null || now - readAt < READ_AGAIN_MS || ++again > READ_AGAIN_A_TICK) break;
      this.toRead.add(id);
    }
    void this.look();
    for (const watch of this.watches) {
      if (now - watch.checkedAt >= WHO_AGAIN_MS) await this.checkWho(watch, now);
    }
  }

  /** A feed that is heard again has told of nobody who did not change. */
  private async confirm(now: Instant): Promise<void> {
    this.confirmedAt = now;
    const heard = await this.unitOfWork.read((manager) => this.loader.heard(manager, now));
    if (heard.size === 0) return;
    for (const watched of this.agents.values()) watched.confirm(heard);
    this.show([...this.agents.values()].filter(({ row }) => row?.actual.state === 'unknown'));
  }

  /** People are hired, leave and change teams. */
  private async checkWho(watch: Watch, now: Instant): Promise<void> {
    watch.checkedAt = now;
    const before = watch.agentIds;
    const agents = await watch.who();
    if (!this.watches.has(watch)) return;
    this.join(watch, agents);
    const gone = [...before].filter((id) => !watch.agentIds.has(id));
    for (const id of gone) this.part(id, watch.stream);
    if (gone.length > 0) watch.stream.remove(gone);
  }

  /** What comes during a look is looked at together after it. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.toRead.size > 0 || this.heard.size > 0) {
        await this.readSome();
        await this.listen();
      }
    } catch (error) {
      // Everybody is read again within the minute.
      this.log(error);
    } finally {
      this.looking = false;
    }
  }

  private async readSome(): Promise<void> {
    const wanted = [...this.toRead].slice(0, READ_AT_ONCE).flatMap((id) => this.agents.get(id) ?? []);
    for (const { agent } of wanted) this.toRead.delete(agent.id);
    if (wanted.length === 0) return this.toRead.clear();
    const now = this.clock.now();
    const subjects = await this.subjects(wanted, now);
    const read = subjects.flatMap((subject) => {
      const watched = this.agents.get(subject.agent.id);
      if (watched === undefined) return [];
      this.forgetLogins(watched);
      watched.read(subject, now);
      for (const login of watched.logins) {
        this.byLogin.set(login, (this.byLogin.get(login) ?? new Set()).add(watched));
      }
      this.agents.delete(subject.agent.id);
      this.agents.set(subject.agent.id, watched);
      return [watched];
    });
    this.show(read);
  }

  private async subjects(wanted: readonly WatchedAgent[], now: Instant): Promise<BoardSubject[]> {
    const agents = wanted.map(({ agent }) => agent);
    try {
      return await this.unitOfWork.read((manager) => this.loader.subjects(manager, agents, now));
    } catch (error) {
      // Those whom nobody watches any more would stand before others, who would not be read.
      for (const { id } of agents) if (this.agents.has(id)) this.toRead.add(id);
      throw error;
    }
  }

  private async listen(): Promise<void> {
    const news = [...this.heard];
    this.heard.clear();
    const changed = new Set<WatchedAgent>();
    for (const [sourceId, told] of news) {
      const logins = [...told].filter(([key]) => this.byLogin.has(loginName(sourceId, key)));
      if (logins.length === 0) continue;
      const events = await this.unitOfWork.read((manager) =>
        this.loader.eventsOf(manager, { sourceId, logins }),
      );
      for (const [key, own] of groupBy(events, ({ agentKey }) => agentKey)) {
        for (const watched of this.byLogin.get(loginName(sourceId, key)) ?? []) {
          watched.hear(sourceId, key, own);
          changed.add(watched);
        }
      }
    }
    this.show([...changed]);
  }

  /** Tells those rows that are not as they were told last. */
  private show(agents: readonly WatchedAgent[]): void {
    const now = this.clock.now();
    const rows = new Map<BoardStream, BoardRow[]>();
    for (const watched of agents) {
      const row = watched.look(now);
      if (row === null) continue;
      for (const stream of watched.streams) {
        const changed = rows.get(stream) ?? [];
        rows.set(stream, changed);
        changed.push(row);
      }
    }
    for (const [stream, changed] of rows) stream.push(changed);
  }

  private forgetLogins(watched: WatchedAgent): void {
    for (const login of watched.logins) {
      const agents = this.byLogin.get(login);
      agents?.delete(watched);
      if (agents?.size === 0) this.byLogin.delete(login);
    }
  }

  private log(error: unknown): void {
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
