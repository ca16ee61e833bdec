// One table as it is looked at: in which order, which rows of it, what is open, which page.

const PAGE = 100;
const MOST_ROWS = 1000;  // up to which a table has no pages
const MOST_PRINTED = 30000;  // cells: with many more a browser gives up printing
// Chinese by pinyin, and 五年级10班 after 五年级2班.
const collator = new Intl.Collator('zh-CN', { numeric: true });
const DIGITS = '零一二三四五六七八九';

// 一年级 to 六年级, 三月, 第四季度 in the order of their numbers, not of their sounds.
function inOrder(text) {
  return text.replace(/([零一二三四五六七八九]?)(十?)([零一二三四五六七八九]?)(?=年级|班|季度|月|组)/g,
    (whole, tens, ten, ones) => {
      if (!whole) return '';
      const high = ten ? 10 * (tens ? DIGITS.indexOf(tens) : 1) : tens ? DIGITS.indexOf(tens) : 0;
      return String(ones ? (ten ? high : high * 10) + DIGITS.indexOf(ones) : high);
    });
}

class View {
  constructor(box) {
    this.box = box;
    this.table = box.querySelector('table');
    this.body = this.table.tBodies[0];
    this.columns = Array.from(this.table.tHead.rows[0].cells, (cell) => ({
      cell, title: cell.textContent, kind: cell.dataset.kind, choices: cell.dataset.choices !== undefined }));
    const data = Array.from(box.children).find((each) => each.tagName === 'SCRIPT');
    this.roots = data ? rowsOfData(JSON.parse(data.textContent), this.columns, null)
      : rowsInPage(this.body, this.columns);
    this.all = [];
    this.each(this.roots, (row) => { row.place = this.all.length; this.all.push(row); });
    this.sorted = null;
    this.page = 0;
    this.printed = false;
    this.ranked = new Map();
    this.chosen = new Map();
    this.sought = [];
    addTools(this);
    this.show();
  }

  each(rows, told) {
    for (const row of rows) {
      told(row);
      this.each(row.under, told);
    }
  }

  // Ascending, descending, as it was.
  sort(place) {
    const before = this.sorted && this.sorted.place === place ? this.sorted.down : null;
    this.sorted = before === true ? null : { place, down: before === false };
    this.order(this.roots, this.sorted ? this.comparing(this.sorted) : (one, other) => one.place - other.place);
    this.page = 0;
    this.show();
  }

  order(rows, compare) {
    rows.sort(compare);
    rows.forEach((row) => { if (row.under.length) this.order(row.under, compare); });
  }

  // Rows without a value stand last both ways, equal ones as they stood at first.
  comparing({ place, down }) {
    const ranks = this.columns[place].kind === 'text' ? this.ranks(place) : null;
    for (const row of this.all) {
      const value = row.values[place];
      row.key = value === null || ranks === null ? value : ranks.get(value);
    }
    const sign = down ? -1 : 1;
    return (one, other) => {
      const a = one.key, b = other.key;
      if (a === b) return one.place - other.place;
      if (a === null || b === null) return a === null ? 1 : -1;
      return a < b ? -sign : sign;
    };
  }

  // The place of each text among all texts of a column: each is compared once, however often it stands there.
  ranks(place) {
    if (this.ranked.has(place)) return this.ranked.get(place);
    const texts = new Set(this.all.map((row) => row.values[place]).filter((text) => text !== null));
    const keyed = Array.from(texts, (text) => [text, inOrder(text)]);
    keyed.sort(([, one], [, other]) => collator.compare(one, other));
    const ranks = new Map();
    keyed.forEach(([text, key], at) => {
      const alike = at && collator.compare(keyed[at - 1][1], key) === 0;
      ranks.set(text, alike ? ranks.get(keyed[at - 1][0]) : at);
    });
    this.ranked.set(place, ranks);
    return ranks;
  }

  // Rows that hold all words and the chosen values, with the rows above and under them.
  filter() {
    const chosen = Array.from(this.chosen), sought = this.sought;
    const filtering = chosen.length + sought.length > 0;
    const keep = (row, above) => {
      const fits = chosen.every(([place, value]) => row.cells[place] === value);
      const words = fits ? wordsOf(row) : '';
      const self = fits && sought.every((word) => words.includes(word));
      const inside = fits && !self && sought.every((word) => words.includes(word) || wordsInside(row).includes(word));
      let under = false;
      for (const each of row.under) under = keep(each, above || self) || under;
      row.found = filtering && (under || inside);
      row.kept = above || self || inside || under;
      return self || inside || under;
    };
    this.roots.forEach((row) => keep(row, false));
    this.page = 0;
    this.show();
  }

  isOpen(row) {
    return row.open || row.found;
  }

  toggle(row) {
    row.open = !this.isOpen(row);
    if (!row.open) row.found = false;
    this.show();
  }

  openAll(open) {
    for (const row of this.all) {
      row.open = open;
      if (!open) row.found = false;
    }
    this.page = 0;
    this.show();
  }

  turn(page) {
    this.page = page;
    this.show();
    const scroll = this.box.querySelector('.scroll');
    if (scroll) scroll.scrollTop = 0;
  }

  // The rows that are to be seen, on whatever page.
  visible(rows, into) {
    for (const row of rows) {
      if (!row.kept) continue;
      into.push(row);
      if (row.under.length && this.isOpen(row)) this.visible(row.under, into);
    }
    return into;
  }

  show() {
    const rows = this.visible(this.roots, []);
    const paged = rows.length > PAGE && this.all.length > MOST_ROWS;
    const pages = paged ? Math.ceil(rows.length / PAGE) : 1;
    this.page = Math.max(0, Math.min(this.page, pages - 1));
    const first = this.printed || !paged ? 0 : this.page * PAGE;
    const room = this.printed ? Math.floor(MOST_PRINTED / this.columns.length) : paged ? PAGE : rows.length;
    const seen = rows.slice(first, first + room);
    const lines = [];
    seen.forEach((row, at) => {
      const tr = trOf(row, this.columns);
      lines.push(tr);
      addButton(this, row);
      if (paged) tr.setAttribute('aria-rowindex', first + at + 2);
      else tr.removeAttribute('aria-rowindex');
      if (row.opened && this.isOpen(row)) lines.push(detailOf(row, this.columns));
    });
    this.fill(lines);
    if (paged) this.table.setAttribute('aria-rowcount', rows.length + 1 + (this.table.tFoot ? 1 : 0));
    else this.table.removeAttribute('aria-rowcount');
    this.tools.tell({ rows: rows.length, pages, first, seen: seen.length, printed: this.printed });
  }

  // Rows that stay where they are are not touched, so that whoever stands on one keeps the place.
  fill(lines) {
    const wanted = new Set(lines);
    Array.from(this.body.rows).forEach((tr) => { if (!wanted.has(tr)) tr.remove(); });
    let next = this.body.firstChild;
    for (const tr of lines) {
      while (next && next.nodeType !== 1) next = next.nextSibling;
      if (tr === next) next = next.nextSibling;
      else this.body.insertBefore(tr, next);
    }
  }
}
