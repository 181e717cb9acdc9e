/** Keeps what is not public out of the manifest, and so out of documentation and editors. */
const publicMembersOnly = {
  name: 'public-members-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        declaration.members = declaration.members?.filter(
          ({ name, privacy, inheritedFrom, static: isStatic }) =>
            !name.startsWith('#') &&
            privacy !== 'private' &&
            privacy !== 'protected' &&
            !inheritedFrom &&
            !isStatic &&
            !lifecycle.has(name),
        );
        for (const attribute of declaration.attributes ?? []) delete attribute.inheritedFrom;
      }
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations = [], exports = [] }) =>
      [...declarations, ...exports].some(
        ({ customElement, kind }) => customElement || kind === 'custom-element-definition',
      ),
    );
  },
};

const lifecycle = new Set(['connectedCallback', 'disconnectedCallback', 'willUpdate']);

/** Registration goes through one function of ours, which the analyzer cannot see through. */
const tagNames = {
  name: 'tag-names',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'register') return;
    const [tag, element] = node.arguments;
    if (!tag || !element || !ts.isStringLiteral(tag)) return;
    moduleDoc.exports = [
      ...(moduleDoc.exports ?? []),
      { kind: 'custom-element-definition', name: tag.text, declaration: { name: element.getText() } },
    ];
  },
  packageLinkPhase({ customElementsManifest }) {
    const { modules } = customElementsManifest;
    for (const { exports = [] } of modules) {
      for (const definition of exports.filter(({ kind }) => kind === 'custom-element-definition')) {
        for (const module of modules) {
          const declaration = module.declarations?.find(({ name }) => name === definition.declaration.name);
          if (!declaration) continue;
          declaration.tagName = definition.name;
          declaration.customElement = true;
          definition.declaration.module = module.path;
        }
      }
    }
  },
};

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/localization/generated/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [tagNames, publicMembersOnly],
};
