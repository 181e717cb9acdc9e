/** Has the browser ask before the page goes while something would be lost. */
export class UnloadGuard {
  #isOn = false;

  /** It listens only while it is needed: a page with such a listener may not come back as it was. */
  set(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    if (isOn) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  }
}

function ask(event: Event): void {
  event.preventDefault();
}
