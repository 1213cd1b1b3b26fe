// After Vite: adds up what a first visit loads, which may not grow beyond a limit, and lays compressed copies beside the
// files, which the server sends to whoever takes them.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const OUTPUT = 'target/classes/META-INF/resources';
const MOST_BYTES = 250 * 1024;
/** What is smaller does not get smaller by much. */
const LEAST_BYTES = 512;
/** The first page that somebody sees who signs in. */
const FIRST_PAGE = 'src/overview/OverviewPage.tsx';

const manifest = JSON.parse(readFileSync(join(OUTPUT, 'manifest.json'), 'utf8'));
rmSync(join(OUTPUT, 'manifest.json'));
checkFirstLoad();
files(join(OUTPUT, 'assets')).forEach(compress);

function checkFirstLoad() {
  const loaded = new Set(['index.html']);
  ['index.html', FIRST_PAGE].forEach((source) => add(source, loaded));
  const bytes = [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(join(OUTPUT, file))).length, 0);
  const kilobytes = (bytes / 1024).toFixed(1);
  if (bytes > MOST_BYTES) {
    console.error(`A first visit loads ${kilobytes} KB (gzip), more than ${MOST_BYTES / 1024}: ${[...loaded].join(', ')}`);
    process.exit(1);
  }
  console.log(`A first visit loads ${kilobytes} KB (gzip) of at most ${MOST_BYTES / 1024}.`);
}

function add(source, loaded) {
  const chunk = manifest[source];
  if (!chunk) {
    console.error(`The build made nothing of ${source}: name the first page in scripts/pack.mjs.`);
    process.exit(1);
  }
  if (!loaded.has(chunk.file)) {
    loaded.add(chunk.file);
    (chunk.css ?? []).forEach((file) => loaded.add(file));
    (chunk.imports ?? []).forEach((imported) => add(imported, loaded));
  }
}

function compress(file) {
  const content = readFileSync(file);
  if (content.length >= LEAST_BYTES) {
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    );
  }
}

function files(folder) {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? files(path) : [path]));
}
