import { Injectable } from '@nestjs/common';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { BoardLoader, type BoardOf } from './board-loader.service.js';
import { boardRow, type BoardRow } from './board-row.js';
import { type BoardStream } from './board-stream.js';
import { LiveBoard } from './live-board.js';

/** Part of a board, in the order of agents' codes. */
export interface BoardPage {
  /** At most this many. */
  readonly first: number | null;
  /** Only agents whose code comes after this. */
  readonly after: string | null;
}

const EVERYBODY: BoardPage = { first: null, after: null };

/** Who is where now. */
@Injectable()
export class BoardService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly loader: BoardLoader,
    private readonly live: LiveBoard,
    private readonly clock: Clock,
  ) {}

  /** The agents that the actor may see. */
  board(actor: Actor, of: BoardOf, { first, after }: BoardPage = EVERYBODY): Promise<BoardRow[]> {
    const reach = requireReach(actor, 'adherence.read');
    return this.unitOfWork.read(async (manager) => {
      const now = this.clock.now();
      const agents = await this.loader.agents(manager, reach, of, now);
      const wanted = after === null ? agents : agents.filter(({ code }) => code > after);
      const page = wanted.slice(0, first ?? wanted.length);
      return (await this.loader.subjects(manager, page, now)).map((subject) => boardRow(subject, now));
    });
  }

  /** All rows first, then those that change. */
  async watch(actor: Actor, of: BoardOf): Promise<BoardStream> {
    const reach = requireReach(actor, 'adherence.read');
    const who = () =>
      this.unitOfWork.read((manager) => this.loader.agents(manager, reach, of, this.clock.now()));
    return this.live.watch(await who(), who);
  }
}
