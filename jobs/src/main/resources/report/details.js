/* One decision: why, what would have changed it, and everything that it was made from. */
const SEEN = 10;

function drawDetails() {
  const one = current.decision;
  if (one === null) {
    fill(byId('details'), element('p', {class: 'muted'},
        'Choose a decision: click a line, or press j. Every line with a number on its right is a decision.'));
    return;
  }
  fill(byId('details'),
      element('div', {class: 'verdict', style: `--tone: var(${FATES[one.fate].colour})`},
          element('h3', {}, one.headline),
          element('p', {class: 'muted'}, `${choice.assistant}, ${day(one.time)} ${clock(one.time)} UTC, ${opened(one)}`),
          element('p', {}, badge(FATES[one.fate].name, FATES[one.fate].colour),
              one.wanted === true && badge('wanted', '--good'),
              one.wanted === false && badge('not wanted', '--bad'),
              missedHere(one) && badge('a wanted moment was missed here', '--bad'),
              one.outcome && badge(OUTCOMES[one.outcome.kind].name, OUTCOMES[one.outcome.kind].colour))),
      element('h4', {}, one.fate === 'SAID' ? 'Why it spoke' : 'Why it did not speak'),
      element('p', {class: 'why'}, capital(one.why) + '.'),
      scoreElement(one),
      element('h4', {}, 'What would have changed it'),
      element('ul', {class: 'changes'}, one.changes.map(change => element('li', {}, change))),
      saidElements(one), seenElement(one), signalsElement(one), checksElement(one), alternativesElement(one),
      othersElement(one), factsElement(one));
}

function opened(one) {
  const [kind, rest] = one.point.split('@');
  return one.event !== undefined ? `after event ${one.event}`
      : kind === 'silence' ? 'after a silence' : kind === 'evidence' ? `when the answer to ${rest} arrived` : one.point;
}

function missedHere(one) {
  return one.fate !== 'SAID' && (current.story.missed[current.run.number] ?? []).some(span =>
      span.from !== undefined && one.time >= span.from && one.time <= (span.to ?? one.time));
}

function scoreElement(one) {
  if (one.score === undefined || one.threshold === undefined) {
    return null;
  }
  const most = Math.max(1, one.score, one.threshold);
  return element('div', {class: 'score', role: 'img',
    'aria-label': `score ${figure(one.score)}, needed ${figure(one.threshold)}`},
  element('div', {class: 'score-line'},
      element('div', {class: 'score-bar', style: `width: ${100 * Math.max(0, one.score) / most}%`}),
      element('div', {class: 'score-mark', style: `left: ${100 * one.threshold / most}%`})),
  element('div', {class: 'muted'}, `score ${figure(one.score)}, needed ${figure(one.threshold)}`));
}

function saidElements(one) {
  const said = one.intervention;
  if (said === undefined) {
    return [];
  }
  const chosen = said.candidates?.[said.chosen];
  return [
    element('h4', {}, said.delivered ? 'What it said' : 'What it would have said'),
    element('blockquote', {}, wordsOf(said.text ?? chosen?.text ?? 'no words', said.offensive)),
    one.outcome && element('p', {}, `What followed: ${OUTCOMES[one.outcome.kind].name}, reward ${figure(one.outcome.reward)}, told by ${one.outcome.source}`
        + (one.outcome.event ? ` (${one.outcome.event})` : '') + `, ${span(one.outcome.time - one.time)} later.`),
    element('p', {class: 'muted'}, `By ${said.responder}${said.fallback ? ', the fallback' : ''}; cost ${said.cost}. `
        + `Guard ${said.verdict.by}: ${plain(said.verdict.ruling)}, ${said.verdict.explanation}`
        + (said.verdict.categories.length ? ` (${said.verdict.categories.join(', ')})` : '') + '.'),
    said.candidates?.length > 0 && fold(many(said.candidates.length, 'candidate'), false, table(
        ['words', 'scores', 'guard'], said.candidates.map((candidate, number) => [
          [number === said.chosen && badge('chosen', '--good'), ' ', wordsOf(candidate.text, said.offensive)],
          Object.entries(candidate.scores).map(([name, score]) => `${name} ${figure(score)}`).join(', ') || '–',
          candidate.guard ? plain(candidate.guard) : '–']))),
    said.prompt !== undefined && fold('Prompt (redacted)', false, element('pre', {}, wordsOf(said.prompt, said.offensive))),
  ];
}

