import { NEVER, exp, floor, log, sqrt } from './arithmetic.js';
import { DurationSampler } from './duration-sampler.js';
import { standardNormalQuantile } from './normal-quantile.js';
import { type Purpose, RandomStream, streamOf } from './random-stream.js';
import { type ScenarioQueue } from './scenario.js';

const DAY_SECONDS = 86_400;
/** Attempts of a caller that have numbers of their own. */
const ATTEMPTS = 64;

/** A stream that begins anew with every replication. */
class QueueStream extends RandomStream {
  private readonly stream: number;

  constructor(purpose: Purpose, queueId: string) {
    super();
    this.stream = streamOf(purpose, queueId);
  }

  begin(seed: number, replication: number, detail = 1): this {
    return this.start(seed, this.stream, replication, detail);
  }
}

/**
 * The contacts of one queue, one after the other. Every purpose draws from a stream of its own and every contact draws once from each, so
 * that contact number k of two scenarios has the same work and the same patience, whatever becomes of it.
 * Arrivals: a Poisson process, by inverting its cumulative rate (E. Cinlar, Introduction to Stochastic Processes, 1975).
 */
export class ContactSource {
  /** When the next contact arrives; infinity when there are no more. */
  time = NEVER;
  /** In which interval. */
  interval = 0;
  /** Contacts before it. */
  index = 0;
  private readonly talk: DurationSampler;
  private readonly afterCall: DurationSampler | null;
  private readonly patience: DurationSampler | null;
  private readonly retrialDelay: DurationSampler | null;
  private readonly factors: Float64Array | null;
  /** Contacts a second, by interval, at this replication's level of the day. */
  private readonly rates: Float64Array;
  private readonly arriving: QueueStream;
  private readonly talking: QueueStream;
  private readonly wrappingUp: QueueStream;
  private readonly waiting: QueueStream;
  private readonly retrying: QueueStream;
  private readonly levels: QueueStream;
  private seed = 0;
  private replication = 0;

  constructor(
    private readonly queue: ScenarioQueue,
    private readonly intervalSeconds: number,
  ) {
    const sampler = (each: ScenarioQueue['afterCall']) => (each === null ? null : new DurationSampler(each));
    this.talk = new DurationSampler(queue.talk);
    this.afterCall = sampler(queue.afterCall);
    this.patience = sampler(queue.patience);
    this.retrialDelay = sampler(queue.retrial?.delay ?? null);
    this.factors = queue.handleTimeFactors === null ? null : Float64Array.from(queue.handleTimeFactors);
    this.rates = new Float64Array(queue.contacts.length);
    this.arriving = new QueueStream('arrivals', queue.id);
    this.talking = new QueueStream('talk', queue.id);
    this.wrappingUp = new QueueStream('after-call', queue.id);
    this.waiting = new QueueStream('patience', queue.id);
    this.retrying = new QueueStream('retrial', queue.id);
    this.levels = new QueueStream('day-level', queue.id);
  }

  begin(seed: number, replication: number): void {
    this.seed = seed;
    this.replication = replication;
    this.arriving.begin(seed, replication);
    this.talking.begin(seed, replication);
    this.wrappingUp.begin(seed, replication);
    this.waiting.begin(seed, replication);
    this.setRates();
    this.time = 0;
    this.interval = 0;
    this.index = -1;
    this.advance();
  }

  /** Talk and after-call work of the contact that arrives next, by an agent of speed 1. */
  drawHandleSeconds(): number {
    const talk = this.talk.at(this.talking.next());
    const afterCall = this.afterCall === null ? 0 : this.afterCall.at(this.wrappingUp.next());
    return (talk + afterCall) * (this.factors === null ? 1 : this.factors[this.interval]);
  }

  /** Where in the distribution its patience lies; `patienceAt` makes seconds of it, for contacts that have to wait. */
  drawPatience(): number {
    return this.patience === null ? 0 : this.waiting.next();
  }

  patienceAt(point: number): number {
    return this.patience === null ? NEVER : this.patience.at(point);
  }

  /** Goes on to the next contact. */
  advance(): void {
    const { rates, intervalSeconds } = this;
    let work = -log(this.arriving.next());
    let { time, interval } = this;
    while (interval < rates.length) {
      const end = (interval + 1) * intervalSeconds;
      const room = rates[interval] * (end - time);
      if (work < room) {
        time += work / rates[interval];
        break;
      }
      work -= room;
      time = end;
      interval++;
    }
    this.time = interval < rates.length ? time : NEVER;
    this.interval = interval;
    this.index++;
  }

  /** After how many seconds a caller who gave up calls again; infinity for never. His next patience is drawn by `retrialPatience`. */
  retrialAfter(index: number, attempt: number): number {
    const { retrial } = this.queue;
    if (retrial === null || this.retrialDelay === null) return NEVER;
    this.retrying.begin(this.seed, this.replication, index * ATTEMPTS + attempt);
    const again = this.retrying.next() < retrial.share;
    const delay = this.retrialDelay.at(this.retrying.next());
    return again ? delay : NEVER;
  }

  retrialPatience(index: number, attempt: number): number {
    this.retrying.begin(this.seed, this.replication, index * ATTEMPTS + attempt);
    this.retrying.next();
    this.retrying.next();
    return this.patienceAt(this.retrying.next());
  }

  private setRates(): void {
    const { contacts, dayVariation } = this.queue;
    const perDay = DAY_SECONDS / this.intervalSeconds;
    const spread = sqrt(Math.log1p(dayVariation * dayVariation));
    this.levels.begin(this.seed, this.replication);
    let day = -1;
    let level = 1;
    for (let i = 0; i < contacts.length; i++) {
      while (spread > 0 && floor(i / perDay) > day) {
        level = exp(spread * standardNormalQuantile(this.levels.next()) - (spread * spread) / 2);
        day++;
      }
      this.rates[i] = (contacts[i] / this.intervalSeconds) * level;
    }
  }
}
