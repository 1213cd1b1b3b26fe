// Checks what docker-compose does not: compose.mjs COMPOSE_FILE ENV_EXAMPLE
//
// Every variable is in the example and nothing else is; no secret has a value there; every service has a limit on memory, and
// a health check of its own or from its image; what is published beside nginx listens on loopback only.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const [composeFile, exampleFile] = process.argv.slice(2);
const text = readFileSync(composeFile, "utf8");
const services = parse(text, { merge: true }).services;
const problems = [];

const example = new Map(
  readFileSync(exampleFile, "utf8")
    .split("\n")
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
);
const used = new Set([...text.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)/g)].map((match) => match[1]));
const OF_COMPOSE = ["COMPOSE_PROFILES", "COMPOSE_PROJECT_NAME"];
for (const name of used) if (!example.has(name)) problems.push(`${exampleFile} lacks ${name}`);
for (const name of example.keys()) {
  if (!used.has(name) && !OF_COMPOSE.includes(name)) problems.push(`${exampleFile} has ${name}, which nothing reads`);
}
for (const [name, value] of example) {
  if (/(PASSWORD|_KEY|TOKEN|SECRET)$/.test(name) && value !== "") problems.push(`${exampleFile} tells ${name}`);
}
for (const [, name, otherwise] of text.matchAll(/(?<!\$)\$\{([A-Z0-9_]*(?:PASSWORD|_KEY|TOKEN|SECRET))((?:[:?-].*?)?)\}/g)) {
  if (!otherwise.startsWith(":?")) problems.push(`${composeFile}: without ${name} it starts all the same`);
}

const OF_THE_IMAGE = /^waybill(-axonserver)?:/;
const WITHOUT_HEALTH = ["otel-collector", "kibana-user"]; // Nothing in the one to ask with; the other ends.
for (const [name, service] of Object.entries(services)) {
  if (service.mem_limit === undefined) problems.push(`${name} has no limit on its memory`);
  if (service.healthcheck === undefined && !OF_THE_IMAGE.test(service.image) && !WITHOUT_HEALTH.includes(name)) {
    problems.push(`${name} has no health check`);
  }
  if (/:latest$|^[^:]+$/.test(service.image)) problems.push(`${name} takes whatever ${service.image} is today`);
  for (const port of service.ports ?? []) {
    if (name !== "nginx" && !port.startsWith("127.0.0.1:")) problems.push(`${name} publishes ${port} to the world`);
  }
}

problems.forEach((problem) => console.error(problem));
if (problems.length > 0) process.exit(1);
console.log(`  ${Object.keys(services).length} services, ${used.size} variables`);
