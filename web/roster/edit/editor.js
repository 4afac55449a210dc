import { ask, order } from '/api.js';
import { announce, h } from '/dom.js';
import { editKeys, EDIT_KEYS, isMoving, saveMove } from '/roster/edit/edit-keys.js';
import { changeInWords, changeList } from '/roster/edit/change.js';
import { dragging } from '/roster/edit/drag.js';
import { refusalDialog } from '/roster/edit/refusal-dialog.js';
import { dayDialog, shiftEditDialog } from '/roster/edit/shift-form.js';
import { EDIT, PIN, PINS, PREVIEW_EDIT, REDO, UNDO, UNPIN } from '/roster/queries.js';
import { toast } from '/toast.js';

/** A draft under the planner's hands. Edits go one after the other; each is answered with what it changed. */
export class RosterEditor {
  scheduleId = null;
  revision = null;
  pins = new Map();
  last = Promise.resolve();
  keys = EDIT_KEYS;

  constructor(desk) {
    this.desk = desk;
    this.answer = h('div', { class: 'change', role: 'status' });
    this.stopKeys = editKeys(this);
    this.press = (event, cell) => this.pressed(event, cell);
    desk.notesOf = (agent, shift, date) => this.notesOf(agent, shift, date);
  }

  close() {
    this.stopKeys();
  }

  /** The draft that is shown now, or null where what is shown cannot be changed. */
  use(plan) {
    const isDraft = plan?.status === 'DRAFT' && this.desk.may('roster.write');
    const id = isDraft ? plan.id : null;
    if (id === this.scheduleId) return;
    Object.assign(this, { scheduleId: id, plan: isDraft ? plan : null, revision: null, pins: new Map() });
    this.answer.replaceChildren();
    if (id) this.loadPins().catch((error) => toast(error.message));
  }

  isMoving() {
    return isMoving();
  }

  isOpen() {
    return this.scheduleId !== null;
  }

  began({ id, revision }) {
    if (id === this.scheduleId) this.revision = revision;
  }

  async loadPins() {
    const { scheduleId } = this;
    const { rosterPins } = await ask(PINS, { id: scheduleId });
    if (this.scheduleId === scheduleId) this.setPins(rosterPins);
  }

  setPins(pins) {
    const before = this.pins;
    this.pins = new Map(pins.map(({ agentId, date, kind }) => [`${agentId} ${date}`, kind]));
    const changed = new Set(
      [...before.keys(), ...this.pins.keys()].map((key) => `agent ${key.split(' ')[0]}`),
    );
    this.desk.bars.grid?.refresh(changed);
  }

  isPinned(agentId, date) {
    return this.pins.has(`${agentId} ${date}`);
  }

  notesOf(agent, shift, date = this.desk.state?.date) {
    if (!this.isOpen()) return [];
    if (!this.isPinned(agent.id, shift?.date ?? date)) return [];
    return [shift ? 'pinned' : 'pinned as a day off'];
  }

  async pin(agent, date, isPinned = !this.isPinned(agent.id, date)) {
    const answer = await ask(isPinned ? PIN : UNPIN, {
      id: this.scheduleId,
      days: [{ agentId: agent.id, date }],
    });
    this.setPins(Object.values(answer)[0]);
    announce(`${agent.name}, ${date}: ${isPinned ? 'pinned' : 'not pinned'}`);
  }

  /** What an edit would change, without doing it. */
  async preview(edit) {
    const { previewScheduleEdit } = await ask(PREVIEW_EDIT, { input: { scheduleId: this.scheduleId, edit } });
    return previewScheduleEdit;
  }

  /** Throws what the server says against it; a hard rule is asked about first. `words` say what was done. */
  send(edit, words, agentIds, { force = false, reason = null } = {}) {
    const act = async () => {
      const { scheduleId, revision } = this;
      const input = { scheduleId, revision, edit, force, ...(reason ? { reason } : {}) };
      return this.took(await order(EDIT, { input }), words, agentIds);
    };
    return this.queued(act).catch((error) => {
      if (error.__typename !== 'EditRefused') throw error;
      this.redraw(agentIds);
      refusalDialog({
        error,
        zoneOf: this.desk.bars.zoneOf,
        insist: (why) => this.send(edit, words, agentIds, { force: true, reason: why }),
      });
    });
  }

  /** Edits do not overtake each other. */
  queued(act) {
    const turn = this.last.then(act);
    this.last = turn.catch(() => undefined);
    return turn.catch((error) => this.outdated(error));
  }

  outdated(error) {
    if (error.__typename !== 'ScheduleChanged') throw error;
    this.revision = error.revision;
    this.desk.bars.reload();
    this.desk.plan.refresh();
    throw new Error(
      'Somebody else has changed this draft. It is shown as it is now; do it again if it is still wanted.',
    );
  }

  took({ schedule, change, shifts, removedShiftIds }, words, agentIds, back = () => this.undo()) {
    this.revision = schedule.revision;
    const store = this.desk.bars.store;
    const touched = new Set([
      ...agentIds,
      ...shifts.map(({ agentId }) => agentId),
      ...store.agentsOf(removedShiftIds),
    ]);
    store.again([...touched]);
    this.answer.replaceChildren(changeList(change, words));
    toast(`${words} ${changeInWords(change)}`, back);
    this.desk.plan.refresh();
    this.desk.cover?.refresh();
    return { change, shifts };
  }

  undo() {
    return this.switch(UNDO, 'Undone.', () => this.redo());
  }

  redo() {
    return this.switch(REDO, 'Done again.', () => this.undo());
  }

  switch(mutation, words, back) {
    const act = async () => {
      const { scheduleId, revision } = this;
      return this.took(await order(mutation, { scheduleId, revision }), words, [], back);
    };
    return this.queued(act).catch((error) => toast(error.message));
  }

  redraw(agentIds) {
    this.desk.bars.grid?.refresh(agentIds.map((id) => `agent ${id}`));
  }

  edit({ agent, shift, cell }) {
    if (saveMove(this)) return undefined;
    const date = shift?.date ?? cell.element.dataset.date ?? this.desk.state.date;
    const zone = this.desk.bars.zoneOf(agent);
    const shared = { editor: this, agent, zone, date };
    return shift ? shiftEditDialog({ ...shared, shift }) : dayDialog(shared);
  }

  pressed(event, cell) {
    if (this.isOpen()) this.onKey(event, cell);
  }

  /** Bars can be taken by the pointer while a draft is open. */
  attach(grid) {
    if (this.isOpen() && this.desk.state.view === 'day') dragging(this, grid);
  }
}
