/* Words for people: what the codes of the records mean. */
const FATES = {
  SAID: {name: 'said', colour: '--said', symbol: 'diamond', audible: true},
  ADMITTED: {name: 'admitted', colour: '--said', symbol: 'diamond', audible: true},
  DROPPED: {name: 'reply dropped', colour: '--dropped', symbol: 'rect', audible: true},
  SUPPRESSED: {name: 'kept back by a check', colour: '--suppressed', symbol: 'rect', audible: true},
  DEFERRED: {name: 'put off by a check', colour: '--suppressed', symbol: 'roundRect', audible: true},
  HELD: {name: 'held', colour: '--held', symbol: 'triangle', audible: false},
  SILENT: {name: 'silent on purpose', colour: '--silent', symbol: 'triangle', audible: false},
  WAITED: {name: 'waited', colour: '--waited', symbol: 'circle', audible: false},
};
const OUTCOMES = {
  ACCEPTED: {name: 'accepted', colour: '--good'},
  REJECTED: {name: 'rejected', colour: '--bad'},
  IGNORED: {name: 'ignored', colour: '--waited'},
  STALE: {name: 'dropped: the session had moved on', colour: '--dropped'},
  GUARD: {name: 'dropped: a guard objected', colour: '--dropped'},
  DEADLINE: {name: 'dropped: no words in time', colour: '--dropped'},
};
const MOMENTS = {
  SPOKE_WHERE_WANTED: 'It spoke where somebody wanted it to',
  SPOKE_WHERE_NOT_WANTED: 'It spoke where nobody wanted it to',
  MISSED: 'It missed a wanted moment',
  KEPT_BACK: 'A check kept it back',
  HELD: 'It held back, having just spoken',
  DROPPED: 'Its reply was dropped',
  SPOKE: 'It spoke',
  NEARLY: 'It nearly spoke',
};
const METRICS = {
  precision: 'share of what was said that was wanted',
  recall: 'share of wanted moments that were met',
  f1: 'precision and recall in one',
  falseAlarm: 'share of what was said that nobody wanted',
  falseAlarmsPerHour: 'unwanted interventions per hour of session',
  speakRate: 'interventions per decision',
};
const GOLD = {
  SPEAK_SPAN: 'wanted', QUIET: 'quiet is right', HELP_NEEDED: 'help needed', NEEDS_CLARIFICATION: 'unclear',
  DERAILED_AT: 'derailed', ACT: 'act',
};
const DIFFERENCES = {
  ONLY_A: 'only A would speak', ONLY_B: 'only B would speak', OTHER_ACT: 'both, but another act',
};
const POINTS = {
  onlyA: 'only A would speak', onlyB: 'only B would speak', otherAct: 'both, but another act', both: 'both alike',
  neither: 'neither',
};
const KEYS = [
  ['/', 'search'], ['f', 'figures and where to start'], ['↑ ↓ Enter', 'in the list of sessions: choose one'],
  ['[ ]', 'session before, after'], ['j k', 'next, previous decision that is more than waiting'],
  ['J K', 'next, previous decision, waiting included'], ['1 – 9', 'assistant'], ['t', 'light or dark'],
  ['o', 'show or hide offensive words'], ['?', 'this help'], ['Esc', 'close; leave a field'],
];
const GLOSSARY = [
  ['decision', 'what the assistant resolved to do at one point: after an event, after a silence, when an answer arrived'],
  ['score, threshold', 'what the trigger saw, and what it had to reach'],
  ['signal', 'what a detector reported: a type, a strength from 0 to 1, and the turns that it rests on'],
  ['check', 'a named reason not to speak now: budgets, cool-down, quiet hours, consent'],
  ['held', 'there was a reason to speak, but the assistant had just spoken in this session'],
  ['outcome', 'what people did with what was said'],
  ['gold', 'what somebody who read the recording said should happen; the assistant never sees it'],
];

const TWO = new Intl.NumberFormat('en', {minimumFractionDigits: 2, maximumFractionDigits: 2});
const figure = value => value === null || value === undefined ? '–' : TWO.format(value);
const many = (count, one, more = one + 's') => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
const stamp = time => new Date(time).toISOString();
const day = time => stamp(time).slice(0, 10);
const clock = time => stamp(time).slice(11, 19);
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
const plain = code => code.toLowerCase().replaceAll('_', ' ');

function span(millis) {
  const units = [['d', 86400000], ['h', 3600000], ['min', 60000], ['s', 1000]];
  const parts = [];
  for (const [unit, size] of units) {
    if (millis >= size && parts.length < 2) {
      parts.push(`${Math.floor(millis / size)} ${unit}`);
      millis %= size;
    }
  }
  return parts.join(' ') || '0 s';
}
