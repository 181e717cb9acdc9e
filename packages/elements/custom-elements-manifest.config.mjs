/** Keeps what is not public out of the manifest, and so out of documentation and editors. */
const publicMembersOnly = {
  name: 'public-members-only',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations = [], exports = [] }) =>
      [...declarations, ...exports].some(({ tagName, kind }) => tagName || kind === 'custom-element-definition'),
    );
    // The order in which files are found differs from disk to disk.
    customElementsManifest.modules.sort((one, other) => (one.path < other.path ? -1 : 1));
    for (const declaration of customElementsManifest.modules.flatMap(({ declarations = [] }) => declarations)) {
      declaration.members = declaration.members?.filter(isPublic);
      declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('billing-'));
    }
  },
};

function isPublic({ name, privacy, inheritedFrom, static: isStatic }) {
  const isHidden = name.startsWith('#') || privacy === 'private' || privacy === 'protected' || lifecycle.has(name);
  return !isHidden && !inheritedFrom && !isStatic;
}

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
  exclude: ['src/localization/generated/**', 'src/internal/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [tagNames, publicMembersOnly],
};
