// Follows what happens: fetches the page anew and replaces the sections that changed.
'use strict';

const live = document.getElementById('live');

// Times count on between two fetches; they alone are no change.
const ago = seconds =>
  seconds < 1 ? 'now'
    : seconds < 60 ? `${Math.floor(seconds)} s ago`
    : seconds < 3600 ? `${Math.floor(seconds / 60)} min ago`
    : seconds < 86400 ? `${Math.floor(seconds / 3600)} h ago` : `${Math.floor(seconds / 86400)} days ago`;

const tick = root => {
  for (const time of root.querySelectorAll('time'))
    time.textContent = ago(Math.max(0, (Date.now() - Date.parse(time.dateTime)) / 1000));
};

const replace = (old, fresh) => {
  const open = [...old.querySelectorAll('details[open]')].map(d => d.dataset.key);
  for (const details of fresh.querySelectorAll('details'))
    details.open = open.includes(details.dataset.key);
  for (const choice of old.querySelectorAll('select[name]'))
    fresh.querySelectorAll(`select[name="${choice.name}"]`).forEach(same => { same.value = choice.value; });
  const scrolled = [...old.querySelectorAll('.inside')].map(inside => inside.scrollTop);
  old.replaceWith(fresh);
  fresh.querySelectorAll('.inside').forEach((inside, n) => { inside.scrollTop = scrolled[n] ?? 0; });
};

const isBusy = section => section.contains(document.activeElement) && document.activeElement.matches('select, button');

const shape = section => {
  const copy = section.cloneNode(true);
  copy.querySelectorAll('time').forEach(time => { time.textContent = ''; });
  copy.querySelectorAll('details').forEach(details => details.removeAttribute('open'));
  return copy.innerHTML;
};

const refresh = async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.pathname + location.search, { cache: 'no-store' });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    tick(fresh);
    for (const section of document.querySelectorAll('main > section')) {
      const next = fresh.getElementById(section.id);
      if (next && !isBusy(section) && shape(next) !== shape(section)) replace(section, document.adoptNode(next));
    }
    live.className = '';
    live.textContent = 'live';
  } catch {
    live.className = 'lost';
    live.textContent = 'stopped';
  }
  tick(document);
};

// What CloudWatch does with <cwdb-action>: it belongs to the element before it.
const act = async (action, custom) => {
  const asks = action.getAttribute('confirmation');
  if (asks && !confirm(asks)) return;
  const event = { ...JSON.parse(custom.dataset.event), ...JSON.parse(action.textContent || '{}') };
  for (const field of custom.querySelectorAll('select[name], input[name]'))
    event.widgetContext.forms.all[field.name] = field.value;
  const answer = await fetch('/_local/widget', { method: 'POST', body: JSON.stringify(event) });
  custom.innerHTML = await answer.text();
};

const pressed = event => {
  const action = event.target.closest?.('.custom *')?.nextElementSibling;
  if (action?.localName !== 'cwdb-action') return;
  if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  act(action, action.closest('.custom'));
};
document.addEventListener('click', pressed);
document.addEventListener('keydown', pressed);

// A dashboard is drawn for this window's width and its reader's colours.
const dark = matchMedia('(prefers-color-scheme: dark)');
const fit = async () => {
  const board = document.querySelector('.board');
  if (!board) return;
  const wanted = `${board.clientWidth}-${dark.matches ? 'dark' : 'light'}`;
  document.cookie = `board=${wanted}; path=/; samesite=strict`;
  if (board.dataset.board !== wanted) await refresh();
};
let resized;
addEventListener('resize', () => { clearTimeout(resized); resized = setTimeout(fit, 200); });
dark.addEventListener('change', fit);

tick(document);
const every = Number(document.querySelector('main > section')?.dataset.every ?? 1500);
const again = async () => { await refresh(); setTimeout(again, every); };
setTimeout(again, every);
fit();
