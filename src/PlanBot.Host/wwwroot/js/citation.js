import { announce, button, byId, el } from './dom.js';
import { citation as text } from './text.js';

/** A citation as an official paper writes it, the quote letter for letter. */
export function paperCitation(knowledge, label, quote) {
  return text.paper(knowledge.title, knowledge.docNumber, label, quote);
}

/** A button that copies what `words` returns when it is pressed. */
export function copyButton(words, label) {
  const made = button('quiet.copy-citation', text.copy, async () => {
    if (!await copy(words())) return;
    made.textContent = text.copied;
    setTimeout(() => { made.textContent = text.copy; }, 2500);
  }, { 'aria-label': label ? `${text.copy}：${label}` : null });
  // Pressing must not take away what is selected in the clause.
  made.addEventListener('mousedown', (event) => event.preventDefault());
  return made;
}

async function copy(words) {
  const copied = await toClipboard(words) || byCommand(words);
  if (copied) announce(text.announced);
  else showForCopying(words);
  return copied;
}

async function toClipboard(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

// Pages that are not secure have no clipboard object; the old command still works there.
function byCommand(words) {
  const focused = document.activeElement;
  const field = el('textarea.offscreen', { readonly: true, 'aria-hidden': 'true' });
  field.value = words;
  (document.querySelector('dialog:modal') ?? document.body).append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch {
    done = false;
  }
  field.remove();
  focused?.focus();
  return done;
}

function showForCopying(words) {
  const dialog = byId('copy-fallback');
  const field = el('textarea', { readonly: true, rows: 6, 'aria-labelledby': 'copy-heading' });
  field.value = words;
  dialog.replaceChildren(
    el('h2', { id: 'copy-heading' }, text.manual),
    el('p', {}, text.manualHint),
    field,
    button('', text.close, () => dialog.close()),
  );
  dialog.showModal();
  field.focus();
  field.select();
}
