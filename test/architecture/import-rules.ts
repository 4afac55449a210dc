import { type Import, isSpec, type Offence, type SourceFile } from './source-tree.js';

/** Which other features each feature may import: down the arrow only. */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  forecasting: [],
  scheduling: ['forecasting'],
  adherence: ['scheduling', 'forecasting'],
};
/** Folders that every feature may use and that use no feature. */
const HOUSE = ['workforce', 'access', 'jobs', 'topics', 'database', 'http'];
/** Ways in: they import the rest, and only the entries below import them. */
const DOORS = ['graphql', 'cli', 'demo'];
/** Where everything comes together, with src/startup, which main.ts is cut into. */
const ENTRIES = ['src/main.ts', 'src/app.module.ts'];

/** Packages that compute and do nothing else, and the engines that may use them. */
const PURE_PACKAGES: Readonly<Record<string, readonly string[]>> = { highs: ['scheduling'] };

const FRAMEWORKS = /^(@nestjs\/.*|typeorm|graphql|@apollo\/.*)$/;

export type Layer =
  'time' | 'json' | 'engine' | 'persistence' | 'service' | 'base' | 'entry' | 'graphql' | 'cli' | 'demo';

export interface Place {
  /** The first folder under src, or `src` for the files beside the folders. */
  readonly area: string;
  readonly layer: Layer;
}

/** Where a path of src belongs; `null` for a folder that the plan of the house does not know. */
export function placeOf(path: string): Place | null {
  const [, area, ...rest] = path.split('/');
  if (rest.length === 0) return { area: 'src', layer: ENTRIES.includes(path) ? 'entry' : 'base' };
  if (area === 'startup') return { area, layer: 'entry' };
  if (area === 'time' || area === 'json') return { area, layer: area };
  if (area === 'graphql' || area === 'cli' || area === 'demo') return { area, layer: area };
  if (!(area in FEATURES) && !HOUSE.includes(area)) return null;
  if (rest.length > 1 && rest[0] === 'engine') return { area, layer: 'engine' };
  if (rest.length > 1 && rest[0] === 'persistence') return { area, layer: 'persistence' };
  return { area, layer: 'service' };
}

/** One import with both its ends; `to` is `null` when it leads out of src. */
interface Edge {
  readonly file: SourceFile;
  readonly from: Place;
  readonly to: Place | null;
  readonly used: Import;
}

/** Advice when the import breaks the rule, `undefined` when it does not. */
type Rule = (edge: Edge) => string | undefined;

export const importRules: Readonly<Record<string, Rule>> = {
  'src/time imports only itself and date-fns': ({ file, from, to, used }) => {
    if (from.layer !== 'time' || to?.layer === 'time') return undefined;
    if (used.target === 'date-fns') return undefined;
    if (used.target === 'date-fns-tz' && file.path === 'src/time/zoned-time.ts') return undefined;
    return 'src/time is pure and stands alone: move what needs this import out of it.';
  },

  'src/json imports only itself and src/time': ({ from, to }) => {
    if (from.layer !== 'json' || to?.layer === 'json' || to?.layer === 'time') return undefined;
    return 'src/json reads plain data strictly and knows no feature: move what needs this import out of it.';
  },

  'engines import only src/time, src/json and their own folder, and scheduling the types of forecasting': ({
    from,
    to,
    used,
  }) => {
    if (from.layer !== 'engine' || to?.layer === 'time' || to?.layer === 'json') return undefined;
    if (to?.layer === 'engine' && to.area === from.area) return undefined;
    if (from.area === 'scheduling' && to?.layer === 'engine' && to.area === 'forecasting') {
      return used.typeOnly ? undefined : 'From forecasting/engine take types only (import type).';
    }
    if (!used.inProject && PURE_PACKAGES[used.target]?.includes(from.area)) return undefined;
    return 'An engine is pure: pass what it needs as data, or let the service that calls it do this part.';
  },

  'persistence imports no service and nothing persistent of another feature': ({ from, to, used }) => {
    if (from.layer !== 'persistence' || to === null) return undefined;
    if (['time', 'json', 'base'].includes(to.layer) || to.area === 'database') return undefined;
    if (to.area === from.area) {
      return to.layer === 'service' && isActive(used.target)
        ? 'A repository maps rows: services call it, it calls none.'
        : undefined;
    }
    const plainType =
      HOUSE.includes(to.area) && to.layer === 'service' && used.typeOnly && !isActive(used.target);
    return plainType
      ? undefined
      : 'A repository knows its own rows, its own engine types and src/database: take the rest as arguments.';
  },

  'persistence stays behind the services of its own feature': ({ from, to }) => {
    if (to?.layer !== 'persistence' || to.area === from.area) return undefined;
    return `Ask a service of ${to.area} instead of its tables.`;
  },

  'entities never leave persistence': ({ from, to, used }) => {
    if (!used.target.endsWith('.entity.ts') || from.layer === 'persistence') return undefined;
    return to === null ? undefined : 'Return engine data or plain data from the repository.';
  },

  'features import one another down the arrow only': ({ from, to }) => {
    if (to === null || !(from.area in FEATURES) || !(to.area in FEATURES) || from.area === to.area)
      return undefined;
    return FEATURES[from.area].includes(to.area)
      ? undefined
      : `The arrow is adherence -> scheduling -> forecasting: ${from.area} must do without ${to.area}.`;
  },

  'the shared house imports no feature': ({ from, to }) => {
    if (!HOUSE.includes(from.area) && from.layer !== 'base') return undefined;
    if (to === null || !(to.area in FEATURES)) return undefined;
    return 'Turn it round: let the feature register itself, or pass data.';
  },

  'nothing imports the doors or the entries': ({ from, to }) => {
    if (from.layer === 'entry' || to === null || from.area === to.area) return undefined;
    if (to.layer === 'entry')
      return from.area === 'cli' ? undefined : 'Only ways in start the whole application.';
    if (to.area === 'demo' && from.area === 'cli') return undefined;
    return DOORS.includes(to.area) ? `Move what is shared out of src/${to.area}.` : undefined;
  },

  'graphql and cli know no SQL': ({ from, used }) => {
    if (!['graphql', 'cli', 'demo'].includes(from.layer)) return undefined;
    return ['typeorm', '@nestjs/typeorm'].includes(used.target)
      ? 'Call a service: it owns the transaction and the queries.'
      : undefined;
  },

  'graphql takes only types from engines': ({ from, to, used }) => {
    if (from.layer !== 'graphql' || to?.layer !== 'engine' || used.typeOnly) return undefined;
    return 'Let a service do the computing; from an engine import types only.';
  },

  'services import no graphql libraries': ({ from, used }) => {
    if (!['service', 'persistence', 'base'].includes(from.layer)) return undefined;
    return /^(graphql|graphql-.*|@nestjs\/graphql|@nestjs\/apollo|@apollo\/.*)$/.test(used.target)
      ? 'What speaks GraphQL lives in src/graphql.'
      : undefined;
  },

  'production code imports no test code': ({ used }) =>
    used.inProject && /^(test|bench|web)\//.test(used.target) ? 'Move it into src.' : undefined,

  'only zoned-time.ts may import date-fns-tz': ({ file, used }) =>
    used.target === 'date-fns-tz' && file.path !== 'src/time/zoned-time.ts'
      ? 'Zones, offsets and wall time come from src/time/zoned-time.ts.'
      : undefined,
};

