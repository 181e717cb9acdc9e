/** Distance between a button and what it opens, and between that and the edges of the window, in pixels. */
const gap = 4;

/**
 * Puts an element of the top layer below its button, ends aligned; above it where there is no room below. It scrolls with
 * the page.
 */
export function placeBeside(element: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isLeftToRight = getComputedStyle(button).direction === 'ltr';
  const wanted = isLeftToRight ? anchor.right - width : anchor.left;
  const left = Math.max(gap, Math.min(wanted, clientWidth - width - gap));
  const below = anchor.bottom + gap;
  const hasRoom = below + height <= clientHeight || anchor.top < height + gap;
  const top = hasRoom ? below : anchor.top - height - gap;
  element.style.setProperty('left', `${String(left + scrollX)}px`);
  element.style.setProperty('top', `${String(top + scrollY)}px`);
}
