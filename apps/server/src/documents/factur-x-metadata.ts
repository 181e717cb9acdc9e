/** Name of the attached file, by which readers find it. */
export const facturXName = 'factur-x.xml';

const namespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

const properties = {
  DocumentType: { value: 'INVOICE', description: 'The type of the hybrid document in capital letters' },
  DocumentFileName: { value: facturXName, description: 'The name of the embedded XML document' },
  Version: { value: '1.0', description: 'The version of the standard that the embedded XML document follows' },
  ConformanceLevel: { value: 'EN 16931', description: 'The profile of the embedded XML document' },
};

const element = (name: string, text: string): string => `<${name}>${text}</${name}>`;

function propertySchema([name, { description }]: [string, { description: string }]): string {
  const parts = [
    element('pdfaProperty:name', name),
    element('pdfaProperty:valueType', 'Text'),
    element('pdfaProperty:category', 'external'),
    element('pdfaProperty:description', description),
  ];
  return `<rdf:li rdf:parseType="Resource">${parts.join('')}</rdf:li>`;
}

/** PDF/A takes properties of foreign schemas only when the file describes them. */
const schema =
  '<rdf:li rdf:parseType="Resource">' +
  element('pdfaSchema:schema', 'Factur-X PDFA Extension Schema') +
  element('pdfaSchema:namespaceURI', namespace) +
  element('pdfaSchema:prefix', 'fx') +
  element('pdfaSchema:property', element('rdf:Seq', Object.entries(properties).map(propertySchema).join(''))) +
  '</rdf:li>';

const description =
  `<rdf:Description rdf:about="" xmlns:fx="${namespace}">` +
  Object.entries(properties)
    .map(([name, { value }]) => element(`fx:${name}`, value))
    .join('') +
  '</rdf:Description>';

const endOfSchemas = '</rdf:Bag></pdfaExtension:schemas>';
const endOfDescriptions = '</rdf:RDF>';

/**
 * XMP metadata with what Factur-X adds. Its schema goes into the bag that a PDF/A has already, since a second one would
 * not be valid.
 *
 * @throws Error when the metadata are not those of a PDF/A
 */
export function facturXMetadata(xmp: string): string {
  if (!xmp.includes(endOfSchemas)) throw new Error('The file is no PDF/A.');
  return xmp
    .replace(endOfSchemas, () => schema + endOfSchemas)
    .replace(endOfDescriptions, () => description + endOfDescriptions);
}
