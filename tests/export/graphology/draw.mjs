// Draws what graphology-gexf reads in a file with the options of Gephi Lite: places, sizes, colours
// and labels are those of the file, and nothing else is known of the network.
// node draw.mjs FILE > PICTURE.svg, run in the folder that the packages are installed in.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const graphology = require("graphology");
const gexf = require("graphology-gexf");

const GEPHI_LITE = { addMissingNodes: true, allowUndeclaredAttributes: true };
const PAPER = "#fdfcf9";
const INK = "#26323c";
// As a viewer that zooms in: places move apart, discs stay as they are.
const SPREAD = 1.5;
const RADIUS = 0.4; // of a size
const BEND = 18; // between the middles of parallel edges
const MARGIN = 30;
const LETTER = 0.58; // the width of a usual letter, in heights

const px = (value) => String(Number(value.toFixed(1)));
const escaped = (text) =>
  String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const compared = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** The nodes as discs, the largest first; in SVG y leads downwards. */
function discsOf(graph) {
  return graph
    .mapNodes((key, { x, y, size, color, label }) => ({
      key, label, color, x: x * SPREAD, y: -y * SPREAD, r: size * RADIUS,
    }))
    .sort((one, other) => other.r - one.r || compared(one.key, other.key));
}

/** The edges as curves; those of one pair stand apart. */
function curvesOf(graph, discs) {
  const at = new Map(discs.map((disc) => [disc.key, disc]));
  const pairs = new Map();
  graph.forEachEdge((key, { color }, source, target) => {
    const pair = [source, target].sort(compared).join("\n");
    pairs.set(pair, [...(pairs.get(pair) ?? []), { key, color }]);
  });
  return [...pairs].sort(([one], [other]) => compared(one, other)).flatMap(([pair, edges]) => {
    const [start, end] = pair.split("\n").map((key) => at.get(key));
    edges.sort((one, other) => compared(one.key, other.key));
    return edges.map(({ color }, i) => ({
      color, start, end, bend: (i - (edges.length - 1) / 2) * BEND,
    }));
  });
}

function path({ color, start, end, bend }) {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  // A quadratic curve comes half as near to its control point as the straight line is.
  const x = (start.x + end.x) / 2 + ((start.y - end.y) / length) * 2 * bend;
  const y = (start.y + end.y) / 2 + ((end.x - start.x) / length) * 2 * bend;
  const to = `${px(end.x)} ${px(end.y)}`;
  const line = bend ? `Q${px(x)} ${px(y)} ${to}` : `L${to}`;
  return `<path d="M${px(start.x)} ${px(start.y)}${line}" stroke="${color}"/>`;
}

const circle = ({ x, y, r, color }) =>
  `<circle cx="${px(x)}" cy="${px(y)}" r="${px(r)}" fill="${color}"/>`;

/** The labels that find room, those of the largest discs first: below, above, right or left. */
function labelsOf(discs) {
  const taken = discs.map(({ x, y, r }) => box(x, y, 2 * r, 2 * r));
  const placed = [];
  for (const { label, x, y, r } of discs) {
    const size = 15 + r * 0.3;
    const width = label.length * size * LETTER;
    const [down, across] = [r + size * 0.6, r + width / 2 + 3];
    const places = [[x, y + down], [x, y - down], [x + across, y], [x - across, y]];
    const free = places.find(([cx, cy]) => !taken.some((other) => meet(box(cx, cy, width, size), other)));
    if (free) {
      taken.push(box(...free, width, size));
      placed.push({ label, size, x: free[0], y: free[1], box: taken.at(-1) });
    }
  }
  return placed;
}

const box = (x, y, width, height) => ({
  left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2,
});
const meet = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const text = ({ label, size, x, y }) =>
  `<text x="${px(x)}" y="${px(y + size * 0.35)}" font-size="${px(size)}">${escaped(label)}</text>`;

function drawing(graph) {
  const discs = discsOf(graph);
  const labels = labelsOf(discs);
  const boxes = [...labels.map((label) => label.box), ...discs.map(({ x, y, r }) => box(x, y, 2 * r, 2 * r))];
  const left = Math.min(...boxes.map((one) => one.left)) - MARGIN;
  const top = Math.min(...boxes.map((one) => one.top)) - MARGIN;
  const width = Math.max(...boxes.map((one) => one.right)) + MARGIN - left;
  const height = Math.max(...boxes.map((one) => one.bottom)) + MARGIN - top;
  const page = [left, top, width, height].map(px);
  const { title = "", description = "" } = graph.getAttributes();
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${page.join(" ")}" width="${page[2]}" height="${page[3]}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<rect x="${page[0]}" y="${page[1]}" width="100%" height="100%" fill="${PAPER}"/>`,
    `<g fill="none" stroke-width="1.6" stroke-opacity="0.55">`,
    ...curvesOf(graph, discs).map(path),
    `</g>`,
    `<g stroke="${PAPER}" stroke-width="1.5">`,
    ...discs.map(circle),
    `</g>`,
    `<g font-family="Inter, 'Segoe UI', Arial, 'DejaVu Sans', sans-serif" fill="${INK}" text-anchor="middle" paint-order="stroke" stroke="${PAPER}" stroke-width="3" stroke-linejoin="round">`,
    ...labels.map(text),
    `</g>`,
    `</svg>`,
    "",
  ].join("\n");
}

const [file] = process.argv.slice(2);
const graph = gexf.parse(graphology.MultiGraph, readFileSync(file, "utf-8"), GEPHI_LITE);
process.stdout.write(drawing(graph));
