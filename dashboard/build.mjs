// What Maven runs: `node build.mjs build` and `node build.mjs test`. Does only what has to be done again, so that
// building Waybill a second time does not cost the dashboard's build a second time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = [
  '.npmrc', 'browser', 'build.mjs', 'index.html', 'openapi.json', 'package.json', 'package-lock.json', 'public',
  'scripts', 'src', 'tsconfig.json', 'vite.config.ts',
];
const INSTALLED = 'node_modules/.waybill-installed';
const OUTPUT = 'target/classes/META-INF/resources/index.html';
const STEPS = {
  build: { done: 'target/dashboard-built', script: 'build', upToDate: () => existsSync(OUTPUT) },
  test: { done: 'target/dashboard-tested', script: 'test', upToDate: () => true },
};

process.chdir(dirname(fileURLToPath(import.meta.url)));
const step = STEPS[process.argv[2]];
if (!step) {
  fail('Say what to do: node build.mjs build, or node build.mjs test.');
}
checkNode();
const sources = fingerprint(SOURCES);
if (!(step.upToDate() && recorded(step.done) === sources)) {
  install();
  rmSync(step.done, { force: true });
  npm('run', '--silent', step.script);
  record(step.done, sources);
}

function install() {
  const wanted = fingerprint(['package-lock.json']);
  if (recorded(INSTALLED) !== wanted) {
    npm('ci', '--loglevel=error');
    record(INSTALLED, wanted);
  }
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  paths.forEach((path) => add(hash, path));
  return hash.digest('hex');
}

function add(hash, path) {
  if (statSync(path).isDirectory()) {
    readdirSync(path).sort().forEach((name) => add(hash, join(path, name)));
  } else {
    const content = readFileSync(path);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
}

function recorded(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function record(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function npm(...args) {
  // On Windows npm is a script, which only a shell can start.
  const { error, status } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) {
    fail(`The dashboard is built with npm, which cannot be started (${error.message}): install it beside Node.`);
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`The dashboard is built with Node 20.19 or later; this is ${process.versions.node}.`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
