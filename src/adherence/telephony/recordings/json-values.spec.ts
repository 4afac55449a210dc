import { jsonValues } from './json-values.js';

describe('the messages of a recording in JSON', () => {
  it.each([
    ['one object', '{"a":1}', [{ a: 1 }]],
    ['an array', '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['one a line', '{"a":1}\r\n{"a":2}\n\n', [{ a: 1 }, { a: 2 }]],
    ['one after the other', '{"a":1}{"a":[2]}  [{"a":3}]', [{ a: 1 }, { a: [2] }, { a: 3 }]],
    ['spread over lines', '{\n "a": {\n "b": "} { \\" ]"\n }\n}\n', [{ a: { b: '} { " ]' } }]],
    ['a byte order mark', '\uFEFF{"a":1}', [{ a: 1 }]],
    ['nothing', ' \n', []],
  ])('are found as %s', (_, text, values) => {
    expect(jsonValues(text)).toEqual({ values, wrong: [] });
  });

  it('are found around what is wrong, which is named by its line', () => {
    const { values, wrong } = jsonValues('{"a":1}\nhello\n{"a":}\n{"a":2}\n{"a":');
    expect(values).toEqual([{ a: 1 }, { a: 2 }]);
    expect(wrong.map(({ line }) => line)).toEqual([2, 3, 5]);
  });
});
