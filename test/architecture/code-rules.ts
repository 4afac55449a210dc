import ts from 'typescript';
import { isSpec, lineOf, nodesOf, offence, type Offence, type SourceFile } from './source-tree.js';

/** `usual` is what nearly all of them keep, `most` what every one must. */
export const FILE_LINES = { usual: 300, most: 320 };
export const FUNCTION_LINES = { usual: 40, most: 60 };
/** Of all files or functions, the share that may lie between the two. */
export const UNUSUAL_SHARE = 0.05;
export const MOST_INJECTED = 6;

type FunctionNode = ts.FunctionLikeDeclaration & { readonly body: ts.Node };

export interface Length {
  readonly lines: number;
  readonly offence: Offence;
}

export function fileLengths(files: readonly SourceFile[]): Length[] {
  return files.map((file) => {
    const lines = file.text.trimEnd().split('\n').length;
    const message = `has ${lines} lines. Split it by what changes together (about ${FILE_LINES.usual} at most).`;
    return { lines, offence: { path: file.path, line: lines, message } };
  });
}

export function functionLengths(files: readonly SourceFile[]): Length[] {
  return files.flatMap((file) =>
    [...nodesOf(file.syntax)].filter(isFunction).map((node) => {
      const first = lineOf(file.syntax, node);
      const lines = file.syntax.getLineAndCharacterOfPosition(node.end).line + 1 - first + 1;
      const name = node.name?.getText() ?? 'a function without a name';
      const message = `${name} has ${lines} lines. Name its parts (about ${FUNCTION_LINES.usual} at most).`;
      return { lines, offence: { path: file.path, line: first, message } };
    }),
  );
}

function isFunction(node: ts.Node): node is FunctionNode {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

/** Those longer than `most`, and when too many are longer than `usual`, those too. */
export function tooLong(lengths: readonly Length[], limit: typeof FILE_LINES): Offence[] {
  const unusual = lengths.filter(({ lines }) => lines > limit.usual);
  const tooMany = unusual.length > UNUSUAL_SHARE * lengths.length;
  return unusual.filter(({ lines }) => tooMany || lines > limit.most).map((length) => length.offence);
}

/** Calls and values that differ from run to run; `src/time/clock.ts` is where the time comes from. */
const NOT_REPEATABLE: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [/^Date\.now$/, 'Ask Clock (src/time/clock.ts); an engine takes `now` as an argument.'],
  [/^performance\.(now|timeOrigin)$/, 'Ask Clock (src/time/clock.ts).'],
  [/^process\.(hrtime|uptime)$/, 'Ask Clock (src/time/clock.ts).'],
  [/^Math\.random$/, 'Take a seed and draw from a generator made of it.'],
  [/\.getTimezoneOffset$/, 'Offsets come from src/time/zoned-time.ts.'],
];

export function clockOrRandomness(file: SourceFile): Offence[] {
  if (file.path === 'src/time/clock.ts') return [];
  return [...nodesOf(file.syntax)].flatMap((node) => {
    if (
      ts.isNewExpression(node) &&
      node.expression.getText() === 'Date' &&
      (node.arguments ?? []).length === 0
    ) {
      return [offence(file, node, 'reads the time by new Date(). Ask Clock (src/time/clock.ts).')];
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') {
      return [offence(file, node, 'reads the time by Date(). Ask Clock (src/time/clock.ts).')];
    }
    if (!ts.isPropertyAccessExpression(node)) return [];
    const name = node
      .getText()
      .replace(/\?\./g, '.')
      .replace(/^globalThis\./, '');
    const known = NOT_REPEATABLE.find(([pattern]) => pattern.test(name));
    return known === undefined ? [] : [offence(file, node, `uses ${name}. ${known[1]}`)];
  });
}

const IMPURE_GLOBALS = new Set([
  ...['process', 'globalThis', 'global', 'window', 'require', '__dirname', '__filename'],
  ...[
    'console',
    'crypto',
    'performance',
    'fetch',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
  ],
]);

/** What an engine would reach the outside world with, without an import. */
export function outsideWorld(file: SourceFile): Offence[] {
  const nodes = [...nodesOf(file.syntax)];
  const declared = new Set(nodes.filter(isDeclaration).map(({ name }) => name.getText()));
  const isGlobal = (node: ts.Identifier) => IMPURE_GLOBALS.has(node.text) && !declared.has(node.text);
  return nodes.flatMap((node) => {
    const reaches = (ts.isIdentifier(node) && isGlobal(node) && isUsed(node)) || ts.isMetaProperty(node);
    const message = `uses ${node.getText()}. An engine computes from its arguments and does nothing else.`;
    return reaches ? [offence(file, node, message)] : [];
  });
}

function isDeclaration(
  node: ts.Node,
): node is ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement {
  return ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
}

/** Not the name of a property, nor of a type. */
function isUsed(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent)) return false;
  return !('name' in parent && parent.name === node);
}

/** `any` in code; a comment may use the word. */
export function anyTypes(file: SourceFile): Offence[] {
  return [...nodesOf(file.syntax)]
    .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
    .map((node) => offence(file, node, 'has an `any`. Write the type, or `unknown` and narrow it.'));
}

