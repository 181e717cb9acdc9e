/** Rules of this contract that the linter does not bring. Configured in redocly.yaml. */

/** Every JSON body, every problem and every event stream shows at least one named example. */
function NamedExample() {
  return {
    MediaType: {
      enter(media, { key, report, location }) {
        if (!/json|event-stream|multipart/.test(String(key))) return;
        if (Object.keys(media.examples ?? {}).length > 0) return;
        report({ message: `${key} needs a named example under \`examples\`.`, location });
      },
    },
  };
}

/** An operation for sessions names the capability that it needs; no other operation does. */
function SessionCapability({ withoutCapability = [] }) {
  return {
    Operation: {
      enter(operation, { report, location }) {
        const id = operation.operationId;
        const wanted = operation.security === undefined && !withoutCapability.includes(id);
        if (wanted && typeof operation['x-capability'] !== 'string') {
          report({ message: `${id} is for sessions and needs \`x-capability\`.`, location });
        }
        if (!wanted && operation['x-capability'] !== undefined) {
          report({ message: `${id} must not have \`x-capability\`.`, location: location.child(['x-capability']) });
        }
      },
    },
  };
}

/** A summary is a phrase, not a sentence: no full stop, short enough for a menu. */
function ShortSummary() {
  return {
    Operation: {
      enter({ summary = '' }, { report, location }) {
        if (summary.length > 60 || summary.endsWith('.')) {
          report({
            message: 'A summary has at most 60 characters and no full stop.',
            location: location.child(['summary']),
          });
        }
      },
    },
  };
}

export default function porticoPlugin() {
  return {
    id: 'portico',
    rules: {
      oas3: { 'named-example': NamedExample, 'session-capability': SessionCapability, 'short-summary': ShortSummary },
    },
  };
}
