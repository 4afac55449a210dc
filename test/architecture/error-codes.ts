import ts from 'typescript';
import { nodesOf, offence, type Offence, type SourceFile } from './source-tree.js';

const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

export interface ErrorCode {
  readonly code: string;
  readonly at: Offence;
}

/** Codes that Apollo Server answers with by itself. */
export const LIBRARY_CODES: readonly string[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
];

/**
 * Codes that the code can answer with: `new UserError('CODE', ...)`, `code: 'CODE'` (value, type or member) of an
 * answer, and in *.errors.ts the values of tables and unions whose name ends in Code, Codes or CODES.
 */
export function errorCodes(file: SourceFile): ErrorCode[] {
  const isErrorFile = file.path.endsWith('.errors.ts');
  return [...nodesOf(file.syntax)].flatMap((node) => {
    if (!ts.isStringLiteralLike(node) || !CODE.test(node.text)) return [];
    const used = isThrown(node) || isCodeMember(node) || (isErrorFile && isInCodeTable(node));
    if (!used) return [];
    const message = `answers ${node.text}, which docs/errors.md does not list. Add a row.`;
    return [{ code: node.text, at: offence(file, node, message) }];
  });
}

/** Codes are made in *.errors.ts, so that each has one place and one wording. */
export function codesElsewhere(file: SourceFile): Offence[] {
  if (file.path.endsWith('.errors.ts')) return [];
  return [...nodesOf(file.syntax)]
    .filter((node) => ts.isStringLiteralLike(node) && CODE.test(node.text) && isThrown(node))
    .map((node) =>
      offence(
        file,
        node,
        `makes ${node.getText()} here. Write a function for it in the feature's *.errors.ts.`,
      ),
    );
}

function isThrown(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isNewExpression(parent) && parent.arguments?.[0] === node && /Error$/.test(parent.expression.getText())
  );
}

/** Of an answer, that is beside a message, kind or status, or in the extensions of a GraphQL error. */
function isCodeMember(node: ts.Node): boolean {
  const member = ts.findAncestor(node.parent, (above) => !isPartOfValue(above));
  if (member === undefined || !isMember(member) || member.name.getText() !== 'code') return false;
  const { parent } = member;
  if (ts.isPropertyAssignment(parent.parent) && parent.parent.name.getText() === 'extensions') return true;
  const siblings = 'properties' in parent ? parent.properties : parent.members;
  return siblings.some(({ name }) => /^(message|kind|status)$/.test(name?.getText() ?? ''));
}

function isPartOfValue(node: ts.Node): boolean {
  const isType = ts.isLiteralTypeNode(node) || ts.isUnionTypeNode(node) || ts.isAsExpression(node);
  return isType || ts.isConditionalExpression(node) || ts.isParenthesizedExpression(node);
}

function isMember(
  node: ts.Node,
): node is ts.PropertyAssignment | ts.PropertySignature | ts.PropertyDeclaration {
  return ts.isPropertyAssignment(node) || ts.isPropertySignature(node) || ts.isPropertyDeclaration(node);
}

function isInCodeTable(node: ts.Node): boolean {
  for (let holder = node.parent; !ts.isSourceFile(holder); holder = holder.parent) {
    if (ts.isPropertyAssignment(holder) && holder.name === node) return false;
    if (ts.isVariableDeclaration(holder) || ts.isTypeAliasDeclaration(holder)) {
      return /codes?$/i.test(holder.name.getText());
    }
  }
  return false;
}

/** Codes in the first column of the tables of docs/errors.md, with their lines; headings are not codes. */
export function listedCodes(markdown: string): Map<string, number> {
  const lines = markdown.split('\n');
  const listed = new Map<string, number>();
  lines.forEach((line, index) => {
    const [, code] = /^\|\s*`?([A-Z][A-Z0-9_]*)`?\s*\|/.exec(line) ?? [];
    const isHeading = /^\|[\s|:-]+$/.test(lines[index + 1] ?? '');
    if (code !== undefined && !isHeading) listed.set(code, index + 1);
  });
  return listed;
}
