/* The list of sessions: filters, search, and rows that exist only while they can be seen. */
const ROW = 58;
const AROUND = 6;
const choice = {assistant: assistants[0], query: '', words: null, action: '', check: '', outcome: '', gold: ''};
let listed = [];
let cursor = 0;
let search = new AbortController();

const countsOf = entry => entry.runs[runOf(choice.assistant, entry.part)?.number];

function passes(entry) {
  const counts = countsOf(entry);
  if (counts === undefined) {
    return false;
  }
  const spoke = counts.fates.SAID ?? 0;
  const gold = {missed: counts.missed > 0, false: counts.falseAlarms > 0, met: spoke > (counts.falseAlarms ?? 0)};
  return (!choice.action || counts.actions.includes(choice.action))
      && (!choice.check || (counts.checks ?? []).includes(choice.check))
      && (!choice.outcome || (counts.outcomes ?? []).includes(choice.outcome))
      && (!choice.gold || gold[choice.gold])
      && (!choice.query || named(entry) || choice.words?.has(keyOf(entry.part, entry.id)));
}

function named(entry) {
  const query = choice.query.toLowerCase();
  return entry.id.toLowerCase().includes(query)
      || (entry.people ?? []).some(person => person.toLowerCase().includes(query));
}

function options(select, all, values, names) {
  select.replaceChildren(element('option', {value: ''}, all),
      ...[...values].map(value => element('option', {value}, names(value))));
}

/* What can be filtered by, given the assistant. */
function fillFilters() {
  const seen = {actions: new Set(), checks: new Set(), outcomes: new Set()};
  for (const entry of index.sessions) {
    for (const [kind, values] of Object.entries(seen)) {
      (countsOf(entry)?.[kind] ?? []).forEach(value => values.add(value));
    }
  }
  options(byId('by-action'), 'any', [...seen.actions].sort(), plain);
  options(byId('by-check'), 'any', [...seen.checks].sort(), value => value);
  options(byId('by-outcome'), 'any', [...seen.outcomes].sort(), value => OUTCOMES[value]?.name ?? plain(value));
  options(byId('by-gold'), 'any', ['met', 'missed', 'false'],
      value => ({met: 'wanted moment met', missed: 'wanted moment missed', false: 'spoke, not wanted'})[value]);
  for (const [id, key] of FILTERS) {
    byId(id).value = choice[key];
    choice[key] = byId(id).value;
  }
}

const FILTERS = [['by-action', 'action'], ['by-check', 'check'], ['by-outcome', 'outcome'], ['by-gold', 'gold']];
const byId = id => document.getElementById(id);

function applyFilters() {
  listed = index.sessions.filter(passes);
  cursor = Math.max(0, listed.findIndex(entry => entry === current.entry));
  byId('count').textContent = `${listed.length.toLocaleString('en')} of ${many(index.sessions.length, 'session')}`;
  byId('clear').hidden = !(choice.query || FILTERS.some(([, key]) => choice[key]));
  byId('rows').style.height = `${listed.length * ROW}px`;
  drawRows();
}

function drawRows() {
  const list = byId('list');
  const first = Math.max(0, Math.floor(list.scrollTop / ROW) - AROUND);
  const last = Math.min(listed.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + AROUND);
  byId('rows').replaceChildren(...listed.slice(first, last).map((entry, offset) => row(entry, first + offset)));
  list.setAttribute('aria-activedescendant', listed.length ? `row-${cursor}` : '');
}

function row(entry, position) {
  const counts = countsOf(entry);
  const kept = ['SUPPRESSED', 'DEFERRED', 'DROPPED'].reduce((sum, fate) => sum + (counts.fates[fate] ?? 0), 0);
  const held = (counts.fates.HELD ?? 0) + (counts.fates.SILENT ?? 0);
  return element('div', {
    class: 'row' + (position === cursor ? ' cursor' : ''), role: 'option', id: `row-${position}`,
    'aria-selected': String(entry === current.entry), style: `top: ${position * ROW}px`,
    title: `${entry.id}, ${many(entry.turns, 'event')}`, onclick: () => { cursor = position; go({entry}); byId('list').focus(); },
  },
  element('div', {class: 'row-name'}, entry.id),
  element('div', {class: 'row-facts'},
      element('span', {class: 'muted'}, `${day(entry.start)} · ${entry.turns.toLocaleString('en')}`),
      counts.fates.SAID && badge(`said ${counts.fates.SAID}`, '--said'),
      kept > 0 && badge(`kept back ${kept}`, '--suppressed'),
      held > 0 && badge(`held ${held}`, '--held'),
      counts.missed && badge(`missed ${counts.missed}`, '--bad'),
      counts.falseAlarms && badge(`unwanted ${counts.falseAlarms}`, '--bad')));
}

function moveCursor(to) {
  cursor = Math.max(0, Math.min(listed.length - 1, to));
  const list = byId('list');
  const top = cursor * ROW;
  if (top < list.scrollTop) {
    list.scrollTop = top;
  } else if (top + ROW > list.scrollTop + list.clientHeight) {
    list.scrollTop = top + ROW - list.clientHeight;
  }
  drawRows();
}

function listKey(event) {
  const page = Math.max(1, Math.floor(byId('list').clientHeight / ROW) - 1);
  const moves = {ArrowDown: cursor + 1, ArrowUp: cursor - 1, PageDown: cursor + page, PageUp: cursor - page,
    Home: 0, End: listed.length - 1};
  if (event.key in moves) {
    moveCursor(moves[event.key]);
  } else if ((event.key === 'Enter' || event.key === ' ') && listed[cursor]) {
    go({entry: listed[cursor]});
  } else {
    return;
  }
  event.preventDefault();
}

/* Names match at once; words are looked for in the background, and rows appear as they are found. */
function startSearch(query) {
  search.abort();
  search = new AbortController();
  choice.query = query.trim();
  choice.words = new Set();
  applyFilters();
  const signal = search.signal;
  if (choice.query.length >= 2) {
    setTimeout(() => signal.aborted || searchWords(choice.query, keys => {
      keys.forEach(key => choice.words.add(key));
      applyFilters();
    }, signal), 200);
  }
}

function startSessions() {
  byId('assistant').replaceChildren(...assistants.map(name => element('option', {value: name}, name)));
  byId('assistant').value = choice.assistant;
  byId('assistant').addEventListener('change', event => chooseAssistant(event.target.value));
  for (const [id, key] of FILTERS) {
    byId(id).addEventListener('change', event => { choice[key] = event.target.value; applyFilters(); });
  }
  byId('search').addEventListener('input', event => startSearch(event.target.value));
  byId('search').addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      byId('list').focus();
      moveCursor(0);
      event.preventDefault();
    }
  });
  byId('clear').addEventListener('click', () => {
    FILTERS.forEach(([id, key]) => { choice[key] = ''; byId(id).value = ''; });
    byId('search').value = '';
    startSearch('');
  });
  byId('list').addEventListener('scroll', drawRows, {passive: true});
  byId('list').addEventListener('keydown', listKey);
  new ResizeObserver(drawRows).observe(byId('list'));
  fillFilters();
  applyFilters();
}
