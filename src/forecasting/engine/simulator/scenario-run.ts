import { compile, type CompiledScenario } from './compile.js';
import { figuresOf, type ReplicationFigures } from './figures.js';
import { type Observer, Replication } from './replication.js';
import { type Scenario } from './scenario.js';

/** So that a long replication can be watched and stopped. */
const EVENTS_PER_STEP = 200_000;

/** Runs replications of one scenario. Number k is the same whoever runs it, whatever ran before. */
export class ScenarioRun {
  readonly compiled: CompiledScenario;
  private readonly replication: Replication;

  constructor(scenario: Scenario, observer: Observer | null = null) {
    this.compiled = compile(scenario);
    this.replication = new Replication(this.compiled, observer);
  }

  /** Runs one replication, pausing now and then. */
  *steps(seed: number, number: number): Generator<void, ReplicationFigures> {
    this.replication.begin(seed, number);
    while (!this.replication.advance(EVENTS_PER_STEP)) yield;
    return figuresOf(this.compiled, this.replication.tally);
  }

  /** Runs one replication at once. */
  whole(seed: number, number: number): ReplicationFigures {
    const steps = this.steps(seed, number);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }
}
