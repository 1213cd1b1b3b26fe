// Checks the links of Markdown files: links.mjs FILE…
//
// What a relative link names must be there, and an anchor must be a heading (or an id) of the page it leads to. Links to other
// sites are only looked at for their form: a build must not depend on other people's sites.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const problems = [];
const anchorsOf = new Map();

function prose(file) {
  return readFileSync(file, "utf8").replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
}

// As GitHub names them: in small letters, without punctuation, blanks become dashes, repetitions are numbered.
function anchors(file) {
  if (!anchorsOf.has(file)) {
    const seen = new Map();
    const found = new Set([...prose(file).matchAll(/<[^>]+\s(?:id|name)="([^"]+)"/g)].map((match) => match[1]));
    for (const [, heading] of prose(file).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
      const name = heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
        .replaceAll(" ", "-");
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      found.add(before === 0 ? name : `${name}-${before}`);
    }
    anchorsOf.set(file, found);
  }
  return anchorsOf.get(file);
}

const files = process.argv.slice(2);
let links = 0;
for (const file of files) {
  const text = prose(file).replace(/`[^`\n]*`/g, "");
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map((match) => match[1]);
  const defined = [...text.matchAll(/^\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/gm)].map((match) => match[1]);
  for (const link of [...inline, ...defined]) {
    links++;
    if (/^(https?|mailto):/.test(link)) {
      if (!URL.canParse(link)) problems.push(`${file}: ${link} is no address`);
      continue;
    }
    const [path, anchor] = link.split("#");
    const target = path === "" ? file : normalize(join(dirname(file), decodeURIComponent(path)));
    if (!existsSync(target)) {
      problems.push(`${file}: there is no ${link}`);
    } else if (anchor && statSync(target).isFile() && target.endsWith(".md") && !anchors(target).has(decodeURIComponent(anchor))) {
      problems.push(`${file}: ${target} has no heading #${anchor}`);
    }
  }
}

if (links === 0) problems.push("there is not one link in what was given");
problems.forEach((problem) => console.error(problem));
if (problems.length > 0) process.exit(1);
console.log(`  ${links} links in ${files.length} pages lead somewhere`);
