import { ask, order } from '/api.js';
import { openDialog } from '/dialog.js';
import { h } from '/dom.js';
import { field, input, refusableForm, select, submitButton } from '/fields.js';
import { pastImports } from '/forecast/past-imports.js';
import { importReport } from '/forecast/import-report.js';
import { IMPORT_FORECAST, IMPORT_HISTORY, MAPPINGS, UNDO_IMPORT } from '/forecast/queries.js';
import { toast } from '/toast.js';
import { shortDate } from '/zoned.js';

/** A body that the server takes, less what surrounds the file. */
const LARGEST_FILE = 9 * 1024 * 1024;

const LAYOUTS = [
  ['PLAIN', 'Plain: date,start,calls (or timestamp,calls)'],
  ['AMAZON_CONNECT', 'Amazon Connect'],
  ['GENESYS_CLOUD', 'Genesys Cloud'],
  ['GENESYS_ANALYTICS', 'Genesys analytics (JSON)'],
  ['TELEOPTI', 'Teleopti, Calabrio'],
  ['QUEUE_LOG', 'Asterisk queue_log'],
];

/** Takes a file of what came, or a forecast made elsewhere; looks at it first and says what is wrong with which row. */
export async function importDialog({ queue, done }) {
  const { historyMappings } = await ask(MAPPINGS);
  const fields = fieldsOf(queue, historyMappings);
  const { what, file, layout, into } = fields;
  const report = h('div', { class: 'report', role: 'status' });
  const good = h('button', { type: 'submit', value: 'good', hidden: true }, 'Import the good rows');
  const check = h('button', { type: 'submit', value: 'check' }, 'Check the file');
  const isHistory = () => what.control.value === 'history';
  const stale = () => {
    report.replaceChildren();
    good.hidden = true;
    for (const each of [layout, into]) each.element.hidden = !isHistory();
    check.hidden = !isHistory();
  };
  stale();
  openDialog(`Import for ${queue.name}`, (close) => {
    const form = refusableForm({
      fields: () => Object.values(fields),
      buttons: [
        submitButton('Import'),
        check,
        good,
        h('button', { type: 'button', onclick: close }, 'Cancel'),
      ],
      async send(button) {
        report.replaceChildren();
        const content = await textOf(file.control.files[0]);
        const sent = { content, fileName: file.control.files[0].name, ...inputOf(fields) };
        const answer = isHistory()
          ? await sendHistory(queue, sent, fields, button?.value)
          : await ask(IMPORT_FORECAST, { input: { ...sent, queueId: queue.id } }).then(
              (all) => all.importForecast,
            );
        if (answer.message && !answer.problems) throw Object.assign(new Error(answer.message), answer);
        report.replaceChildren(importReport(answer));
        good.hidden = !(isHistory() && answer.problems?.some(({ severity }) => severity === 'ERROR'));
        if (answer.message || answer.dryRun) return;
        close();
        await done(answer);
        told(answer, done);
      },
    });
    form.element.addEventListener('change', stale);
    return h('div', {}, form.element, report, pastImports(queue, done));
  });
}

function fieldsOf(queue, mappings) {
  const layouts = [
    ...LAYOUTS.map(([value, text]) => ({ value, text })),
    ...mappings.map(({ name }) => ({ value: `mapping:${name}`, text: `Mapping: ${name}` })),
  ];
  const zones = h(
    'datalist',
    { id: 'zones' },
    Intl.supportedValuesOf('timeZone').map((zone) => h('option', { value: zone })),
  );
  const zone = input('text', { required: true, value: queue.zone, list: 'zones' });
  const zoneField = field('Times in the file are of', zone, { name: 'zone' });
  zoneField.element.append(zones);
  return {
    what: field(
      'What it holds',
      select([
        { value: 'history', text: 'what came (history)' },
        { value: 'forecast', text: 'a forecast made elsewhere' },
      ]),
    ),
    file: field('File', input('file', { required: true }), { name: 'content', wide: true }),
    layout: field('Layout', select(layouts), { name: 'layout' }),
    into: field(
      'Queues',
      select([
        { value: 'this', text: `the whole file is ${queue.name}` },
        { value: 'named', text: 'as the file names them, by code or name' },
      ]),
    ),
    zone: zoneField,
    dateOrder: field(
      'Dates',
      select([
        { value: '', text: 'year first: 2026-11-23' },
        { value: 'DAY_FIRST', text: 'day first: 23/11/2026' },
        { value: 'MONTH_FIRST', text: 'month first: 11/23/2026' },
      ]),
      { name: 'dateOrder' },
    ),
    interval: field(
      'Interval',
      select([
        { value: '', text: 'as found' },
        ...[5, 15, 30, 60].map((minutes) => ({ value: String(minutes), text: `${minutes} minutes` })),
      ]),
      { name: 'intervalMinutes' },
    ),
  };
}

const inputOf = ({ zone, dateOrder, interval }) => ({
  zone: zone.control.value,
  dateOrder: dateOrder.control.value || null,
  intervalMinutes: interval.control.value ? Number(interval.control.value) : null,
});

async function sendHistory(queue, sent, { layout, into }, button) {
  const mapping = /^mapping:(.*)$/.exec(layout.control.value)?.[1];
  const { importHistoryFile } = await ask(IMPORT_HISTORY, {
    input: {
      ...sent,
      ...(mapping ? { mapping } : { layout: layout.control.value }),
      queues: into.control.value === 'this' ? [{ queueId: queue.id }] : [],
      dryRun: button === 'check',
      keepGood: button === 'good',
    },
  });
  return importHistoryFile;
}

async function textOf(file) {
  if (file.size > LARGEST_FILE) {
    const size = Math.round(file.size / 1024 / 1024);
    throw Object.assign(
      new Error(
        `The file has ${size} MB, and 9 are the most here. Import it with "wfm import history", which takes any size.`,
      ),
      { place: { field: 'content' } },
    );
  }
  return file.text();
}

function told(answer, done) {
  if (answer.version) return toast(`Version ${answer.version} taken, from ${shortDate(answer.fromDate)} on.`);
  const { imports, intervals } = answer;
  const undo = async () => {
    for (const { id } of imports) await order(UNDO_IMPORT, { id });
    await done(answer);
  };
  return toast(
    `${intervals} intervals imported for ${imports.length} ${imports.length === 1 ? 'queue' : 'queues'}.`,
    undo,
  );
}
