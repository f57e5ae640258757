/* Elements of the page. Text only ever enters as text, so that no content can become markup. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (key === 'class') {
      made.className = value;
    } else if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...shown(children));
  return made;
}

/* What is left out on a condition is null, undefined or false. */
const shown = children => children.flat().filter(child => child !== null && child !== undefined && child !== false);
const fill = (parent, ...children) => parent.replaceChildren(...shown(children));

const settings = {offensive: false};

/* Words of a recording or a reply: offensive ones are behind a button until somebody asks. */
function wordsOf(text, isOffensive) {
  if (!isOffensive || settings.offensive) {
    return element('span', {class: 'words'}, text);
  }
  const cover = element('button', {class: 'cover', title: 'Show these words', onclick: event => {
    event.stopPropagation();
    cover.replaceWith(element('span', {class: 'words'}, text));
  }}, 'may offend: show');
  return cover;
}

const badge = (text, colour) => element('span', {class: 'badge', style: `--tone: var(${colour})`}, text);
const fold = (title, open, ...children) =>
    element('details', {open}, element('summary', {}, title), ...children);

function table(head, rows, caption) {
  return element('table', {},
      caption && element('caption', {}, caption),
      element('thead', {}, element('tr', {}, head.map(name => element('th', {scope: 'col'}, name)))),
      element('tbody', {}, rows.map(row => element('tr', {},
          row.map((cell, column) => element(column === 0 ? 'th' : 'td', column === 0 ? {scope: 'row'} : {}, cell))))));
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
