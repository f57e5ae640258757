/* What happened, line by line: turns with the decision that each opened, and what was said or kept back. */
const WINDOW = 600;

function drawTranscript() {
  const lines = linesOf();
  const box = byId('transcript');
  if (current.story === null) {
    box.replaceChildren(element('p', {class: 'muted'},
        'The details of this session did not fit into the file. Replay it alone to see them.'));
    return;
  }
  const wanted = wantedSpans();
  const chosen = Math.max(0, lines.findIndex(line => line.decision !== undefined && line.decision === current.decision));
  let from = Math.max(0, Math.min(lines.length - WINDOW, chosen - WINDOW / 2));
  let to = Math.min(lines.length, from + WINDOW);
  const draw = line => lineElement(line, wanted);
  const drawAll = (start, end) => lines.slice(start, end).flatMap((line, offset) => {
    const before = lines[start + offset - 1];
    const isNewDay = offset === 0 || day(before.time) !== day(line.time);
    return isNewDay ? [element('div', {class: 'day muted'}, day(line.time)), draw(line)] : [draw(line)];
  });
  const earlier = element('button', {class: 'more', onclick: () => {
    const next = Math.max(0, from - WINDOW);
    earlier.after(...drawAll(next, from));
    from = next;
    earlier.hidden = from === 0;
  }}, 'show earlier');
  const later = element('button', {class: 'more', onclick: () => {
    const next = Math.min(lines.length, to + WINDOW);
    later.before(...drawAll(to, next));
    to = next;
    later.hidden = to === lines.length;
  }}, 'show later');
  earlier.hidden = from === 0;
  later.hidden = to === lines.length;
  box.replaceChildren(earlier, ...drawAll(from, to), later);
}

/* Turns and decisions in event-time order; a decision that an event opened stands with it. */
function linesOf() {
  if (current.story === null) {
    return [];
  }
  const byEvent = new Map(decisions().filter(one => one.event !== undefined).map(one => [one.event, one]));
  const lines = current.story.turns.map(turn => ({time: turn.time, turn, decision: byEvent.get(turn.id)}));
  const known = new Set(current.story.turns.map(turn => turn.id));
  decisions().filter(one => one.event === undefined || !known.has(one.event))
      .forEach(one => lines.push({time: one.time, decision: one}));
  return lines.sort((a, b) => a.time - b.time);
}

function lineElement(line, wanted) {
  const decision = line.decision;
  const span = wanted.find(one => line.time >= one.from && line.time <= (one.to ?? line.time));
  const choose = decision && (() => go({point: decision.point}));
  const evidence = current.decision?.signals?.some(signal => line.turn && signal.evidence.includes(line.turn.id));
  const made = element('div', {
    class: 'line' + (span ? ' wanted' : '') + (decision ? ' point' : '') + (evidence ? ' evidence' : '')
        + (decision && decision === current.decision ? ' selected' : ''),
    role: 'listitem', 'data-point': decision?.point, 'data-turn': line.turn?.id, onclick: choose,
    title: span ? `in a wanted span: ${span.value ?? 'any act'}` : undefined,
  },
  element('time', {class: 'muted', datetime: stamp(line.time), title: stamp(line.time)}, clock(line.time)),
  element('span', {class: 'who'}, line.turn ? line.turn.who : '◇'),
  element('span', {class: 'said'}, line.turn ? turnWords(line.turn) : pointWords(decision)),
  decision ? chip(decision) : element('span'));
  if (decision && decision.fate !== 'WAITED') {
    made.append(fateElement(decision));
  }
  return made;
}

function turnWords(turn) {
  const told = [];
  if (turn.type !== 'UTTERANCE' && turn.type !== 'CAPTION') {
    told.push(element('span', {class: 'kind'}, plain(turn.type)));
  }
  if (turn.text !== undefined) {
    told.push(wordsOf(turn.text, turn.offensive));
  }
  if (turn.attributes !== undefined) {
    told.push(element('span', {class: 'muted'},
        Object.entries(turn.attributes).map(([name, value]) => `${name}: ${value}`).join(', ')));
  }
  return told;
}

function pointWords(decision) {
  const [kind, rest] = decision.point.split('@');
  return element('span', {class: 'muted'}, kind === 'silence' ? 'silence' : kind === 'evidence' ? `answer to ${rest}` : decision.point);
}

/* The score as a number; what was more than waiting says so below. */
function chip(decision) {
  return element('button', {class: 'chip', style: `--tone: var(${FATES[decision.fate].colour})`,
    'aria-label': `${decision.headline}, score ${figure(decision.score)}, needed ${figure(decision.threshold)}: explain`},
  figure(decision.score));
}

function fateElement(decision) {
  const fate = FATES[decision.fate];
  const said = decision.intervention;
  return element('div', {class: 'fate' + (decision.fate === 'SAID' ? ' out' : ''), style: `--tone: var(${fate.colour})`},
      element('div', {class: 'fate-head'}, element('b', {}, decision.headline),
          decision.wanted === true && badge('wanted', '--good'),
          decision.wanted === false && badge('not wanted', '--bad'),
          decision.outcome && badge(OUTCOMES[decision.outcome.kind].name, OUTCOMES[decision.outcome.kind].colour)),
      said?.text !== undefined && element('div', {class: 'quote'}, wordsOf(said.text, said.offensive)),
      decision.fate !== 'SAID' && element('div', {class: 'muted'}, decision.why));
}

/* Marks the chosen decision without drawing all anew, and brings it into view. */
function markTranscript() {
  const box = byId('transcript');
  if (current.decision && !box.querySelector(`[data-point="${CSS.escape(current.decision.point)}"]`)) {
    drawTranscript();
  }
  const evidence = new Set((current.decision?.signals ?? []).flatMap(signal => signal.evidence));
  box.querySelectorAll('.line').forEach(line => {
    line.classList.toggle('selected', current.decision !== null && line.dataset.point === current.decision.point);
    line.classList.toggle('evidence', evidence.has(line.dataset.turn));
  });
  scrollInside(box, box.querySelector('.selected'));
}

function showTurn(turn) {
  const opened = decisions().find(one => one.event === turn.id);
  if (opened) {
    go({point: opened.point});
  } else {
    scrollInside(byId('transcript'), byId('transcript').querySelector(`[data-turn="${CSS.escape(turn.id)}"]`));
  }
}

function scrollInside(box, line) {
  if (line) {
    const top = line.offsetTop;
    if (top < box.scrollTop + 40 || top + line.offsetHeight > box.scrollTop + box.clientHeight - 40) {
      box.scrollTop = top - box.clientHeight / 3;
    }
  }
}
