/** What browsers may fill in: the tokens of the HTML standard that our forms use. */
export type Autocomplete =
  | 'off'
  | 'organization'
  | 'organization-title'
  | 'name'
  | 'tel'
  | 'email'
  | 'country-name'
  | 'address-line1'
  | 'address-line2'
  | 'address-line3'
  | 'address-level1'
  | 'address-level2'
  | 'address-level3'
  | 'postal-code';
