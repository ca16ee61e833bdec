// Rows of a table: read from the page where they stand in it, made from its data where it is large.

function make(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

// The same rounding as in every document: what falls short of the whole is never 100.0%.
function percent(share) {
  let tenths = Math.round(share * 1000 + 1e-9);
  if (tenths === 1000 && share < 1) tenths = 999;
  if (tenths === 0 && share > 0) tenths = 1;
  return (tenths / 10).toFixed(1) + '%';
}

function shown(value, kind) {
  if (value === null) return '';
  return kind === 'percent' && typeof value === 'number' ? percent(value) : String(value);
}

function row(parent, cells, values) {
  const level = parent ? parent.level + 1 : 0;
  return { parent, level, cells, values, missed: false, under: [], opened: null, tr: null, detail: null,
    button: null, kept: true, open: false, found: false };
}

// What a cell is sorted by: a number, or text; null for a cell without either, which stands last.
function valueOf(text, kind, exact) {
  if (kind === 'text' || kind === 'day') return text === '' ? null : text;
  const number = Number(exact === undefined ? text : exact);
  return text === '' || Number.isNaN(number) ? null : number;
}

function rowsInPage(body, columns) {
  const roots = [], line = [];
  for (const tr of Array.from(body.rows)) {
    if (tr.className === 'detail') {
      const last = line[line.length - 1];
      last.detail = tr;
      last.opened = true;
      last.inside = tr.textContent.toLowerCase();
      continue;
    }
    line.length = Math.min(line.length, Number(tr.dataset.level || 0));
    const parent = line.length ? line[line.length - 1] : null;
    const cells = Array.from(tr.cells, (cell) => cell.firstChild ? cell.firstChild.data || '' : '');
    const found = row(parent, cells, cells.map(
      (text, place) => valueOf(text, columns[place].kind, tr.cells[place].dataset.value)));
    found.tr = tr;
    found.missed = tr.classList.contains('missed');
    (parent ? parent.under : roots).push(found);
    line.push(found);
  }
  return roots;
}

function rowsOfData(data, columns, parent) {
  return data.map(([values, under, missed, opened]) => {
    const cells = values.map((value, place) => shown(value, columns[place].kind));
    const made = row(parent, cells, cells.map((text, place) => valueOf(text, columns[place].kind,
      typeof values[place] === 'number' ? values[place] : undefined)));
    made.missed = missed === 1;
    made.opened = opened && opened.length ? opened : null;
    made.under = under ? rowsOfData(under, columns, made) : [];
    return made;
  });
}

function look(kind) {
  return kind === 'number' || kind === 'percent' ? 'number' : kind === 'day' ? 'day' : '';
}

function cellsOf(texts, values, columns, missed) {
  return texts.map((text, place) => {
    const { kind } = columns[place];
    const cell = make(place ? 'td' : 'th', look(kind), text);
    if (kind === 'percent' && typeof values[place] === 'number') cell.dataset.value = values[place];
    if (!place) {
      cell.scope = 'row';
      if (missed) cell.append(make('span', 'unseen', '（未达目标）'));
    }
    return cell;
  });
}

// The element of a row, made when it is first looked at.
function trOf(row, columns) {
  if (!row.tr) {
    row.tr = make('tr', row.missed ? 'missed' : '');
    if (row.level) row.tr.dataset.level = Math.min(row.level, 4);
    row.tr.append(...cellsOf(row.cells, row.values, columns, row.missed));
  }
  return row.tr;
}

// What a row opens to, as an element of the table; its own tables are sorted and filtered too.
function detailOf(row, columns) {
  if (!row.detail) {
    row.detail = make('tr', 'detail');
    const cell = make('td');
    cell.colSpan = columns.length;
    const details = make('details');
    details.append(make('summary'), ...row.opened.map(partOf));
    cell.append(details);
    row.detail.append(cell);
  }
  const details = row.detail.querySelector('details');
  if (!details.open) {
    details.open = true;
    Array.from(details.children).filter((each) => each.className === 'figures').forEach((box) => new View(box));
  }
  return row.detail;
}

function partOf(part) {
  const box = make('div', part.words ? '' : 'figures');
  if (part.words) {
    box.append(...part.words.map((line) => make('p', '', line)));
    return box;
  }
  const columns = part.columns.map(([title, kind, choices]) => ({ title, kind, choices }));
  const table = make('table');
  table.append(make('caption', '', part.caption), headOf(columns), make('tbody'));
  const flat = (rows) => rows.forEach((each) => {
    table.tBodies[0].append(trOf(each, columns));
    if (each.opened) table.tBodies[0].append(detailOf(each, columns));
    flat(each.under);
  });
  flat(rowsOfData(part.rows, columns, null));
  if (part.total) {
    const texts = part.total.map((value, place) => shown(value, columns[place].kind));
    const foot = make('tfoot'), line = make('tr');
    line.append(...cellsOf(texts, part.total, columns, false));
    foot.append(line);
    table.append(foot);
  }
  box.append(table);
  if (part.note) box.append(make('p', 'note', part.note));
  return box;
}

function headOf(columns) {
  const head = make('thead'), line = make('tr');
  line.append(...columns.map(({ title, kind, choices }) => {
    const cell = make('th', look(kind), title);
    cell.scope = 'col';
    cell.dataset.kind = kind;
    if (choices) cell.dataset.choices = '';
    return cell;
  }));
  head.append(line);
  return head;
}

// Where a reader's words are sought: in the cells of a row, and apart from them in what it opens to.
function wordsOf(row) {
  if (row.words === undefined) row.words = row.cells.join('\n').toLowerCase();
  return row.words;
}

function wordsInside(row) {
  if (row.inside === undefined) row.inside = (row.opened || []).map(toldBy).join('\n').toLowerCase();
  return row.inside;
}

function toldBy(part) {
  if (part.words) return part.words.join('\n');
  const told = ([cells, under, , opened]) =>
    [cells.join('\n'), ...(under || []).map(told), ...(opened || []).map(toldBy)].join('\n');
  return [part.caption, ...part.rows.map(told), part.note].join('\n');
}
