import { join } from 'node:path';
import { Book, type BookOptions } from './book.ts';
import { Cashier } from './cashier.ts';
import { Collector } from './collector.ts';
import { Methods } from './methods.ts';

/** The provider's people and their one book. */
export interface Desk {
  book: Book;
  cashier: Cashier;
  collector: Collector;
  methods: Methods;
}

/** Opens the book; what was under way goes on. */
export function openDesk(options: BookOptions): Desk {
  const book = new Book(options);
  const methods = new Methods(join(options.folder, 'methods'));
  return { book, methods, cashier: new Cashier(book, methods), collector: new Collector(book, methods) };
}
