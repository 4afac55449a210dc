import { type CsvSource, readTable, type TableRow } from './csv-table.js';
import { ImportProblems } from './import-report.js';

const COLUMNS = [
  { name: 'code', synonyms: ['employee_id'], required: true },
  { name: 'name', synonyms: [], required: true },
  { name: 'note', synonyms: [], required: false },
];

async function read(source: CsvSource) {
  const problems = new ImportProblems('f.csv');
  const table = await readTable(source, COLUMNS, problems);
  const rows: TableRow[] = [];
  if (table !== null) for await (const row of table.rows) rows.push(row);
  return { table, rows, problems: problems.list() };
}

async function* pieces(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield await Promise.resolve(part);
}

describe('a table', () => {
  it.each([
    ['comma', 'code,name\nA,Ana\n'],
    ['semicolon', 'code;name\nA;Ana\n'],
    ['tab', 'code\tname\nA\tAna\n'],
    ['byte order mark', '\uFEFFcode,name\nA,Ana'],
    ['CRLF', 'code,name\r\nA,Ana\r\n'],
    ['old Mac line ends', 'code,name\rA,Ana\r'],
    ['empty lines', '\n\ncode,name\n\nA,Ana\n\n'],
    ['spaces', ' code , name \n A , Ana '],
    ['quotes', '"code","name"\n"A","Ana"\n'],
  ])('is read with %s', async (_, text) => {
    const { rows, problems } = await read(text);
    expect(rows.map((row) => row.cells)).toEqual([['A', 'Ana']]);
    expect(problems).toEqual([]);
  });

  it('finds the delimiter outside quotes', async () => {
    const { rows } = await read('"code";"name,,,,";name\nA;x;Ana\n');
    expect(rows[0].cells).toEqual(['A', 'x', 'Ana']);
  });

  it('takes header names in any case, with synonyms, and names the columns it ignores', async () => {
    const { table } = await read('Employee-ID,NAME,Shoe size\nA,Ana,38\n');
    expect([...table!.header]).toEqual([
      ['code', 'Employee-ID'],
      ['name', 'NAME'],
    ]);
    expect(table!.ignoredColumns).toEqual(['Shoe size']);
  });

  it('counts lines as an editor does, over empty lines and line breaks inside values', async () => {
    const { rows } = await read('code,name\nA,Ana\n\nB,"Be\nn"\nC,Cid\n');
    expect(rows.map((row) => row.line)).toEqual([2, 4, 6]);
  });

  it('is read in pieces that cut letters and lines', async () => {
    const bytes = new TextEncoder().encode('code,name\nA,Zoë\nB,Łukasz\n');
    const cut = [...bytes].map((byte) => new Uint8Array([byte]));
    const { rows } = await read(pieces(...cut));
    expect(rows.map((row) => row.cells[1])).toEqual(['Zoë', 'Łukasz']);
  });

  it('keeps a double quote inside a value that does not start with one', async () => {
    const { rows } = await read('code,name\nA,Juan "Jun" Cruz\n');
    expect(rows[0].cells[1]).toBe('Juan "Jun" Cruz');
  });
});

describe('a file that is no table', () => {
  it.each([
    ['is empty', '', 1, 'The file is empty'],
    ['has only white space', ' \n\n', 1, 'The file is empty'],
    ['lacks a column', 'code\nA\n', 1, 'The column name is missing'],
    ['has a column twice', 'code,employee_id,name\nA,A,Ana\n', 1, 'both mean code'],
    ['never closes a quote', 'code,name\nA,Ana\nB,"Ben\nC,Cid\n', 3, 'never closed'],
    ['has an endless row', `code,name\nA,${'x'.repeat(70_000)}\n`, 2, 'longer than'],
  ])('is refused when it %s', async (_, text, row, advice) => {
    const { problems } = await read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'f.csv', row });
    expect(problems[0].advice).toContain(advice);
  });

  it('still gives the rows before a quote that is never closed', async () => {
    const { rows } = await read('code,name\nA,Ana\nB,"Ben\n');
    expect(rows.map((row) => row.cells[0])).toEqual(['A']);
  });

  it('is refused when it is not UTF-8', async () => {
    const latin = Uint8Array.from([...Buffer.from('code,name\nA,Jos'), 0xe9, 0x0a]);
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x63, 0x00]);
    for (const bytes of [latin, utf16]) {
      const { problems } = await read(pieces(bytes));
      expect(problems.map((problem) => problem.advice)).toEqual([expect.stringContaining('UTF-8')]);
    }
  });
});
