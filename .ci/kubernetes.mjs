// Checks Kubernetes objects against the schemas of Kubernetes and of the Prometheus operator: kubernetes.mjs FILE…
//
// Each object has to pass the JSON schema of its kind (types, what is required, patterns), and may have no field that its kind
// does not know. JSON schemas allow those; the types that are made of the same schemas do not, so a compiler looks too.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

const OF_OPERATORS = { "monitoring.coreos.com": "@kubernetes-models/prometheus-operator" };

const problems = [];
const literals = [];
let objects = 0;

for (const file of process.argv.slice(2)) {
  for (const document of parseAllDocuments(readFileSync(file, "utf8"))) {
    document.errors.forEach((error) => problems.push(`${file}: ${error.message}`));
    const object = document.toJS();
    if (object === null) continue;
    const where = `${file}: ${object.kind} ${object.metadata?.name}`;
    const group = String(object.apiVersion).split("/")[0];
    const model = `${OF_OPERATORS[group] ?? "kubernetes-models"}/${object.apiVersion}/${object.kind}`;
    objects++;
    try {
      const kind = (await import(model))[object.kind];
      new kind(object).validate();
    } catch (failure) {
      const unknown = failure.code === "ERR_MODULE_NOT_FOUND" || failure.code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
      problems.push(`${where}: ${unknown ? `there is no ${object.apiVersion} ${object.kind}` : failure.message}`);
      continue;
    }
    literals.push({ where, kind: object.kind, model, json: JSON.stringify(object, null, 1) });
  }
}

// Below this folder, so that the compiler finds the types.
const folder = mkdtempSync(join(import.meta.dirname, "node_modules", ".kubernetes-"));
try {
  literals.forEach(({ where, kind, model, json }, number) => {
    writeFileSync(
      join(folder, `${number}.ts`),
      `// ${where}\nimport type { I${kind} } from "${model}";\nexport const object: I${kind} = ${json};\n`,
    );
  });
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "esnext", "--module", "nodenext", "--pretty", "false"];
  const files = literals.map((_, number) => `${number}.ts`);
  const compiler = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "node_modules", "typescript", "bin", "tsc"), ...options, ...files],
    { cwd: folder, encoding: "utf8" },
  );
  if (compiler.error) throw compiler.error;
  for (const line of `${compiler.stdout}${compiler.stderr}`.split("\n").filter((text) => text.trim() !== "")) {
    const [, number, message] = /^(\d+)\.ts\(\d+,\d+\): error TS\d+: (.*)/.exec(line) ?? [];
    problems.push(number === undefined ? line : `${literals[number].where}: ${message}`);
  }
  if (compiler.status !== 0 && problems.length === 0) problems.push(`the compiler ended with status ${compiler.status}`);
} finally {
  rmSync(folder, { recursive: true });
}

if (objects === 0) problems.push("there is not one object in what was given");
problems.forEach((problem) => console.error(problem));
if (problems.length > 0) process.exit(1);
console.log(`  ${objects} objects are as their schemas say`);
