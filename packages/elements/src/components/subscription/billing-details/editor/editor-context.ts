import type { LocaleController } from '../../../../controllers/locale-controller.js';
import type { ComboboxController } from '../../../../ui/combobox-controller.js';
import type { AddressFormats } from '../address-formats.js';
import type { DetailsField } from '../details-values.js';
import type { EditorController } from './editor-controller.js';
import type { EditorState } from './editor-state.js';
import { problemText } from './problem-texts.js';

/** What the dialog needs beside what was entered. */
export interface EditorContext {
  controller: EditorController;
  addressFormats: AddressFormats;
  comboboxes: ComboboxController;
  locale: LocaleController;
  /** The details are stored and the dialog is closed. */
  saved: () => void;
}

/** What is wrong with a field, in words. */
export function problemOf(
  field: DetailsField,
  { problems }: EditorState,
  { controller, locale }: EditorContext,
): string | undefined {
  const problem = problems.get(field);
  return problem && problemText(field, problem, { format: controller.form.format, formats: locale.formats });
}
