import type { Send } from './client';
import { problemOf } from './problem';

export interface ReceivedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Asks for a file as whoever is signed in: a link could not carry the token. */
export async function receive(send: Send, path: string, otherwise: string, headers: HeadersInit = {}): Promise<ReceivedFile> {
  const response = await send(new Request(new URL(path, location.href), { headers }));
  return {
    name: fileNameIn(response.headers.get('Content-Disposition')) ?? otherwise,
    content: await response.blob(),
  };
}

/** Gives a file to the browser to keep. */
export function keep({ name, content }: ReceivedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  release(address);
}

/** Shows a file in a tab of its own, or where no tab may be opened, gives it to the browser to keep. */
export function show(file: ReceivedFile): void {
  const address = URL.createObjectURL(file.content);
  if (window.open(address, '_blank') === null) {
    keep(file);
  }
  release(address);
}

/** The name that a Content-Disposition gives to a file, without anything that could be a path. */
export function fileNameIn(disposition: string | null): string | null {
  const name = /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
  return name === undefined ? null : name.replace(/[/\\]/g, '_');
}

/** Whether the server has no such thing at all, as one that is older than this page. */
export function isMissing(failure: unknown): boolean {
  const { status } = problemOf(failure);
  return status === 404 || status === 405 || status === 406 || status === 501;
}

const READ_BY_THEN_MILLIS = 60_000;

function release(address: string): void {
  setTimeout(() => URL.revokeObjectURL(address), READ_BY_THEN_MILLIS);
}
