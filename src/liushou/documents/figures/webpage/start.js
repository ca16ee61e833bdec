// All tables of the page; on paper they have all the rows that pass the filter, not a page of them.

const views = Array.from(document.querySelectorAll('main > section > .figures'), (box) => new View(box));

function printing(printed) {
  views.forEach((view) => {
    if (view.printed === printed) return;
    view.printed = printed;
    view.show();
  });
}

window.addEventListener('beforeprint', () => printing(true));
window.addEventListener('afterprint', () => printing(false));
document.documentElement.classList.add('scripted');
