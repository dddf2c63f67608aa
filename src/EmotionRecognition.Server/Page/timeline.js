// Emotions over time: stacked probabilities below the waveform, and segments of speech behind it.

const percent = new Intl.NumberFormat("en", { style: "percent" });

/** Draws a timeline into a figure, and its segments into the waveform. */
export function drawTimeline(figure, waveform, { seconds, classes, colors, segments, stretches }) {
  const at = time => 400 * Math.min(1, time / seconds);
  waveform.prepend(...segments.map(({ start, end }) => box(at(start), 0, at(end) - at(start), 80)));
  const svg = figure.querySelector("svg");
  svg.setAttribute("aria-label", describe(classes, stretches));
  svg.replaceChildren(...stretches.map(({ start, end, probabilities }) => {
    let top = 0;
    const stack = made("g");
    const title = made("title");
    title.textContent = `${clock(start)} to ${clock(end)}: ${named(classes, probabilities)}`;
    stack.append(title, ...probabilities.map((probability, i) => {
      const each = box(at(start), top, at(end) - at(start), 100 * probability, colors[i]);
      top += 100 * probability;
      return each;
    }));
    return stack;
  }));
  figure.querySelector(".axis").lastElementChild.textContent = clock(seconds);
  figure.querySelector("ul").replaceChildren(...classes.map((name, i) => {
    const item = document.createElement("li");
    const mark = document.createElement("i");
    mark.style.background = colors[i];
    item.append(mark, name);
    return item;
  }));
  figure.hidden = segments.length === 0;
}

function describe(classes, stretches) {
  const turns = stretches.map(({ start, probabilities }) => ({ start, name: classes[best(probabilities)] }))
    .filter(({ name }, i, all) => i === 0 || all[i - 1].name !== name);
  return `Emotions over time: ${turns.map(({ start, name }) => `${clock(start)} ${name}`).join(", ")}`;
}

function named(classes, probabilities) {
  const index = best(probabilities);
  return `${classes[index]} ${percent.format(probabilities[index])}`;
}

function best(probabilities) {
  return probabilities.indexOf(Math.max(...probabilities));
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function box(x, y, width, height, color) {
  const rect = made("rect");
  for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value.toFixed(2));
  if (color) rect.setAttribute("fill", color);
  rect.setAttribute("shape-rendering", "crispEdges");
  return rect;
}

function made(name) {
  return document.createElementNS("http://www.w3.org/2000/svg", name);
}
