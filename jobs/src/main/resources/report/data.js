/* The data of the report: the index is read at once, details of sessions are unpacked when they are asked for. */
const index = JSON.parse(document.getElementById('index').textContent);
const chunks = [...document.querySelectorAll('script.chunk')];
const KEPT_CHUNKS = 8;
const unpacked = new Map();

index.runs.forEach((run, number) => { run.number = number; run.floor = run.acts.length === 0; });
const byKey = new Map(index.sessions.map(entry => [keyOf(entry.part, entry.id), entry]));
/* Floors come last: they are there for comparison. */
const ordered = [...index.runs].sort((a, b) => a.floor - b.floor);
const assistants = [...new Set(ordered.map(run => run.label))];
const parts = [...new Set(index.runs.map(run => run.part))];

function keyOf(part, id) {
  return part + '\n' + id;
}

/* The run of an assistant on a part, or undefined. */
function runOf(assistant, part) {
  return index.runs.find(run => run.label === assistant && run.part === part);
}

/* The stories in a chunk; the last few are kept. */
function unpack(number) {
  if (!unpacked.has(number)) {
    const bytes = Uint8Array.from(atob(chunks[number].textContent), letter => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    unpacked.set(number, new Response(stream).json());
    if (unpacked.size > KEPT_CHUNKS) {
      unpacked.delete(unpacked.keys().next().value);
    }
  }
  return unpacked.get(number);
}

/* Everything about a session; null if the report had no room for it. */
async function storyOf(entry) {
  return entry.chunk === undefined ? null : (await unpack(entry.chunk))[entry.at];
}

/* Tells the keys of sessions in which words occur, chunk by chunk, until the signal aborts. */
async function searchWords(words, found, signal) {
  const wanted = words.toLowerCase();
  const inChunk = new Map();
  for (const entry of index.sessions) {
    if (entry.chunk !== undefined) {
      inChunk.set(entry.chunk, [...(inChunk.get(entry.chunk) ?? []), entry]);
    }
  }
  for (const [number, entries] of inChunk) {
    const stories = await unpack(number);
    if (signal.aborted) {
      return;
    }
    const hits = entries.filter(entry => holds(stories[entry.at], wanted));
    if (hits.length > 0) {
      found(hits.map(entry => keyOf(entry.part, entry.id)));
    }
  }
}

function holds(story, wanted) {
  const has = text => text !== undefined && text.toLowerCase().includes(wanted);
  return story.turns.some(turn => has(turn.text))
      || Object.values(story.decisions).some(list => list.some(one =>
          has(one.intervention?.text) || (one.fate !== 'WAITED' && has(one.why))));
}
