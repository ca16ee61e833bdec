// What a reader uses: names of columns that sort, a box to filter, buttons to open, pages, a file to take away.

const FEW = 8;

function addTools(view) {
  const opens = view.all.some((row) => row.opened || row.under.length);
  const choices = view.columns.some((column) => column.choices);
  view.tools = { tell: () => {} };
  if (view.all.length > 1) view.columns.forEach((column, place) => addSorting(view, column, place));
  if (view.all.length <= FEW && !opens && !choices) return;
  const caption = view.table.caption.textContent;
  const bar = make('div', 'tools');
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', `${caption}：查看方式`);
  const status = make('p', 'status');
  status.setAttribute('role', 'status');
  if (view.all.length > FEW || choices) bar.append(filterBox(view), ...choiceBoxes(view));
  if (opens) {
    bar.append(button('全部展开', () => view.openAll(true)), button('全部收起', () => view.openAll(false)));
  }
  bar.append(button('复制', () => copy(view, status)), button('下载 CSV', () => download(view)), status);
  const pager = pagerOf(view), cut = make('p', 'cut note');
  view.box.insertBefore(bar, view.box.firstChild);
  (view.table.parentNode === view.box ? view.table : view.table.parentNode).after(pager.nav, cut);
  view.tools = { tell: (now) => {
    tellRows(view, status, now);
    pager.tell(now);
    cut.textContent = now.printed && now.seen < now.rows
      ? `共 ${now.rows} 行，太多，只打印前 ${now.seen} 行。请先筛选再打印，或下载 CSV。` : '';
  } };
}

function button(text, done, name) {
  const made = make('button', name || '', text);
  made.type = 'button';
  made.addEventListener('click', done);
  return made;
}

function labelled(text, control) {
  const label = make('label', '', text);
  label.append(control);
  return label;
}

function filterBox(view) {
  const input = make('input');
  input.type = 'search';
  input.autocomplete = 'off';
  input.placeholder = '输入要找的文字';
  let waiting = 0;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      view.sought = input.value.toLowerCase().split(/\s+/).filter((word) => word);
      view.filter();
    }, view.all.length > MOST_ROWS ? 150 : 0);
  });
  return labelled('筛选', input);
}

function choiceBoxes(view) {
  return view.columns.map((column, place) => ({ column, place })).filter(({ column }) => column.choices)
    .map(({ column, place }) => {
      const values = Array.from(new Set(view.all.map((row) => row.cells[place]))).filter((text) => text !== '');
      const select = make('select');
      select.append(new Option('全部', ''), ...values.map((text) => new Option(text, text)));
      select.addEventListener('change', () => {
        if (select.selectedIndex) view.chosen.set(place, select.value);
        else view.chosen.delete(place);
        view.filter();
      });
      return labelled(column.title, select);
    });
}

// The name of a column becomes a button; a reader of screens is told the order by aria-sort.
function addSorting(view, column, place) {
  const sorting = button(column.title, () => {
    view.sort(place);
    view.columns.forEach(({ cell }, at) => {
      const order = view.sorted && view.sorted.place === at ? view.sorted.down : null;
      if (order === null) cell.removeAttribute('aria-sort');
      else cell.setAttribute('aria-sort', order ? 'descending' : 'ascending');
    });
  }, 'sort');
  const paper = make('span', 'paper', column.title);
  paper.setAttribute('aria-hidden', 'true');
  column.cell.textContent = '';
  column.cell.append(sorting, paper);
}

// The first cell of a row that opens becomes a button.
function addButton(view, row) {
  if (!row.opened && !row.under.length) return;
  if (!row.button) {
    const cell = row.tr.cells[0];
    row.button = button(row.cells[0] || '明细', () => view.toggle(row), 'open');
    cell.firstChild && cell.firstChild.nodeType === 3 ? cell.firstChild.replaceWith(row.button)
      : cell.prepend(row.button);
  }
  row.button.setAttribute('aria-expanded', String(view.isOpen(row)));
}

function tellRows(view, status, { rows, pages, first, seen, printed }) {
  if (printed) return;
  const part = pages > 1 && seen < rows ? `，本页为第 ${first + 1}—${first + seen} 行` : '';
  const told = `显示 ${rows} / ${view.all.length} 行${part}`;
  if (status.textContent !== told) status.textContent = told;
}

function pagerOf(view) {
  const nav = make('nav', 'pager'), input = make('input'), count = make('span');
  nav.setAttribute('aria-label', `${view.table.caption.textContent}：翻页`);
  input.type = 'number';
  input.min = 1;
  input.addEventListener('change', () => view.turn((Number(input.value) || 1) - 1));
  const back = button('上一页', () => view.turn(view.page - 1));
  const on = button('下一页', () => view.turn(view.page + 1));
  const label = labelled('第', input);
  nav.append(back, label, count, on);
  const tell = ({ pages }) => {
    nav.hidden = pages === 1;
    input.value = view.page + 1;
    input.max = pages;
    count.textContent = `页，共 ${pages} 页`;
    back.setAttribute('aria-disabled', String(view.page === 0));
    on.setAttribute('aria-disabled', String(view.page === pages - 1));
  };
  return { nav, tell };
}

// The rows that pass the filter, open or not, in the order they have now; the total last.
function exported(view) {
  const nested = view.roots.some((row) => row.under.length);
  const path = (row) => row.parent ? [...path(row.parent), row.parent.cells[0]] : [];
  const lines = [[...(nested ? ['上级'] : []), ...view.columns.map((column) => column.title)]];
  view.each(view.roots, (row) => {
    if (row.kept) lines.push([...(nested ? [path(row).join('／')] : []), ...row.cells]);
  });
  const foot = view.table.tFoot;
  if (foot) lines.push([...(nested ? [''] : []), ...Array.from(foot.rows[0].cells, (cell) => cell.textContent)]);
  return lines.map((cells) => cells.map(harmless));
}

// A text that a spreadsheet would take for a formula gets an apostrophe before it; a number does not.
function harmless(text) {
  return /^[=+\-@\t\r]/.test(text) && !/^-?[0-9.]+%?$/.test(text) ? `'${text}` : text;
}

function download(view) {
  const quoted = (text) => /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  const lines = exported(view).map((cells) => cells.map(quoted).join(','));
  // With a byte order mark spreadsheets on Windows read it as UTF-8.
  const file = new Blob(['\ufeff' + lines.join('\r\n') + '\r\n'], { type: 'text/csv;charset=utf-8' });
  const link = make('a');
  link.href = URL.createObjectURL(file);
  link.download = `${view.table.caption.textContent.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 60)}.csv`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// Cells between tabs, as spreadsheets take them when pasted.
function copy(view, status) {
  const lines = exported(view);
  const text = lines.map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n');
  const area = make('textarea', 'unseen', text);
  document.body.append(area);
  const before = document.activeElement;
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (before) before.focus();
  status.textContent = done ? `已复制 ${lines.length - 1} 行，可粘贴到表格软件` : '没有复制成功，请用“下载 CSV”';
}
