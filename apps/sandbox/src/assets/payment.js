/** Fills a test card or account into the form; without scripts the numbers can still be typed. */
for (const button of document.querySelectorAll('button[data-fill]')) {
  button.hidden = false;
  button.addEventListener('click', () => fill(button.dataset.fill, 'expiresSoon' in button.dataset));
}

function fill(number, expiresSoon) {
  const isAccount = /^[A-Z]/.test(number);
  const now = new Date();
  const last = expiresSoon ? new Date(now.getFullYear(), now.getMonth() + 1) : new Date(now.getFullYear() + 3, 0);
  const values = isAccount
    ? { iban: number, holder: document.getElementById('holder').value || 'Camille Martin' }
    : { number, expiry: monthOf(last), code: '123' };
  for (const [id, value] of Object.entries(values)) document.getElementById(id).value = value;
  document.querySelector('form button').focus();
}

function monthOf(day) {
  return `${String(day.getMonth() + 1).padStart(2, '0')}/${String(day.getFullYear()).slice(-2)}`;
}
