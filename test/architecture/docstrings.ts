import { types } from 'node:util';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { lineOf, type Offence, type SourceFile } from './source-tree.js';

/** One line `expression // => expected` of an example. */
export interface Example {
  readonly path: string;
  readonly line: number;
  readonly expression: string;
  readonly expected: string;
}

export interface Documented {
  readonly examples: readonly Example[];
  readonly offences: readonly Offence[];
}

const ARROW = /^(.*\S)\s*\/\/ => (.*)$/;

/** The examples of every exported function of the file, and what is missing from their docstrings. */
export function readDocstrings(file: SourceFile): Documented {
  const examples: Example[] = [];
  const offences: Offence[] = [];
  for (const [name, declarations] of exportedFunctions(file.syntax)) {
    const line = lineOf(file.syntax, declarations[0]);
    const complain = (message: string, at = line) => offences.push({ path: file.path, line: at, message });
    const docs = declarations.flatMap((node) => ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc));
    if (!docs.some(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? '').trim() !== '')) {
      complain(`${name} has no summary. Say in a docstring what it gives, in which unit, by which formula.`);
    }
    const lines = docs.flatMap((doc) => exampleLines(file, doc));
    if (lines.length === 0)
      complain(`${name} has no example. Add @example and a line \`expression // => expected\`.`);
    for (const { text, line: at } of lines) {
      const [, expression, expected] = ARROW.exec(text) ?? [];
      if (expression === undefined) {
        complain(`${name}: the example "${text}" is not one line \`expression // => expected\`.`, at);
      } else {
        examples.push({ path: file.path, line: at, expression, expected });
      }
    }
  }
  return { examples, offences };
}

/** Exported functions by name, each with its overloads; a constant that holds a function is one too. */
function exportedFunctions(syntax: ts.SourceFile): Map<string, ts.Node[]> {
  const found = new Map<string, ts.Node[]>();
  const add = (name: string, node: ts.Node) => found.set(name, [...(found.get(name) ?? []), node]);
  for (const statement of syntax.statements) {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!exported) continue;
    if (ts.isFunctionDeclaration(statement)) add(statement.name?.text ?? 'default', statement);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer === undefined) continue;
      if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        add(name.getText(), statement);
    }
  }
  return found;
}

/** Lines of the examples as written: TypeScript would cut `{@...}` and joins what follows. */
function exampleLines(file: SourceFile, doc: ts.JSDoc): { text: string; line: number }[] {
  const first = file.syntax.getLineAndCharacterOfPosition(doc.pos).line;
  const lines = file.text.slice(doc.pos, doc.end).split('\n');
  const found: { text: string; line: number }[] = [];
  let inExample = false;
  lines.forEach((raw, index) => {
    const text = raw
      .replace(/^\s*\/?\*+\/?/, '')
      .replace(/\*\/\s*$/, '')
      .trim();
    const tag = /^@(\w+)\s*(.*)$/.exec(text);
    if (tag !== null) inExample = tag[1] === 'example';
    const content = tag === null ? text : tag[2];
    if (inExample && content !== '' && !content.startsWith('```')) {
      found.push({ text: content, line: first + index + 1 });
    }
  });
  return found;
}

/** Evaluates with the names in scope; the code is our own, from our own docstrings. */
export async function evaluate(
  expression: string,
  scope: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const names = Object.keys(scope);
  const run = compileFunction(`return (async () => (${expression}))();`, names) as (
    ...values: unknown[]
  ) => Promise<unknown>;
  return run(...names.map((name) => scope[name]));
}

/** Equal as JSON would have it (typed arrays as arrays, no undefined members), numbers to 1e-9. */
export function isClose(actual: unknown, expected: unknown): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const allowed = 1e-9 * Math.max(1, Math.abs(expected));
    return Object.is(actual, expected) || Math.abs(actual - expected) <= allowed;
  }
  if (typeof actual !== 'object' || typeof expected !== 'object' || actual === null || expected === null) {
    return actual === expected;
  }
  const left = members(actual);
  const right = members(expected);
  return (
    isList(actual) === isList(expected) &&
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && isClose(value, right.get(key)))
  );
}

function isList(value: object): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value) || types.isSet(value);
}

function members(value: object): Map<unknown, unknown> {
  if (types.isMap(value)) return new Map<unknown, unknown>(value);
  const entries = Object.entries(types.isSet(value) ? [...value] : value);
  return new Map<unknown, unknown>(entries.filter(([, member]) => member !== undefined));
}
