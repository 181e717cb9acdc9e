/** Stands in for the browser's download list, which a page cannot read: takes the clicks on download links instead. */
export function catchDownloads(): { names: string[]; restore: () => void } {
  const names: string[] = [];
  const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click') ?? {};
  const take = function (this: HTMLAnchorElement): void {
    if (this.href.startsWith('blob:')) names.push(this.download);
  };
  Object.defineProperty(HTMLAnchorElement.prototype, 'click', { ...click, value: take });
  return { names, restore: () => Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click') };
}
