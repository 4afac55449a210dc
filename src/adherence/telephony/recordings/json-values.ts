/** A piece of a recording that is not JSON: where it begins, and what is wrong. */
export interface NotJson {
  readonly line: number;
  readonly message: string;
}

/**
 * The objects of a recording in JSON, however they were kept: one, an array, one a line, or one after the other. Arrays are taken
 * apart.
 */
export function jsonValues(text: string): {
  readonly values: readonly unknown[];
  readonly wrong: readonly NotJson[];
} {
  const values: unknown[] = [];
  const wrong: NotJson[] = [];
  for (const { piece, line } of pieces(text.replace(/^\uFEFF/, ''))) {
    try {
      const value: unknown = JSON.parse(piece);
      if (Array.isArray(value)) values.push(...(value as unknown[]));
      else values.push(value);
    } catch (error) {
      wrong.push({ line, message: (error as Error).message });
    }
  }
  return { values, wrong };
}

/** From each bracket at the outermost level to its partner; what lies between is a piece of its own, and wrong. */
function pieces(text: string): { piece: string; line: number }[] {
  const found: { piece: string; line: number }[] = [];
  let [depth, from, line, fromLine] = [0, -1, 1, 1];
  let quoted = false;
  const end = (to: number) => {
    if (from >= 0) found.push({ piece: text.slice(from, to), line: fromLine });
    from = -1;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\n') {
      line++;
      if (depth === 0) end(at);
    }
    if (quoted) {
      if (sign === '\\') at++;
      else if (sign === '"') quoted = false;
      continue;
    }
    const opens = sign === '{' || sign === '[';
    if (depth === 0 && (opens || (from < 0 && !/[\s,]/.test(sign)))) {
      if (opens) end(at);
      [from, fromLine] = [at, line];
    }
    if (sign === '"' && depth > 0) quoted = true;
    else if (opens) depth++;
    else if ((sign === '}' || sign === ']') && depth > 0 && --depth === 0) end(at + 1);
  }
  end(text.length);
  return found;
}
