/* Where the reader is, kept in the address, so that a place in the report can be bookmarked; and the keys. */
const current = {entry: null, story: null, run: null, decision: null, place: null, comparing: index.comparison !== undefined};

const decisions = () => current.story?.decisions[current.run.number] ?? [];

/* Goes to a session, or to a decision of the session at hand. */
function go({entry = current.entry, point}) {
  const place = new URLSearchParams({assistant: choice.assistant, part: entry.part, session: entry.id});
  if (point !== undefined) {
    place.set('point', point);
  }
  location.hash = place.toString();
  if (entry === current.entry && current.run === runOf(choice.assistant, entry.part)) {
    choose(place); // at once, so that keys may come faster than the address changes
  }
}

/* Shows a decision of the session at hand. */
function choose(place) {
  current.place = place.toString();
  current.decision = decisions().find(one => one.point === place.get('point')) ?? plainest();
  markSelected();
  markTranscript();
  drawDetails();
}

function setAssistant(assistant) {
  if (assistant !== choice.assistant) {
    choice.assistant = assistant;
    byId('assistant').value = assistant;
    fillFilters();
    applyFilters();
  }
}

function chooseAssistant(assistant) {
  setAssistant(assistant);
  if (current.entry !== null) {
    go({point: current.decision?.point});
  }
}

async function follow() {
  const place = new URLSearchParams(location.hash.slice(1));
  const entry = byKey.get(keyOf(place.get('part'), place.get('session')));
  const run = entry && runOf(place.get('assistant'), entry.part);
  if (!run) {
    showOverview();
    return;
  }
  if (current.place === place.toString()) {
    return;
  }
  setAssistant(run.label);
  if (current.entry !== entry || current.run !== run) {
    const story = await storyOf(entry);
    if (new URLSearchParams(location.hash.slice(1)).toString() !== place.toString()) {
      return; // the reader has gone on meanwhile
    }
    Object.assign(current, {entry, run, story, decision: null});
    byId('overview').hidden = true;
    byId('session').hidden = false;
    drawSession();
    applyFilters();
  }
  choose(place);
}

/* What a reader most likely comes for: what was said, else what was more than waiting, else what came nearest. */
function plainest() {
  const distance = one => one.score - one.threshold;
  return decisions().find(one => one.fate === 'SAID') ?? decisions().find(one => one.fate !== 'WAITED')
      ?? decisions().reduce((best, one) => best === null || distance(one) > distance(best) ? one : best, null);
}

function drawSession() {
  const {entry, run} = current;
  const counts = entry.runs[run.number]?.fates ?? {};
  const told = Object.entries(counts).map(([fate, count]) => `${count} ${FATES[fate].name}`).join(', ');
  byId('session-name').textContent = entry.id;
  byId('session-facts').textContent = `${day(entry.start)} ${clock(entry.start)} UTC, ${span(entry.end - entry.start)}, `
      + `${many(entry.turns, 'event')}. ${run.label}: ${told || 'no decision here'}.`;
  drawTimeline();
  drawTranscript();
  byId('main').scrollTop = 0;
}

function showOverview() {
  Object.assign(current, {entry: null, story: null, run: null, decision: null, place: null});
  byId('session').hidden = true;
  byId('overview').hidden = false;
  drawOverview();
  applyFilters();
}

/* The next decision, of all or of those that are more than waiting. */
function step(direction, all) {
  const stops = decisions().filter(one => all || one.fate !== 'WAITED');
  if (stops.length === 0) {
    return;
  }
  const at = current.decision === null ? (direction > 0 ? -1 : stops.length)
      : stops.includes(current.decision) ? stops.indexOf(current.decision)
          : stops.findIndex(one => one.time > current.decision.time) + (direction > 0 ? -1 : 0);
  const next = stops[at + direction];
  if (next) {
    go({point: next.point});
  }
}

function otherSession(direction) {
  const at = listed.indexOf(current.entry);
  const next = listed[at < 0 ? 0 : at + direction];
  if (next) {
    go({entry: next});
    moveCursor(listed.indexOf(next));
  }
}

function theme(name) {
  document.documentElement.dataset.theme = name;
  byId('theme').textContent = name === 'dark' ? 'Light' : 'Dark';
  if (byId('session').hidden) {
    drawOverview();
  } else {
    drawTimeline();
  }
}

const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

function toggleOffensive() {
  settings.offensive = !settings.offensive;
  byId('offensive').setAttribute('aria-pressed', String(settings.offensive));
  byId('offensive').textContent = `Offensive words: ${settings.offensive ? 'shown' : 'hidden'}`;
  if (!byId('session').hidden) {
    drawTranscript();
    markTranscript();
    drawDetails();
  }
}

function showHelp() {
  byId('help').replaceChildren(
      element('form', {method: 'dialog'}, element('button', {class: 'close', autofocus: true}, 'close')),
      element('h2', {}, 'Keys'), table(['key', 'does'], KEYS),
      element('h2', {}, 'Words'), table(['word', 'means'], GLOSSARY));
  byId('help').showModal();
}

const ACTIONS = {
  '/': () => byId('search').focus(), f: () => { location.hash = ''; }, j: () => step(1, false), k: () => step(-1, false),
  J: () => step(1, true), K: () => step(-1, true), '[': () => otherSession(-1), ']': () => otherSession(1),
  t: () => theme(isDark() ? 'light' : 'dark'), o: toggleOffensive, '?': showHelp,
};

function key(event) {
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === 'Escape' && isTyping) {
    event.target.blur();
    byId('list').focus();
  }
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || byId('help').open) {
    return;
  }
  const number = Number(event.key);
  const action = number >= 1 && number <= assistants.length ? () => chooseAssistant(assistants[number - 1]) : ACTIONS[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
}

byId('title').textContent = index.title;
byId('home').addEventListener('click', ACTIONS.f);
byId('theme').addEventListener('click', ACTIONS.t);
byId('offensive').addEventListener('click', toggleOffensive);
byId('keys').addEventListener('click', showHelp);
document.addEventListener('keydown', key);
window.addEventListener('hashchange', follow);
window.addEventListener('resize', () => chart?.resize());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', event => theme(event.matches ? 'dark' : 'light'));
byId('theme').textContent = isDark() ? 'Light' : 'Dark';
startSessions();
follow();