/** Files that act (are injected, started or called back), in contrast to plain data and functions. */
function isActive(path: string): boolean {
  return /\.(service|module|controller|guard|filter|processor|worker|job|gateway)\.ts$/.test(path);
}

export function checkImports(files: readonly SourceFile[], rule: Rule): Offence[] {
  return files
    .filter((file) => !isSpec(file))
    .flatMap((file) => {
      const from = placeOf(file.path);
      if (from === null) return [];
      return file.imports.flatMap((used) => {
        const to = used.inProject && used.target.startsWith('src/') ? placeOf(used.target) : null;
        const advice = rule({ file, from, to, used });
        return advice === undefined
          ? []
          : [{ path: file.path, line: used.line, message: `imports ${used.target}. ${advice}` }];
      });
    });
}

/** Files in folders of src that the plan does not know. */
export function unknownFolders(files: readonly SourceFile[]): Offence[] {
  return files
    .filter(({ path }) => placeOf(path) === null)
    .map(({ path }) => ({
      path,
      line: 1,
      message:
        'lies in a folder that is not in the plan. Put it into one that is, or add the folder to import-rules.ts.',
    }));
}

/** Whatever a worker thread loads, directly or not, that is a framework. */
export function frameworksInWorkers(files: readonly SourceFile[]): Offence[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return workerFiles(files).flatMap((worker) => {
    const reached = new Map<string, string>([[worker, worker]]);
    const offences: Offence[] = [];
    for (const [path, way] of reached) {
      for (const { target, inProject, typeOnly, line } of byPath.get(path)?.imports ?? []) {
        if (typeOnly) continue;
        if (inProject && !reached.has(target)) reached.set(target, `${way} -> ${target}`);
        if (!inProject && FRAMEWORKS.test(target)) {
          const message = `loads ${target} into a worker thread (${way}). Import engines and src/time only.`;
          offences.push({ path, line, message });
        }
      }
    }
    return offences;
  });
}

/** Files that run in worker threads: named so, or started so. */
export function workerFiles(files: readonly SourceFile[]): string[] {
  const named = files.filter(({ path }) => /\.worker\.ts$/.test(path)).map(({ path }) => path);
  const started = files.flatMap(({ imports }) =>
    imports.filter((one) => one.startsThread).map(({ target }) => target),
  );
  return [...new Set([...named, ...started])];
}

/**
 * Import cycles, each once, from its first file on. Imports of types count too: two files that need each other's
 * types are one idea in two places, and the type that both need has a third place to be.
 */
export function importCycles(files: readonly SourceFile[]): Offence[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const offences: Offence[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const seen = way.indexOf(path);
    if (seen >= 0) {
      const circle = [...way.slice(seen), path].join(' -> ');
      const message = `imports itself: ${circle}. Move what both need into a file that imports neither.`;
      offences.push({ path, line: 1, message });
      return;
    }
    if (done.has(path)) return;
    for (const { target, inProject } of byPath.get(path)?.imports ?? []) {
      if (inProject && byPath.has(target)) visit(target, [...way, path]);
    }
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return offences;
}

/** Relative imports that lead to no file, or leave out the ending. */
export function brokenImports(files: readonly SourceFile[], exists: (path: string) => boolean): Offence[] {
  return files.flatMap((file) =>
    file.imports
      .filter(({ target, inProject }) => inProject && !exists(target))
      .map(({ target, line }) => ({
        path: file.path,
        line,
        message: `imports ${target}, which does not exist. Relative imports name the file and end in .js.`,
      })),
  );
}
