// The languages of an exercise's files: Python comes whole, TOML and Markdown as far as their colours go.

import { python } from "@codemirror/lang-python";
import { StreamLanguage } from "@codemirror/language";

const toml = StreamLanguage.define({
  name: "toml",
  startState: () => ({ end: "", value: false }),
  token(stream, state) {
    if (state.end) {
      while (!stream.eol()) {
        if (stream.match(state.end)) {
          state.end = "";
          return "string";
        }
        if (stream.next() === "\\" && state.end.startsWith('"')) stream.next();
      }
      return "string";
    }
    if (stream.sol()) state.value = false;
    if (stream.eatSpace()) return null;
    if (stream.match(/#.*/)) return "comment";
    if (stream.sol() && stream.match(/\[\[?[^\]]*\]\]?/)) return "className";
    const quotes = stream.match(/"""|'''/);
    if (quotes) {
      state.end = quotes[0];
      return "string";
    }
    if (stream.match(/"(?:[^"\\]|\\.)*"?/) || stream.match(/'[^']*'?/)) return "string";
    if (stream.match(/[A-Za-z0-9_-]+(?=(?:\.[A-Za-z0-9_-]+)*\s*=)/)) return "propertyName";
    if (stream.match(/(?:true|false)\b/)) return "bool";
    if (stream.match(/[+-]?\d[\d_.eE+-]*/)) return "number";
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "#" } },
});

const markdown = StreamLanguage.define({
  name: "markdown",
  startState: () => ({ fence: false, formula: false }),
  token(stream, state) {
    if (stream.sol() && stream.match(/```.*/)) {
      state.fence = !state.fence;
      return "meta";
    }
    if (state.fence) {
      stream.skipToEnd();
      return "string";
    }
    if (stream.sol() && stream.match(/\$\$\s*$/)) {
      state.formula = !state.formula;
      return "meta";
    }
    if (state.formula) {
      stream.skipToEnd();
      return "number";
    }
    if (stream.sol() && stream.match(/#{1,6} .*/)) return "keyword";
    if (stream.sol() && stream.match(/\s*(?:[-*+]|\d+\.) /)) return "meta";
    if (stream.match(/`[^`]*`/)) return "string";
    if (stream.match(/\$[^$]+\$/)) return "number";
    if (stream.match(/\{\{[^}]*\}\}/)) return "className";
    if (stream.match(/!?\[[^\]]*\]\([^)]*\)/)) return "className";
    if (stream.match(/\*\*[^*]+\*\*/) || stream.match(/\*[^*\s][^*]*\*/)) return "keyword";
    stream.next();
    stream.match(/[^`$!{[*]+/);
    return null;
  },
});

/** What CodeMirror needs to show the file at `path`. */
export function languageOf(path) {
  if (path.endsWith(".toml")) return toml;
  if (path.endsWith(".md")) return markdown;
  return path.endsWith(".py") ? python() : [];
}
