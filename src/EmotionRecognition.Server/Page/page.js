import { record } from "./recorder.js";
import { drawTimeline } from "./timeline.js";

const $ = id => document.getElementById(id);
const percent = new Intl.NumberFormat("en", { style: "percent" });
let sound = null;
let turn = 0;

const model = await (await fetch("api/model")).json();
$("model").textContent = model.title;
$("words").hidden = !model.readsText;
$("set").replaceChildren(...model.featureSets.map(name => new Option(name)));

$("file").addEventListener("change", () => $("file").files.length > 0 && listen($("file").files[0]));
$("set").addEventListener("change", showFeatures);
$("features").addEventListener("toggle", showFeatures);
$("text").addEventListener("change", () => sound && listen(sound));

for (const name of ["dragover", "drop", "dragleave"]) {
  $("drop").addEventListener(name, event => {
    event.preventDefault();
    $("drop").classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length > 0) listen(event.dataTransfer.files[0]);
  });
}

let stop = null;
$("record").addEventListener("click", async () => {
  try {
    if (stop) {
      const ended = stop;
      setRecording(null);
      await listen(await ended());
    } else {
      setRecording(await record());
    }
  } catch (error) {
    setRecording(null);
    fail(`The microphone cannot be used: ${error.message}`);
  }
});

function setRecording(value) {
  stop = value;
  $("record").textContent = value ? "Stop" : "Record";
  $("record").classList.toggle("on", value !== null);
  $("status").textContent = value ? "Recording…" : "";
}

function fail(message) {
  $("status").textContent = "";
  $("error").textContent = message;
  $("error").hidden = false;
  $("result").hidden = true;
}

async function post(path, query) {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: sound,
  });
  const answer = await response.json().catch(() => ({ detail: `the server answered ${response.status}` }));
  if (!response.ok) throw new Error(answer.detail ?? answer.title);
  return answer;
}

async function listen(blob) {
  sound = blob;
  const mine = ++turn;
  $("error").hidden = true;
  $("status").textContent = "Listening…";
  try {
    const answer = await post("api/predict", { text: $("text").value });
    if (mine !== turn) return;
    show(answer);
    if (model.timelineFrom === null || answer.sound.seconds <= model.timelineFrom) return;
    $("status").textContent = "Listening again, piece by piece…";
    const timeline = await post("api/timeline", {});
    if (mine !== turn) return;
    $("status").textContent = "";
    drawTimeline($("timeline"), $("waveform"), timeline);
  } catch (error) {
    if (mine === turn) fail(error.message);
  }
}

function show(answer) {
  $("status").textContent = "";
  $("result").hidden = false;
  $("emotion").textContent = answer.warnings.length > 0 ? `unsure, closest to ${answer.emotion}` : answer.emotion;
  const { seconds, sampleRate, channels, waveform } = answer.sound;
  $("sound").textContent = `${seconds.toFixed(1)} s, ${sampleRate} Hz, ${channels === 1 ? "mono" : `${channels} channels`}`;
  $("warnings").replaceChildren(...answer.warnings.map(text => element("li", text)));
  URL.revokeObjectURL($("player").src);
  $("player").src = URL.createObjectURL(sound);
  draw(waveform);
  $("timeline").hidden = true;
  $("classes").tBodies[0].replaceChildren(...answer.classes.map(row));
  showFeatures();
}

function row({ name, probability, inSet }) {
  const bar = element("div");
  bar.className = "bar";
  bar.style.width = `${100 * probability}%`;
  const line = element("tr");
  line.classList.toggle("in-set", inSet === true);
  const head = element("th", name);
  head.scope = "row";
  const cell = element("td");
  cell.append(bar);
  line.append(head, cell, element("td", percent.format(probability)));
  return line;
}

function draw(waveform) {
  const count = waveform.length / 2;
  const peak = Math.max(1e-6, ...waveform.map(Math.abs));
  const point = (i, value) => `${(400 * i / Math.max(1, count - 1)).toFixed(1)},${(40 - 38 * value / peak).toFixed(1)}`;
  const upper = Array.from({ length: count }, (_, i) => point(i, waveform[2 * i + 1]));
  const lower = Array.from({ length: count }, (_, i) => point(i, waveform[2 * i])).reverse();
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", `M${[...upper, ...lower].join("L")}Z`);
  $("waveform").replaceChildren(path);
}

async function showFeatures() {
  if (!$("features").open || !sound) return;
  const body = $("features").querySelector("tbody");
  try {
    const { columns, values } = await post("api/features", { set: $("set").value });
    body.replaceChildren(...columns.map((name, i) => {
      const line = element("tr");
      line.append(element("td", name), element("td", values[i].toPrecision(5)));
      return line;
    }));
  } catch (error) {
    body.replaceChildren(element("tr", error.message));
  }
}

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
