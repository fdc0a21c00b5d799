#!/usr/bin/env node
// Writes aws-arguments.json: for every AWS type that the modules use, the names of its arguments and blocks (a ! marks what is
// required) and of what can be read from it. They come from npm's @cdktf/provider-aws, which was made from the provider's own
// schema. Run it when a type is added or the provider moves:
//   npm install --ignore-scripts --legacy-peer-deps --prefix /tmp/cdk @cdktf/provider-aws@21.22.1
//   infra/terraform/list-arguments.mjs /tmp/cdk/node_modules/@cdktf/provider-aws
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const bindings = process.argv[2];
const here = import.meta.dirname ?? dirname(new URL(import.meta.url).pathname);

const snake = (camel) => camel.replace(/[A-Z]/g, (letter) => "_" + letter.toLowerCase());
const bare = (name) => name.replaceAll("_", "");

function typesInUse(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(".tf"))
    .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/^(resource|data) "(aws_\w+)"/gm)])
    .map(([, kind, type]) => (kind === "data" ? "data." + type : type));
}

function source(type, ending) {
  const folder = join(bindings, "lib", type.replace("data.aws_", "data-aws-").replace(/^aws_/, "").replaceAll("_", "-"));
  if (!existsSync(folder)) throw new Error(`${type}: there is no ${folder}`);
  const files = readdirSync(folder).filter((file) => file.endsWith(ending));
  return files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
}

function describe(type) {
  const code = source(type, ".js");
  const declared = source(type, ".d.ts");
  const writers = new Map([...code.matchAll(/^function (\w+)ToHclTerraform\(struct\) \{([\s\S]*?)^\}/gm)].map((m) => [m[1], m[2]]));
  const required = new Map(
    [...declared.matchAll(/export interface (\w+)[^{]*\{([\s\S]*?)^\}/gm)].map(([, name, body]) => [
      name.toLowerCase(),
      new Set([...body.matchAll(/^ {4}readonly (\w+):/gm)].map((m) => m[1].toLowerCase())),
    ]),
  );
  const names = (body, record) =>
    Object.fromEntries(
      [...body.matchAll(/^ {8,12}(\w+): \{\n\s+value: ([^\n]*)\n\s+isBlock: (true|false),/gm)].map(([, name, value, block]) => {
        const key = name + (required.get(record.toLowerCase())?.has(bare(name)) ? "!" : "");
        if (block === "false") return [key, 1];
        const inner = [...value.matchAll(/(\w+)ToHclTerraform/g)].map((m) => m[1]).find((writer) => writers.has(writer));
        return [key, inner ? names(writers.get(inner), inner) : {}];
      }),
    );
  const config = declared.match(/export interface (\w+Config) extends/)[1];
  const whole = declared.slice(declared.indexOf("static readonly tfResourceType"));
  return {
    takes: names(code.match(/synthesizeHclAttributes\(\) \{([\s\S]*?)^ {4}\}/m)[1], config),
    gives: [...new Set([...whole.matchAll(/^ {4}get (\w+)\(\)/gm)].map((m) => snake(m[1])).filter((name) => !name.endsWith("_input")))].sort(),
  };
}

const about = JSON.parse(readFileSync(join(bindings, "package.json"), "utf8"));
const types = [...new Set(typesInUse(here))].sort();
const lines = types.map((type) => `  ${JSON.stringify(type)}: ${JSON.stringify(describe(type))}`);
const head = `"source": "hashicorp/aws ${about.cdktf?.provider?.version ?? about.cdktf?.providerVersion}, by way of npm's @cdktf/provider-aws ${about.version}"`;
writeFileSync(join(here, "aws-arguments.json"), `{\n  ${head},\n${lines.join(",\n")}\n}\n`);
