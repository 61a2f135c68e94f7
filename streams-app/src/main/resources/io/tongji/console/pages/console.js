// The script of the console's pages. Every page works without it, but for mending rows.

/** Files that are dropped on the field are chosen, and their names are shown. */
function dropping(label) {
  const input = label.querySelector('input[type=file]');
  const chosen = label.querySelector('.chosen');
  const show = () => {
    const files = [...input.files];
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const tooMuch = bytes > Number(label.dataset.bytes) || files.length > Number(label.dataset.files);
    chosen.textContent = tooMuch ? label.dataset.refusal : files.map((file) => file.name).join('、');
    chosen.classList.toggle('wrong', tooMuch);
    input.setCustomValidity(tooMuch ? label.dataset.refusal : ''); // so the form is not sent
    label.classList.toggle('has', files.length > 0 && !tooMuch);
  };
  input.addEventListener('change', show);
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    label.addEventListener(kind, (event) => {
      event.preventDefault();
      label.classList.toggle('over', kind === 'dragover');
      if (kind === 'drop' && event.dataTransfer.files.length > 0) {
        input.files = event.dataTransfer.files;
        show();
      }
    });
  }
}

/** A form is sent once. */
function sendingOnce(form) {
  form.addEventListener('submit', () => {
    form.querySelectorAll('button').forEach((button) => {
      button.disabled = true;
    });
  });
}

/** While the console works on a job, how far it is; then the page as it is now. */
async function watching(busy) {
  for (;;) {
    await new Promise((done) => setTimeout(done, 500));
    const answer = await fetch(busy.dataset.state, { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      location.reload();
      return;
    }
    const state = await answer.json();
    if (!state.busy) {
      location.reload();
      return;
    }
    busy.querySelector('progress').value = state.percent;
    busy.querySelector('p').textContent = state.words;
  }
}

/** A row is checked when a cell of it is left that was changed. */
function mending(place) {
  place.addEventListener('change', async (event) => {
    const row = event.target.closest('tr[data-row]');
    if (!row) {
      return;
    }
    row.classList.add('asking');
    const body = new URLSearchParams({ row: row.dataset.row, token: document.querySelector('input[name=token]').value });
    row.querySelectorAll('input[name=cell]').forEach((cell) => body.append('cell', cell.value));
    const answer = await fetch(place.dataset.mend, { method: 'POST', body });
    row.classList.remove('asking');
    const why = row.querySelector('.why');
    if (!answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      why.textContent = page.querySelector('.message')?.textContent ?? String(answer.status);
      return;
    }
    const { faults, words } = await answer.json();
    row.classList.toggle('done', faults.length === 0);
    row.querySelector('th').classList.toggle('bad', faults.some((fault) => fault.column < 0));
    const submit = document.querySelector('#submit button');
    submit.textContent = submit.dataset.mended;
    row.querySelectorAll('td:not(.why)').forEach((cell, column) => {
      cell.classList.toggle('bad', faults.some((fault) => fault.column === column));
    });
    why.replaceChildren(
      ...(faults.length === 0 ? [words] : faults.map((fault) => fault.words)).map((text) => {
        const line = document.createElement('div');
        line.textContent = text;
        return line;
      }),
    );
  });
}

/** A reason shows the rows that have it; a second click shows all. */
function filtering(chips) {
  chips.addEventListener('click', (event) => {
    const chip = event.target.closest('.chip');
    if (!chip) {
      return;
    }
    const code = chip.getAttribute('aria-pressed') === 'true' ? '' : chip.dataset.code;
    chips.querySelectorAll('.chip').forEach((other) => {
      other.setAttribute('aria-pressed', String(other.dataset.code === code));
    });
    document.querySelectorAll('tr[data-codes]').forEach((row) => {
      row.hidden = code !== '' && !row.dataset.codes.split(' ').includes(code);
    });
  });
}

/** The text above a button is copied. */
async function copying(event) {
  const text = event.target.parentElement.querySelector('textarea');
  text.select();
  await navigator.clipboard.writeText(text.value);
}

/** When figures have changed, what the page shows of them; what somebody has marked stays. */
function living(place) {
  let { version } = place.dataset;
  const events = new EventSource(place.dataset.live);
  events.addEventListener('message', async ({ data }) => {
    if (data === version || !getSelection().isCollapsed) {
      return;
    }
    const answer = await fetch(`${location.pathname}/live${location.search}`);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.getElementById(place.id);
    if (answer.ok && now) {
      version = now.dataset.version;
      place.replaceChildren(...now.childNodes);
    }
  });
}

/** What is wider than its place can be moved by keys as well. */
function moving(place) {
  if (place.scrollWidth > place.clientWidth) {
    place.tabIndex = 0;
  }
}

document.querySelectorAll('.scroll').forEach(moving);
document.querySelectorAll('.drop').forEach(dropping);
document.querySelectorAll('form[method=post]').forEach(sendingOnce);
document.querySelectorAll('[data-state]').forEach(watching);
document.querySelectorAll('[data-mend]').forEach(mending);
document.querySelectorAll('[data-live]').forEach(living);
document.querySelectorAll('.chips').forEach(filtering);
document.querySelectorAll('[data-copy]').forEach((button) => button.addEventListener('click', copying));
document.querySelectorAll('[data-print]').forEach((button) => button.addEventListener('click', () => print()));
