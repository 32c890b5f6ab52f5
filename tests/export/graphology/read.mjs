// Prints what graphology-gexf makes of a file, with its default options or with those of Gephi Lite.
// node read.mjs FILE default|gephi-lite, run in the folder that the packages are installed in.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const graphology = require("graphology");
const gexf = require("graphology-gexf");

const OPTIONS = {
  default: {},
  "gephi-lite": { addMissingNodes: true, allowUndeclaredAttributes: true },
};
const [file, options] = process.argv.slice(2);
const graph = gexf.parse(graphology.MultiGraph, readFileSync(file, "utf-8"), OPTIONS[options]);
process.stdout.write(
  JSON.stringify({
    type: graph.type,
    nodes: graph.mapNodes((key, attributes) => ({ key, attributes })),
    edges: graph.mapEdges((key, attributes, source, target) => ({ key, source, target, attributes })),
  }),
);
