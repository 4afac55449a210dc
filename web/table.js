import { announce, h } from '/dom.js';

/**
 * A table: `columns` are { name, cell(row), numeric, text, header }; only those of text are broken into lines. A cell gives text or an element; where it does not, or gives
 * null, there stands a dash.
 */
export function table({ caption, columns, rows, className = '' }) {
  const head = columns.map(({ name, numeric }) =>
    h('th', { scope: 'col', class: numeric ? 'numeric' : null }, name),
  );
  return h(
    'div',
    { class: `scroll ${className}`, tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', { class: 'visually-hidden' }, caption),
      h('thead', {}, h('tr', {}, head)),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            { class: row.className ?? null },
            columns.map((column) => cell(column, row)),
          ),
        ),
      ),
    ),
  );
}

function cell({ cell: of, numeric, text, header }, row) {
  const content = of(row) ?? '–';
  return header
    ? h('th', { scope: 'row' }, content)
    : h('td', { class: numeric ? 'numeric' : text ? 'text' : null }, content);
}

/** The same figures as a chart shows, folded away until asked for; built then. Its text can be copied into a sheet. */
export function foldedTable(summary, make) {
  const body = h('div');
  const details = h('details', { class: 'folded' }, h('summary', {}, summary), body);
  details.addEventListener('toggle', () => {
    if (!details.open || body.childElementCount > 0) return;
    const given = make();
    body.append(h('button', { onclick: () => copy(given) }, 'Copy as table'), table(given));
  });
  return details;
}

async function copy({ columns, rows }) {
  const text = (content) => String(content?.textContent ?? content ?? '');
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ cell: of }) => text(of(row)))),
  ];
  await navigator.clipboard.writeText(lines.map((line) => line.join('\t')).join('\n'));
  announce(`${rows.length} rows copied`);
}
