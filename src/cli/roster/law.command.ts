import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { type LabourPack, type Site } from '../../scheduling/engine/labour-pack.js';
import { problemFromJson, problemToJson } from '../../scheduling/engine/problem-json.js';
import { type SchedulingProblem } from '../../scheduling/engine/problem.js';
import { loadLabourPacks } from '../../scheduling/solver/labour-pack.loader.js';
import { addDays } from '../../time/zoned-time.js';
import { publicHolidays } from '../../workforce/holidays.js';
import { orFail } from './failure.js';

interface LawOptions {
  readonly site: string;
  readonly packs: readonly string[];
  readonly holidays?: string;
  readonly out: string;
}

/** `wfm roster law`: the labour packs and the calendar of premium pay of a site, written into a problem. */
export function lawCommand(): Command {
  return new Command('law')
    .description('Put a site of a problem under labour packs, and its public holidays under premium pay')
    .argument('<problem>', 'file with the problem')
    .requiredOption('--site <id>', 'site of agents')
    .option('--packs <ids...>', 'labour packs by id; none takes them away', [])
    .option('--holidays <jurisdiction>', 'country or subdivision whose public holidays pay more, such as PH')
    .requiredOption('--out <file>', 'file to write the problem to')
    .action((file: string, options: LawOptions, command: Command) =>
      orFail(command, () => {
        const problem = problemFromJson(JSON.parse(readFileSync(file, 'utf8')));
        const changed = underLaw(problem, loadLabourPacks(), options);
        writeFileSync(options.out, `${JSON.stringify(problemToJson(changed))}\n`);
      }),
    );
}

function underLaw(
  problem: SchedulingProblem,
  packs: readonly LabourPack[],
  { site: id, packs: wanted, holidays }: LawOptions,
): SchedulingProblem {
  if (!problem.agents.some(({ siteId }) => siteId === id)) {
    const known = [...new Set(problem.agents.map(({ siteId }) => siteId))].join(', ');
    throw new RangeError(`No agent is of site "${id}". Sites: ${known}.`);
  }
  const unknown = wanted.find((packId) => !packs.some((pack) => pack.id === packId));
  if (unknown !== undefined) {
    throw new RangeError(
      `There is no labour pack "${unknown}". Packs: ${packs.map((pack) => pack.id).join(', ')}.`,
    );
  }
  const others = (problem.sites ?? []).filter((each) => each.id !== id);
  const before = problem.sites?.find((each) => each.id === id);
  const sites = [...others, { ...before, id, labourPacks: wanted, ...premiumDays(problem, holidays) }];
  const kept = (problem.labourPacks ?? []).filter((pack) => !packs.some((own) => own.id === pack.id));
  const used = new Set(sites.flatMap(({ labourPacks = [] }) => labourPacks));
  return { ...problem, sites, labourPacks: [...kept, ...packs.filter((pack) => used.has(pack.id))] };
}

/** Those of the period, and of a day around it for agents whose calendar is ahead or behind. */
function premiumDays(
  { period }: SchedulingProblem,
  jurisdiction: string | undefined,
): Pick<Site, 'premiumDays'> {
  if (jurisdiction === undefined) return {};
  const [from, to] = [addDays(period.firstDate, -1), addDays(period.firstDate, period.days)];
  const days = publicHolidays(jurisdiction, Number(from.slice(0, 4)), Number(to.slice(0, 4)));
  return {
    premiumDays: days
      .filter(({ date }) => from <= date && date <= to)
      .map(({ date, name }) => ({ date, name })),
  };
}
