/**
 * Closes the dialog around an element; the browser gives the focus back to what had it before.
 * Browsers tell of it with the next frame only, which pages in the background wait long for, so it is told here.
 */
export function closeDialog(element: Element): void {
  const dialogElement = element.closest('dialog');
  if (!dialogElement?.open) return;
  dialogElement.close();
  dialogElement.dispatchEvent(new Event('close'));
}