/* The turns before the point; those that signals rest on are marked with the step that they matched. */
function seenElement(one) {
  const roles = new Map();
  (one.signals ?? []).forEach(signal => signal.evidence.forEach((event, at) => {
    const role = signal.steps?.[at] ?? plain(signal.type);
    roles.set(event, new Set([...(roles.get(event) ?? []), role]));
  }));
  const before = current.story.turns.filter(turn => turn.time <= one.time);
  const last = before.slice(-SEEN);
  const shown = [...before.filter(turn => roles.has(turn.id) && !last.includes(turn)), ...last];
  return fold(`What it saw: the last ${Math.min(SEEN, before.length)} of ${many(before.length, 'event')}`, true,
      element('div', {class: 'seen'}, shown.map(turn => element('div', {class: roles.has(turn.id) ? 'evidence' : ''},
          element('span', {class: 'muted'}, clock(turn.time)), ' ', element('b', {}, turn.who), ' ', turnWords(turn),
          [...(roles.get(turn.id) ?? [])].map(role => badge(role, '--score'))))));
}

function signalsElement(one) {
  if (!one.signals?.length) {
    return fold('Signals: none', false, element('p', {class: 'muted'}, 'No detector had reported anything that still counted.'));
  }
  const patterns = current.run.patterns;
  return fold(many(one.signals.length, 'signal'), true, table(['signal', 'score', 'by', 'rests on'],
      one.signals.map(signal => [plain(signal.type), figure(signal.score), signal.by,
        signal.evidence.map((event, at) => signal.steps ? `${signal.steps[at]}: ${event}` : event).join(', ') || '–'])),
  [...new Set(one.signals.map(signal => signal.by))].filter(by => by in patterns).map(by =>
      fold(`Pattern ${by}`, false, element('pre', {}, patterns[by]))));
}

function checksElement(one) {
  if (!one.checks?.length) {
    return FATES[one.fate].audible
        ? fold('Checks: none', false, element('p', {class: 'muted'}, 'This assistant has no check that looked at it.'))
        : null;
  }
  return fold(many(one.checks.length, 'check'), true, table(['check', 'says', 'saw'], one.checks.map(check => [
    check.id, check.ok ? badge('yes', '--good') : badge('no', '--bad'), check.value ?? '–'])));
}

function alternativesElement(one) {
  return one.alternatives === undefined ? null : fold('Alternatives', false, table(['action', 'worth', 'probability'],
      one.alternatives.map(other => [plain(other.action), figure(other.value), figure(other.propensity)]),
      'Worth is against waiting, whose worth is 0.'));
}

/* What the other assistants did at the same point. */
function othersElement(one) {
  const rows = [];
  for (const run of index.runs.filter(other => other.part === current.entry.part && other !== current.run)) {
    const same = (current.story.decisions[run.number] ?? []).find(other => other.point === one.point);
    rows.push([element('button', {class: 'link', onclick: () => chooseAssistant(run.label)}, run.label),
      same ? same.headline : 'looked at no such point', same ? figure(same.score) : '–']);
  }
  return rows.length === 0 ? null : fold('Other assistants at this point', current.comparing,
      table(['assistant', 'did', 'score'], rows));
}

function factsElement(one) {
  const facts = [['decision', `${current.entry.id}/${current.run.assistant.replace(/@[^@]*$/, '')}/${one.point}`],
    ['action', one.action], ['act', one.act], ['goal', one.goal], ['belief', one.belief],
    ['put off until', one.deferredUntil && stamp(one.deferredUntil)],
    ['parameters', one.parameters && `version ${one.parameters}`]];
  return fold('Record', false, table(['', ''], facts.filter(([, value]) => value)));
}
