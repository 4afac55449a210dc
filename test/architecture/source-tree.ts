import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A file of the project with its syntax; `path` is relative to the root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
  readonly imports: readonly Import[];
}

export interface Import {
  /** A path in the project (`src/time/instant.ts`), or the name of a package (`node:fs`, `@nestjs/common`). */
  readonly target: string;
  readonly inProject: boolean;
  /** Nothing of it is left when the types are gone. */
  readonly typeOnly: boolean;
  /** Named by `new URL('./x.js', import.meta.url)`: the file that a worker thread is started with. */
  readonly startsThread: boolean;
  readonly line: number;
}

/** One broken rule: where, what, and what to do about it. */
export interface Offence {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export function parseSource(path: string, text: string): SourceFile {
  const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  return { path, text, syntax, imports: importsOf(path, syntax) };
}

/** TypeScript files under the folders, without declaration files and what was built or installed. */
export function readSources(...folders: string[]): SourceFile[] {
  return listFiles(...folders)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => parseSource(path, readText(path)));
}

/** Paths of all files under the folders, sorted; a folder may also be a file, and may be missing. */
export function listFiles(...folders: string[]): string[] {
  return folders.flatMap(walk).sort();
}

function walk(path: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(projectRoot, path), { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter(({ name }) => !['node_modules', 'dist', 'coverage', '.vite'].includes(name))
    .flatMap((entry) => (entry.isDirectory() ? walk(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}

export function readText(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

export const isSpec = ({ path }: { readonly path: string }) => /\.(e2e-)?spec\.tsx?$/.test(path);

export function offence(file: SourceFile, node: ts.Node, message: string): Offence {
  return { path: file.path, line: lineOf(file.syntax, node), message };
}

export function lineOf(syntax: ts.SourceFile, node: ts.Node): number {
  return syntax.getLineAndCharacterOfPosition(node.getStart(syntax)).line + 1;
}

/** Every node below and with `node`, outer ones first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** Fails with one line for each offence: file, line and advice. */
export function expectNone(offences: readonly Offence[]): void {
  if (offences.length === 0) return;
  const lines = offences.map(({ path, line, message }) => `  ${path}:${line}  ${message}`);
  throw new Error(`${offences.length} of them:\n${lines.join('\n')}`);
}

function importsOf(path: string, syntax: ts.SourceFile): Import[] {
  const found: Import[] = [];
  for (const node of nodesOf(syntax)) {
    const specifier = specifierOf(node);
    if (specifier === undefined) continue;
    const inProject = specifier.startsWith('.');
    const target = inProject ? resolve(path, specifier) : packageOf(specifier);
    const startsThread = ts.isNewExpression(node);
    found.push({ target, inProject, typeOnly: isTypeOnly(node), startsThread, line: lineOf(syntax, node) });
  }
  return found;
}

/** `import`, `export from`, `import()`, `import('x').T`, `require()`, and the file a worker thread is started with. */
function specifierOf(node: ts.Node): string | undefined {
  let module: ts.Node | undefined;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) module = node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) module = node.argument.literal;
  if (ts.isCallExpression(node)) {
    const { expression } = node;
    const loads =
      expression.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(expression) && expression.text === 'require');
    if (loads) module = node.arguments[0];
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
    const [file, base] = node.arguments ?? [];
    const isModule = ts.isStringLiteralLike(file) && /^\.{1,2}\/.*\.[jt]s$/.test(file.text);
    if (isModule && base?.getText() === 'import.meta.url') module = file;
  }
  return module !== undefined && ts.isStringLiteralLike(module) ? module.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) {
    const { exportClause } = node;
    const named = exportClause !== undefined && ts.isNamedExports(exportClause);
    return node.isTypeOnly || (named && allTypes(exportClause.elements));
  }
  if (!ts.isImportDeclaration(node) || node.importClause === undefined) return false;
  const { importClause } = node;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return name === undefined && namedBindings !== undefined && ts.isNamedImports(namedBindings)
    ? allTypes(namedBindings.elements)
    : false;
}

function allTypes(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean {
  return elements.length > 0 && elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
