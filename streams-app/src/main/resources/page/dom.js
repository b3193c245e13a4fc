// Elements from data. Text is only ever set as text: names come from outside and must stay names.

const SVG = 'http://www.w3.org/2000/svg';

/** An element: attributes by name, `on…` as listeners, children that are elements, texts or nothing. */
export function h(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Puts other children in place and leaves the focus on what has the same key. */
export function refill(element, ...children) {
  const focused = document.activeElement;
  const key = focused && element.contains(focused) ? focused.getAttribute('data-key') : null;
  element.replaceChildren(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  if (key !== null) {
    element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({preventScroll: true});
  }
}

/** A card: a titled region of the page. */
export function card(id, title, hint, ...children) {
  const heading = `${id}-title`;
  return h('section', {class: 'card', id, 'aria-labelledby': heading},
      h('header', {class: 'card-head'},
          h('h2', {id: heading}, title),
          hint ? h('p', {class: 'hint'}, hint) : null),
      ...children);
}

/** Buttons of which one is pressed. */
export function choice(label, options, chosen, choose) {
  return h('div', {class: 'choice', role: 'group', 'aria-label': label},
      options.map(([value, text]) => h('button', {
        type: 'button',
        'aria-pressed': String(value === chosen),
        'data-key': `${label}:${value}`,
        onclick: () => choose(value),
      }, text)));
}

/** A list to choose from, for many options. */
export function selection(label, options, chosen, choose) {
  return h('label', {class: 'selection'}, h('span', {}, label),
      h('select', {'data-key': label, onchange: (event) => choose(event.target.value)},
          options.map(([value, text]) => h('option', {value, selected: value === chosen}, text))));
}

/** A table; columns are [title, class], rows are lists of cells. */
export function table(caption, columns, rows) {
  return h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
      h('table', {},
          h('caption', {class: 'unseen'}, caption),
          h('thead', {}, h('tr', {}, columns.map(([title, kind]) => h('th', {scope: 'col', class: kind}, title)))),
          h('tbody', {}, rows.map((row) => h('tr', {},
              row.map((cell, i) => h(i === 0 ? 'th' : 'td', {class: columns[i][1], scope: i === 0 ? 'row' : null}, cell)))))));
}

/** What stands where there is nothing to draw: a picture of the state, what it means, and what to do. */
export function emptyState(icon, title, ...lines) {
  return h('div', {class: 'empty'}, icon, h('p', {class: 'empty-title'}, title), lines.map((line) => h('p', {}, line)));
}
