// Bundles the sources beside this file, a script a page, and writes the licences of what went into them:
//   code/      static/web/exercise.js     a code exercise and what comes of sending
//   editing/   static/web/editor.js       its editor, which the page fetches after itself
//   writing/   static/web/writing.js      completion and searching, which the editor takes when somebody writes in it
//   question/  static/web/question.js     a question in homework and practice
//   quiz/      static/web/quiz.js         an attempt at a timed quiz
//   author/    static/web/author.js       the files of an exercise, written by its author
//   arrange/   in question and quiz       ordering and matching by dragging, by finger and by keyboard
//   saving/    in each of them            what is typed is kept until the server has it
//
//   npm ci && npm run build            writes all files
//   npm run build -- --check           writes nothing; fails if the committed files differ

import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../../..");
const outdir = path.resolve(here, "../static/web");
const licences = path.join(outdir, "editor.LICENSES.txt");
const main = (folder) => path.join(here, folder, "main.js");
const options = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: ["es2022"],
  charset: "utf8",
  metafile: true,
  write: false,
  outdir,
};

// writing.js works on the editor that is there, so it takes what it needs of these packages from editor.js, which puts it
// where `editor-parts` is imported. Which names those are is read from writing.js itself.
const SHARED = ["@codemirror/language", "@codemirror/state", "@codemirror/view", "@lezer/common", "@lezer/python"];
const names = await namesTaken(main("writing"));
const list = (of) => names[of].join(", ");
const parts = {
  name: "editor-parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^editor-parts$/ }, () => ({ path: "all", namespace: "parts" }));
    onLoad({ filter: /./, namespace: "parts" }, () => ({
      contents: SHARED.map((one, n) => `import { ${names[one].map((name) => `${name} as ${name}_${n}`)} } from "${one}";`)
        .concat(`globalThis.editorParts = { ${SHARED.map(
          (one, n) => `"${one}": { ${names[one].map((name) => `${name}: ${name}_${n}`)} }`,
        )} };`)
        .join("\n"),
      resolveDir: root,
    }));
  },
};
const taken = {
  name: "taken-parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@(codemirror|lezer)\// }, ({ path: of }) =>
      SHARED.includes(of) ? { path: of, namespace: "taken" } : undefined,
    );
    onLoad({ filter: /./, namespace: "taken" }, ({ path: of }) => ({
      contents: `export const { ${list(of)} } = globalThis.editorParts["${of}"];`,
    }));
  },
};

async function namesTaken(entry) {
  const { outputFiles } = await build({ ...options, entryPoints: [entry], external: SHARED, format: "esm", minify: false });
  const found = Object.fromEntries(SHARED.map((one) => [one, new Set()]));
  for (const [, list, of] of outputFiles[0].text.matchAll(/import\s*\{([^}]*)\}\s*from\s*"([^"]+)"/g)) {
    for (const one of list.split(",")) if (one.trim()) found[of].add(one.trim().split(" ")[0]);
  }
  return Object.fromEntries(Object.entries(found).map(([of, some]) => [of, [...some].sort()]));
}

const pages = { exercise: "code", question: "question", quiz: "quiz", author: "author" };
const results = await Promise.all([
  build({
    ...options,
    format: "iife",
    entryPoints: Object.fromEntries(Object.entries(pages).map(([name, folder]) => [name, main(folder)])),
  }),
  build({ ...options, format: "esm", entryPoints: { editor: main("editing") }, plugins: [parts] }),
  build({ ...options, format: "esm", entryPoints: { writing: main("writing") }, plugins: [taken] }),
]);

const packages = new Set(
  results
    .flatMap(({ metafile }) => Object.keys(metafile.inputs))
    .map((input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
    .filter(Boolean),
);

async function notice(name) {
  const folder = path.join(root, "node_modules", name);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const { version } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  return `${name} ${version}\n\n${(await readFile(path.join(folder, file), "utf8")).trim()}\n`;
}

const rule = `\n${"-".repeat(72)}\n\n`;
const made = new Map([
  ...results.flatMap(({ outputFiles }) => outputFiles.map((file) => [file.path, file.text])),
  [licences, (await Promise.all([...packages].sort().map(notice))).join(rule)],
]);

for (const [file, text] of made) {
  const name = path.relative(root, file);
  if (!process.argv.includes("--check")) {
    await writeFile(file, text);
    console.log(`${name}: ${Math.round(text.length / 1024)} KB`);
  } else if ((await readFile(file, "utf8")) !== text) {
    console.error(`${name} is not what its sources build: run "npm run build" and commit it`);
    process.exitCode = 1;
  }
}
