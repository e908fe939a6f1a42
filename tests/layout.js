// What tests/layout.py looks for, measured in the page. Each function gives a line for every fault.
const named = each => each.outerHTML.slice(0, 90).replaceAll("\n", " ");
const all = selector => [...document.querySelectorAll(selector)];
const style = each => getComputedStyle(each);
const box = each => each.getBoundingClientRect();
const seen = each => each.checkVisibility({ visibilityProperty: true }) && box(each).width > 1;

const nodes = () => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) if (walk.currentNode.data.trim()) found.push(walk.currentNode);
  return found;
};
const boxes = node => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(each => each.width > 1);
};

// Colours, as WCAG counts them.
const rgb = colour => (colour.match(/[\d.]+/g) || []).map(Number);
const linear = c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const bright = colour => {
  const [red, green, blue] = rgb(colour).map(c => linear(c / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [low, high] = [bright(one), bright(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const clear = colour => rgb(colour)[3] === 0;
const ground = each => {
  for (; each; each = each.parentElement)
    if (!clear(style(each).backgroundColor)) return style(each).backgroundColor;
  return "rgb(255, 255, 255)";
};

const controls = () =>
  all("a[href], summary, button, input, [tabindex]").filter(each => each.checkVisibility());

const layout = {
  stickingOut: () =>
    all("body *")
      .filter(each => seen(each) && (box(each).right > innerWidth + 1 || box(each).left < -1))
      .map(each => `sticks out: ${named(each)}`),

  cut: () =>
    all("body *")
      .filter(each => seen(each) && style(each).clipPath === "none")
      .filter(each => /hidden|clip/.test(style(each).overflow))
      .filter(each => each.scrollHeight > each.clientHeight + 2
        || each.scrollWidth > each.clientWidth + 2)
      .map(each => `is cut: ${named(each)}`),

  overlapping: () => {
    const texts = nodes().filter(node => seen(node.parentElement))
      .map(node => ({ words: node.data.trim().slice(0, 30), boxes: boxes(node) }));
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
    return texts.flatMap((one, i) => texts.slice(i + 1)
      .filter(other => one.boxes.some(a => other.boxes.some(b => meet(a, b))))
      .map(other => `overlaps: ${one.words} / ${other.words}`));
  },

  sizes: () => nodes().map(node => parseFloat(style(node.parentElement).fontSize)),

  small: () => {
    const targets = controls().filter(seen);
    const inSentence = each => each.tagName === "A"
      && [...each.parentElement.childNodes].some(other => other !== each && other.textContent.trim());
    const near = (a, b) => {
      const [x, y] = [(a.left + a.right) / 2, (a.top + a.bottom) / 2];
      return Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom)) < 12;
    };
    return targets
      .filter(each => Math.min(box(each).width, box(each).height) < 24 && !inSentence(each))
      .filter(each => targets.some(other => other !== each && near(box(each), box(other))))
      .map(named);
  },

  controls: () => controls().map(named),
  focused: () => named(document.activeElement),
  look: () => {
    const each = document.activeElement;
    const around = ground(each.parentElement);
    const { outlineStyle, outlineWidth, outlineColor, backgroundColor, color } = style(each);
    const onTop = spot => {
      const top = document.elementFromPoint(
        (spot.left + spot.right) / 2, (spot.top + spot.bottom) / 2);
      return top && each.contains(top);
    };
    return {
      name: named(each),
      outline: outlineStyle === "none" ? 0 : parseFloat(outlineWidth),
      line: contrast(outlineColor, around),
      fill: clear(backgroundColor) ? 1 : contrast(backgroundColor, around),
      text: contrast(color, ground(each)),
      free: box(each).top >= -1 && [...each.getClientRects()].some(onTop),
    };
  },

  forced: () => all("body *").filter(seen).flatMap(each => {
    const { forcedColorAdjust, backgroundImage, color } = style(each);
    const wrong = [];
    if (forcedColorAdjust === "none") wrong.push("keeps its own colours");
    if (backgroundImage !== "none") wrong.push("has a picture behind it");
    if (contrast(color, ground(each)) < 4.5) wrong.push("cannot be read");
    return wrong.map(what => `${what}: ${named(each)}`);
  }),

  edgeless: () => all(".jps-box, .jps-notice, .jps-badge-required")
    .filter(each => !(parseFloat(style(each).borderInlineStartWidth) >= 1)
      || contrast(style(each).borderInlineStartColor, ground(each)) < 3)
    .map(each => `has no edge: ${named(each)}`),

  moving: () => all("html, body *")
    .filter(each => style(each).scrollBehavior === "smooth" || style(each).animationName !== "none"
      || style(each).transitionDuration.split(",").some(time => parseFloat(time) > 0))
    .map(named),

  closed: () => all("main details:not(.jps-more), aside details")
    .flatMap(each => [...each.querySelectorAll("li, p, dd")].slice(0, 3))
    .map(each => each.firstChild.textContent.trim()),

  words: () => nodes().filter(node => seen(node.parentElement)).map(node => node.data.trim()),
  useless: () => all("nav, .jps-skip, details:not(.jps-more) > summary").filter(seen).map(named),
  pale: () => nodes().map(node => node.parentElement).filter(seen)
    .filter(each => contrast(style(each).color, ground(each)) < 7).map(named),

  long: () => all("p, li, dd").filter(seen)
    .filter(each => box(each).width > 41 * parseFloat(style(each).fontSize)).map(named),
};
