// Bundles the sources beside this file, a script a page, and writes the licences of what went into them:
//   code/      static/web/editor.js    the editor and what comes of sending
//   question/  static/web/question.js  a question in homework and practice
//   quiz/      static/web/quiz.js      an attempt at a timed quiz
//   author/    static/web/author.js    the files of an exercise, written by its author
//   arrange/   in question and quiz    ordering and matching by dragging, by finger and by keyboard
//   saving/    in each of them         what is typed is kept until the server has it
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

const result = await build({
  entryPoints: Object.fromEntries(
    Object.entries({ editor: "code", question: "question", quiz: "quiz", author: "author" }).map(([name, folder]) => [
      name,
      path.join(here, folder, "main.js"),
    ]),
  ),
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  metafile: true,
  write: false,
  outdir,
});

const packages = new Set(
  Object.keys(result.metafile.inputs)
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
  ...result.outputFiles.map((file) => [file.path, file.text]),
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
