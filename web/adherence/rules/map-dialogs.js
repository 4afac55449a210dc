import { ask } from '/api.js';
import { openDialog } from '/dialog.js';
import { h } from '/dom.js';
import { field, input, refusableForm, submitButton } from '/fields.js';
import { toast } from '/toast.js';
import { draftOf, inputOf } from '/adherence/rules/draft.js';
import { END_MAP, SAVE_MAP } from '/adherence/rules/queries.js';

const reasonField = () =>
  field('Why?', input('text', { required: true, maxLength: 500 }), {
    name: 'note',
    wide: true,
    hint: 'Everybody who looks at the versions reads it.',
  });

/** Asks for the reason and saves; the message takes it back by saving what counted before anew. */
export function saveDialog({
  view,
  base,
  changes,
  input: inputWith,
  saved,
  title = 'Save as a new version',
}) {
  openDialog(title, (close) => {
    const why = reasonField();
    return refusableForm({
      fields: () => [why],
      content: h(
        'div',
        {},
        h(
          'p',
          {},
          'Figures are made with it from now on, also those of days before; they can be asked as of an earlier version.',
        ),
        h(
          'ul',
          { class: 'changes' },
          changes.map((each) => h('li', {}, each)),
        ),
        why.element,
      ),
      buttons: [submitButton('Save'), h('button', { type: 'button', onclick: close }, 'Cancel')],
      send: async () => {
        const { variables } = view.scope;
        const { updateAdherenceMap } = await ask(SAVE_MAP, {
          ...variables,
          input: inputWith(why.control.value),
        });
        close();
        await saved();
        const { version } = updateAdherenceMap;
        toast(`Version ${version} counts.`, () => takeBack(view, base, version));
      },
    }).element;
  });
}

/** What counted before is saved anew; where that was the map of the house, its own one ends. */
async function takeBack({ scope, reload }, base, version) {
  const note = `Taken back: version ${version}`;
  if (scope.isOwn)
    await ask(SAVE_MAP, { ...scope.variables, input: inputOf(draftOf(base), { note, basedOn: version }) });
  else await ask(END_MAP, { ...scope.variables, note });
  await reload();
  toast(
    scope.isOwn ? `Version ${base.version} is saved anew, and counts.` : 'The map of the house counts again.',
  );
}

/** The wider map counts again; nothing is forgotten. */
export function endDialog({ scope, reload }) {
  openDialog(`Let the map of the house count for ${scope.name}`, (close) => {
    const why = reasonField();
    return refusableForm({
      fields: () => [why],
      content: h(
        'div',
        {},
        h(
          'p',
          {},
          'Its own map no longer counts from now on. It stays among the versions, and can count again.',
        ),
        why.element,
      ),
      buttons: [submitButton('Let it count'), h('button', { type: 'button', onclick: close }, 'Cancel')],
      send: async () => {
        await ask(END_MAP, { ...scope.variables, note: why.control.value });
        close();
        await reload();
        toast(`The map of the house counts for ${scope.name}.`, async () => {
          const input = inputOf(draftOf(scope.map), {
            note: 'Taken back: its own map counts',
            basedOn: null,
          });
          await ask(SAVE_MAP, { ...scope.variables, input });
          await reload();
        });
      },
    }).element;
  });
}