const SILENCED = new RegExp(['eslint-disable', '@ts-ignore', '@ts-nocheck', '@ts-expect-error'].join('|'));

/** Looked for in comments and code alike; the list above is the one place that may hold the words. */
export function silencedChecks(file: SourceFile): Offence[] {
  if (file.path === 'test/architecture/code-rules.ts') return [];
  const message = 'silences a check. Put right what it complains of.';
  return file.text.split('\n').flatMap((text, index) => {
    return SILENCED.test(text) ? [{ path: file.path, line: index + 1, message }] : [];
  });
}

const TEST_FUNCTIONS = new Set(['it', 'test', 'describe']);
const SKIPPED_NAMES = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** `it.only(...)`, `describe.skip(...)`, `it.todo(...)`, `xit(...)`; choosing between `describe` and `describe.skip` is allowed. */
export function skippedTests(file: SourceFile): Offence[] {
  return [...nodesOf(file.syntax)].filter(ts.isCallExpression).flatMap(({ expression }) => {
    if (ts.isCallExpression(expression)) return [];
    const [root, second = ''] = expression.getText().split('.');
    const leavesOut = TEST_FUNCTIONS.has(root) && /^(only|skip|todo)$/.test(second);
    const message = `${expression.getText()} leaves tests out. Finish the test or delete it.`;
    return SKIPPED_NAMES.has(root) || leavesOut ? [offence(file, expression, message)] : [];
  });
}

/** Specs beside engines and time need neither frameworks nor mocks. */
export function mocksInUnitSpecs(file: SourceFile): Offence[] {
  if (!isSpec(file) || !/^src\/(time|json|[^/]+\/engine)\//.test(file.path)) return [];
  const frameworks = file.imports
    .filter(({ target }) => /^(@nestjs\/.*|typeorm|graphql)$/.test(target))
    .map(({ target, line }) => ({
      path: file.path,
      line,
      message: `imports ${target}. Test plain functions.`,
    }));
  const mocks = [...nodesOf(file.syntax)]
    .filter(ts.isPropertyAccessExpression)
    .filter((node) =>
      /^jest\.(mock|unstable_mockModule|fn|spyOn|useFakeTimers|setSystemTime)$/.test(node.getText()),
    )
    .map((node) => offence(file, node, `uses ${node.getText()}. What needs a mock is in the wrong file.`));
  return [...frameworks, ...mocks];
}

export function tooManyInjected(file: SourceFile): Offence[] {
  return [...nodesOf(file.syntax)].filter(ts.isClassDeclaration).flatMap((node) => {
    const made = node.members.find(ts.isConstructorDeclaration);
    const count = made?.parameters.length ?? 0;
    if (decoratorsOf(node).length === 0 || count <= MOST_INJECTED) return [];
    const message = `${node.name?.text} has ${count} injected. Split it: ${MOST_INJECTED} at most.`;
    return [offence(file, node, message)];
  });
}

const GRAPHQL_CLASSES = new Set([
  'ObjectType',
  'InputType',
  'InterfaceType',
  'ArgsType',
  'Resolver',
  'Scalar',
]);

/** Entities in persistence, GraphQL types in src/graphql: never one class for both readers. */
export function misplacedClasses(file: SourceFile): Offence[] {
  return [...nodesOf(file.syntax)].filter(ts.isClassDeclaration).flatMap((node) => {
    const decorators = decoratorsOf(node);
    const isEntity = decorators.includes('Entity');
    const graphql = decorators.find((name) => GRAPHQL_CLASSES.has(name));
    if (isEntity && !/^src\/[^/]+\/persistence\//.test(file.path)) {
      return [offence(file, node, `${node.name?.text} is an entity. Entities live in persistence/.`)];
    }
    if (graphql !== undefined && !file.path.startsWith('src/graphql/')) {
      return [offence(file, node, `${node.name?.text} is a GraphQL ${graphql}. Those live in src/graphql.`)];
    }
    return [];
  });
}

function decoratorsOf(node: ts.ClassDeclaration): string[] {
  return (ts.getDecorators(node) ?? []).map(({ expression }) =>
    (ts.isCallExpression(expression) ? expression.expression : expression).getText(),
  );
}

/** Public methods of repositories run in the caller's transaction, so they are given its manager. */
export function repositoriesWithoutManager(file: SourceFile): Offence[] {
  if (!file.path.endsWith('.repository.ts')) return [];
  const methods = [...nodesOf(file.syntax)]
    .filter(ts.isClassDeclaration)
    .flatMap((node) => node.members.filter(ts.isMethodDeclaration));
  return methods.flatMap((method) => {
    const [first] = method.parameters;
    const hidden =
      ts.isPrivateIdentifier(method.name) ||
      method.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true;
    const given =
      first !== undefined &&
      first.name.getText() === 'manager' &&
      first.type?.getText() === 'EntityManager' &&
      first.questionToken === undefined &&
      first.initializer === undefined;
    const message = `${method.name.getText()} takes no manager. Its first parameter is \`manager: EntityManager\`.`;
    return hidden || given ? [] : [offence(file, method, message)];
  });
}
